import Fastify, { type FastifyInstance } from "fastify";
import { HTTP_LIMITS, OVERLOAD } from "../../src/app/limits.js";
import { Outflow } from "../../src/app/outflow.js";

/** So long that a second is enough for five. */
const LONG = "x".repeat(HTTP_LIMITS.bytesPerSecond / 5);

let http: FastifyInstance;
let outflow: Outflow;
beforeEach(() => {
  http = Fastify();
  outflow = new Outflow();
  outflow.watch(http);
  http.get("/long", () => LONG);
  http.get("/buffer", (_request, reply) => reply.send(Buffer.from(LONG)));
  http.get("/short", () => "short");
});
afterEach(() => http.close());

/** After how many milliseconds each is there whole. */
const asked = async (paths: readonly string[]): Promise<readonly number[]> => {
  await http.ready(); // the first request would wait for that
  const began = performance.now();
  return Promise.all(paths.map(async (path) => {
    const { payload } = await http.inject(path);
    expect(payload.length).toBe(path === "/short" ? 5 : LONG.length);
    return performance.now() - began;
  }));
};

it("long answers go out one after the other, no more than so many bytes a second; short ones are not held up", async () => {
  const [first, second, third, , , , last, short] = await asked(["/long", "/buffer", "/long", "/long", "/long", "/long", "/long", "/short"]);
  expect([second! >= 190, third! >= 390, last! >= 1_190, short! < last!, first! < last!]).toEqual([true, true, true, true, true]);
});

it("who would have to wait too long for one can be told so", async () => {
  expect(outflow.isBehind).toBe(false);
  const going = asked(Array<string>(2 * Math.ceil(OVERLOAD.waitMs / 200)).fill("/long")); // on a busy machine a second may pass until the last has come so far
  for (const began = performance.now(); !outflow.isBehind && performance.now() - began < 2_000;) await new Promise((resolve) => setImmediate(resolve));
  expect(outflow.isBehind).toBe(true);
  await going;
  expect(outflow.isBehind).toBe(false);
});

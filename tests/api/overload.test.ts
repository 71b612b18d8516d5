import request from "supertest";
import { HTTP_LIMITS, OVERLOAD } from "../../src/app/limits.js";
import { Outflow } from "../../src/app/outflow.js";
import { Admission, Overloaded } from "../../src/app/overload.js";
import { answered, serve, type AskedServer } from "../support/asked-server.js";

const DEAR = "{ companies(first: 100) { nodes { slug ladders { name rungs { code title } } } } }";
const CHEAP = "{ canonicalLevels { key } rateLimit { used cost } }";

let served: AskedServer;
beforeAll(async () => { served = await serve({ fairUse: { rateLimit: 300_000 } }); });
afterAll(() => served.close());
afterEach(() => jest.restoreAllMocks());

/** From now on no dear operation is let in. */
const full = (): jest.SpyInstance => jest.spyOn(Admission.prototype, "enter").mockRejectedValue(new Overloaded("WAITED", 2_500));
const standing = async (): Promise<{ readonly used: number; readonly cost: number }> => (await served.ask(CHEAP)).data?.rateLimit as { used: number; cost: number };

it("a dear operation that is not let in was not run, is told so with when to come back, and takes no points", async () => {
  full();
  const before = await standing();
  const answer = await served.ask(DEAR);
  expect(answer).toMatchObject({ status: 503, data: undefined, errors: [{ message: expect.stringMatching(/Try again in 3 s/), extensions: { code: "OVERLOADED", retryAfter: 3 } }] });
  expect([answer.headers["retry-after"], Number.parseInt(answer.headers["x-query-cost"] ?? "", 10) > OVERLOAD.dear]).toEqual(["3", true]);
  expect(await standing()).toEqual({ cost: before.cost, used: before.used + before.cost });
});

it("a cheap operation does not ask to be let in", async () => {
  const enter = full();
  expect((await served.ask(CHEAP)).status).toBe(200);
  expect(enter).not.toHaveBeenCalled();
});

it("a dear answer is made and written a little at a time", async () => {
  const schema = `{ ${Array.from({ length: 5 }, (_, i) => `a${i}: __schema { types { name description fields { name description type { name ofType { name ofType { name } } } } inputFields { name } enumValues { name } } }`).join(" ")} }`;
  expect((await served.ask(schema)).status).toBe(200); // read and checked
  const turns: number[] = [];
  let isDone = false;
  const answer = served.ask(schema).finally(() => { isDone = true; });
  for (let last = performance.now(); !isDone; last = performance.now()) {
    await new Promise((resolve) => { setImmediate(resolve); });
    turns.push(performance.now() - last);
  }
  expect((await answer).status).toBe(200);
  expect(Math.max(...turns)).toBeLessThan(turns.reduce((sum, ms) => sum + ms, 0) / 3);
});

it("a page says so as a page, with the same status and header", async () => {
  full();
  const page = await request(served.app.server).get("/readiness?from=ic/senior").set("accept", "text/html");
  expect([page.status, page.headers["retry-after"], page.headers["content-type"], page.text.includes("Try again in 3 s")]).toEqual([503, "3", "text/html; charset=utf-8", true]);
});

it("a long answer that is kept is not sent while others still have to go out; a short one is", async () => {
  const long = DEAR.replace("title", "title scope note mapping { comment }");
  for (let i = 0; i < 3; i += 1) expect((await served.ask(long)).text.length).toBeGreaterThan(HTTP_LIMITS.longAnswer);
  jest.spyOn(Outflow.prototype, "isBehind", "get").mockReturnValue(true);
  const began = performance.now();
  expect(await served.ask(long)).toMatchObject({ status: 503, errors: [{ extensions: { code: "OVERLOADED", retryAfter: 2 } }] });
  expect(performance.now() - began).toBeGreaterThan(OVERLOAD.waitMs / 2);
  expect((await served.ask(CHEAP)).status).toBe(200);
});

it("what was refused is counted by why", async () => {
  expect(answered(await request(served.app.server).get("/health/live")).status).toBe(200);
  const metrics = await request(served.app.server).get("/metrics");
  expect(metrics.text).toMatch(/^org_ladder_dear_operations\{state="waiting"\} 0$/m);
  expect(metrics.text).toMatch(/^# TYPE org_ladder_shed_total counter$/m);
});

it("whoever is let in leaves, whatever comes of it: data, errors, a share that is used up", async () => {
  const figures: (() => Admission["figures"])[] = [];
  const enter = Admission.prototype.enter;
  jest.spyOn(Admission.prototype, "enter").mockImplementation(function (this: Admission, arrival) {
    figures.push(() => this.figures);
    return enter.call(this, arrival);
  });
  const statuses: number[] = [];
  for (const query of [DEAR, DEAR.replace("100", "101"), ...Array<string>(20).fill(DEAR.replace("title", "title scope note order track aliases hybrid"))]) statuses.push((await served.ask(`${query} # ${statuses.length}`)).status);
  expect([statuses[0], statuses[1], statuses.at(-1)]).toEqual([200, 200, 429]);
  expect([figures.length > 2, figures.at(-1)!()]).toEqual([true, { under_way: 0, waiting: 0 }]);
});

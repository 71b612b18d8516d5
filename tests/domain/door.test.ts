import { connect, type AddressInfo, type Socket } from "node:net";
import Fastify, { type FastifyInstance } from "fastify";
import { guardDoor } from "../../src/app/door.js";
import { HTTP_LIMITS, OVERLOAD } from "../../src/app/limits.js";

let http: FastifyInstance;
let room: { hasRoom: boolean; note: jest.Mock };
beforeEach(async () => {
  room = { hasRoom: true, note: jest.fn() };
  http = Fastify();
  guardDoor(http, room);
  for (const url of ["/", "/health/live", "/metrics"]) http.get(url, () => "here");
  http.get("/long", () => {
    for (const until = performance.now() + OVERLOAD.turnMs + 50; performance.now() < until;);
    return "done";
  });
  http.get("/late", () => new Promise((resolve) => { setTimeout(resolve, 500, "late"); }));
  http.post("/", () => "taken");
  await http.listen({ port: 0, host: "127.0.0.1" });
});
afterEach(() => http.close());

/** A connection that the server has taken in, and all that comes back over it from then on. */
async function connected(): Promise<{ readonly socket: Socket; said(): string }> {
  let text = "";
  const socket = connect((http.server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("data", (chunk) => { text += String(chunk); }).on("error", () => undefined);
  socket.write(get("/"));
  await until(() => text.endsWith("here"));
  text = "";
  return { socket, said: () => text };
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`;
const until = async (holds: () => boolean): Promise<void> => { for (let i = 0; i < 400 && !holds(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10)); };

it("who comes after a turn of the event loop took a second is told so, unless they look how we are; the next turn is another", async () => {
  const clients = await Promise.all(["/long", "/", "/health/live", "/metrics"].map(async (path) => ({ path, ...(await connected()) })));
  for (const { socket, path } of clients) socket.write(get(path));
  await until(() => clients.every(({ said }) => said().includes("\r\n\r\n")));
  expect(clients.map(({ said }) => said().slice(9, 12))).toEqual(["200", expect.stringMatching(/^(?:500|503)$/), "200", "200"]); // the status is errors.http.ts's
  expect([room.note.mock.calls, clients[1]!.said().includes("OVERLOADED")]).toEqual([[["BUSY"]], true]);
  clients[1]!.socket.write(get("/"));
  await until(() => clients[1]!.said().includes("here"));
  expect(clients[1]!.said()).toContain("here");
  clients.forEach(({ socket }) => socket.destroy());
});

it("requests may follow each other on a connection, and many may come before the first is answered, not any number", async () => {
  const [few, many] = [await connected(), await connected()];
  few.socket.write(get("/late").repeat(HTTP_LIMITS.pipelined));
  many.socket.write(get("/late").repeat(HTTP_LIMITS.pipelined + 1));
  await until(() => few.said().split("late").length > HTTP_LIMITS.pipelined);
  expect([few.said().split("200 OK").length - 1, many.said(), many.socket.destroyed]).toEqual([HTTP_LIMITS.pipelined, "", true]);
  few.socket.write(get("/").repeat(HTTP_LIMITS.pipelined));
  await until(() => few.said().split("here").length > HTTP_LIMITS.pipelined);
  expect(few.said().split("200 OK").length - 1).toBe(2 * HTTP_LIMITS.pipelined);
  few.socket.destroy();
});

it("a large body, or one of unknown size, is not read while there is no room for it; a small one is", async () => {
  room.hasRoom = false;
  const began = performance.now();
  const post = (body: string) => http.inject({ method: "POST", url: "/", payload: body, headers: { "content-type": "application/json" } });
  expect((await post("1".repeat(OVERLOAD.largeBody - 1))).body).toBe("taken");
  expect((await post("1".repeat(OVERLOAD.largeBody))).json()).toMatchObject({ code: "OVERLOADED" });
  expect([performance.now() - began > OVERLOAD.waitMs / 2, room.note.mock.calls]).toEqual([true, [["FULL"]]]);
  room.hasRoom = true;
  expect((await post("1".repeat(OVERLOAD.largeBody))).body).toBe("taken");
});

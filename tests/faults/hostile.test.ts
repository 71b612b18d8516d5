import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { HTTP_LIMITS, PARSE_LIMITS } from "../../src/app/limits.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { ServerProcess } from "../support/server-process.js";
import { dial, exchange, processorFor, requestOf } from "./wire.js";

/** Milliseconds of processor that any request may take which is not answered. */
const MOST = 60;

let database: TestDatabase;
let server: ServerProcess;
beforeAll(async () => {
  database = await createDatabase();
  server = await ServerProcess.start({ DATABASE_URL: database.url });
  for (let i = 0; i < 20; i += 1) await server.ask(`{ companies(first: ${i + 1}) { nodes { slug } } }`); // what is read first takes longer
});
afterAll(async () => {
  await ServerProcess.endAll();
  await database.drop();
});

const times = (n: number, text: (i: number) => string): string => Array.from({ length: Math.floor(n) }, (_, i) => text(i)).join(" ");
const hasHead = (said: string): boolean => said.includes("\r\n\r\n");
const CHUNKED = "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
const SMALL = '{"query":"{ __typename }"}';
const filled = (piece: string, around: (filling: string) => string): string => around(piece.repeat((HTTP_LIMITS.bodyBytes - 200) / piece.length));

describe("a request that is none takes no time, and ends its connection or is told what is wrong", () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ["headers of 200 KB", [`GET / HTTP/1.1\r\nHost: here\r\nX-Much: ${"v".repeat(200_000)}\r\n\r\n`], /^HTTP\/1\.1 431 /],
    ["headers without end", ["GET / HTTP/1.1\r\nHost: here\r\n", ...Array.from({ length: 200 }, () => `X-More: ${"v".repeat(1_000)}\r\n`)], /^(?:HTTP\/1\.1 431 |$)/],
    ["a thousand headers", [`GET /health/live HTTP/1.1\r\nHost: here\r\n${Array.from({ length: 1_000 }, (_, i) => `X-${i}: ${"v".repeat(40)}\r\n`).join("")}\r\n`], /^HTTP\/1\.1 200 /],
    ["sixty thousand types to choose from", [requestOf(SMALL, `Accept: ${"a/b;q=0.1,".repeat(6_000)}\r\n`)], /^HTTP\/1\.1 431 [^]*HEADERS_TOO_LARGE/],
    ["sixty thousand tags to compare", [requestOf("", `If-None-Match: ${'"a",'.repeat(14_000)}\r\n`, "GET /schema.graphql")], /^HTTP\/1\.1 431 /],
    ["an address of 60 KB", [requestOf("", "", `GET /search?q=${"%F0%9F%98%80".repeat(5_000)}`)], /^HTTP\/1\.1 400 /],
    ["an address with thousands of parameters", [requestOf("", "", `GET /search?${Array.from({ length: 8_000 }, (_, i) => `a${i}=1`).join("&")}`)], /^HTTP\/1\.1 200 /],
    ["a token of 60 KB", [requestOf(SMALL, `Authorization: Bearer ${"a.".repeat(30_000)}\r\n`)], /^HTTP\/1\.1 401 /],
    ["a chain of six thousand proxies", [requestOf(SMALL, `X-Forwarded-For: ${"1.2.3.4, ".repeat(6_000)}5.6.7.8\r\n`)], /^HTTP\/1\.1 200 /],
    ["a length that is shorter than the body", [requestOf(SMALL).replace(/Content-Length: \d+/, "Content-Length: 5")], /^HTTP\/1\.1 400 /],
    ["a length of a terabyte", [requestOf("").replace(/Content-Length: \d+/, "Content-Length: 1000000000000"), "{".repeat(100_000)], /^HTTP\/1\.1 413 /],
    ["a length told twice", [requestOf(SMALL, "Content-Length: 6\r\n")], /^HTTP\/1\.1 400 /],
    ["a length and chunks", [CHUNKED.replace("Transfer", "Content-Length: 5\r\nTransfer"), "0\r\n\r\n"], /^HTTP\/1\.1 400 /],
    ["chunks without end", [CHUNKED, ...Array.from({ length: 40 }, () => `4000\r\n${"x".repeat(0x4000)}\r\n`)], /^(?:HTTP\/1\.1 413 |$)/],
    ["chunks of a letter each", [CHUNKED + "1\r\nx\r\n".repeat(200_000)], /^(?:HTTP\/1\.1 413 |$)/],
    ["what is packed by gzip", [requestOf("\u001f\u008b".padEnd(100_000, "x"), "Content-Encoding: gzip\r\n")], /^HTTP\/1\.1 415 [^]*not unpacked/],
    ["what is packed by deflate", [requestOf("x".repeat(100_000), "Content-Encoding: deflate\r\n")], /^HTTP\/1\.1 415 [^]*not unpacked/],
    ["what is packed by brotli", [requestOf("x".repeat(100_000), "Content-Encoding: br\r\n")], /^HTTP\/1\.1 415 [^]*not unpacked/],
    ["TLS", ["\u0016\u0003\u0001\u0002\u0000".repeat(2_000)], /^HTTP\/1\.1 400 /],
    ["ten thousand questions in a list", [requestOf(`[${`${SMALL},`.repeat(9_600)}{}]`)], /^HTTP\/1\.1 400 [^]*batching/],
    ["lists in lists", [requestOf(`${"[".repeat(130_000)}${"]".repeat(130_000)}`)], /^HTTP\/1\.1 400 [^]*batching/],
    ["objects in objects", [requestOf(filled('{"a":', (filling) => `{"query":"{ __typename }","variables":${filling}`))], /^HTTP\/1\.1 400 /],
    ["the same key thousands of times", [requestOf(filled('"query":"{ __typename }",', (filling) => `{${filling}"query":"{ __typename }"}`))], /^HTTP\/1\.1 200 /],
    ["thousands of keys", [requestOf(`{"query":"{ __typename }","variables":{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(",")}}}`)], /^HTTP\/1\.1 200 /],
    ["thousands of __proto__", [requestOf(filled('"__proto__":{"a":1},', (filling) => `{"query":"{ __typename }","variables":{${filling}"a":1}}`))], /^HTTP\/1\.1 400 [^]*__proto__/],
    ["letters that are all escaped", [requestOf(filled("\\u0041", (filling) => `{"query":"{ __typename }","variables":{"a":"${filling}"}}`))], /^HTTP\/1\.1 200 /],
    ["250 KB of a variable", [requestOf(filled("x", (filling) => `{"query":"query ($a: String!) { company(slug: $a) { id } }","variables":{"a":"${filling}"}}`))], /^HTTP\/1\.1 400 [^]*at most 2000/],
  ])("%s", async (_what, parts, answer) => {
    const { said } = await exchange(server, parts, hasHead);
    expect(said).toMatch(answer);
    expect(await processorFor(server, () => exchange(server, parts, hasHead))).toBeLessThan(MOST);
  });

  it("two thousand requests for pages at once on one connection: the connection is ended", async () => {
    const parts = [requestOf("", "", "GET /").repeat(2_000)];
    const { said, ended } = await exchange(server, parts);
    expect([ended, said.split("HTTP/1.1 200").length - 1]).toEqual([expect.any(Number), 0]);
    expect(await processorFor(server, () => exchange(server, parts))).toBeLessThan(3 * MOST); // pages would take two seconds
  });
});

/** Documents as long as is read, of every kind that is dear to check. */
const N = PARSE_LIMITS.maxTokens;
const doubled = (depth: number): string => (depth === 0 ? "key" : `next { ${doubled(depth - 1)} } next { ${doubled(depth - 1)} }`);
const DOCUMENTS: Readonly<Record<string, string>> = {
  "aliases of one field": `{ ${times(N / 3, (i) => `a${i}: __typename`)} }`,
  "one field over and over": `{ ${times(N - 2, () => "__typename")} }`,
  "one object over and over": `{ ${times((N - 2) / 4, () => "taxonomy { version }")} }`,
  "one object over and over, further down": `{ taxonomy { ${times((N - 5) / 4, () => "levels { key }")} } }`,
  "one object over and over, with arguments": `{ ${times((N - 2) / 10, () => 'company(slug: "google") { name slug }')} }`,
  "pairs of objects in pairs": `{ canonicalLevels { ${doubled(Math.floor(Math.log2(N / 4)))} } }`,
  "a fan of fragments": `{ ${times(N / 12, (i) => `...f${i}`)} } ${times(N / 12, (i) => `fragment f${i} on Query { __typename }`)}`,
  "fragments that spread the next one twice": `{ canonicalLevels { ...f0 } } ${times(N / 19, (i) => `fragment f${i} on CanonicalLevel { a: next { ...f${i + 1} } b: next { ...f${i + 1} } }`)} fragment f${Math.floor(N / 19)} on CanonicalLevel { key }`,
  "fragments that spread all later ones": `{ ${times(20, (i) => `...f${i}`)} } ${times(20, (i) => `fragment f${i} on Query { a${i}: __typename ${times(19 - i, (j) => `...f${i + j + 1}`)} }`)}`,
  "fragments in a circle": `{ ...f0 } ${times(N / 9, (i) => `fragment f${i} on Query { ...f${(i + 1) % Math.floor(N / 9)} }`)}`,
  "fragments in circles with all others": `{ ${times(20, (i) => `...f${i}`)} } ${times(20, (i) => `fragment f${i} on Query { ${times(20, (j) => `...f${j}`)} }`)}`,
  "inline fragments in each other": `{ ${"... { ".repeat(N / 4)} __typename ${"}".repeat(N / 4)} }`,
  "a depth of hundreds": `{ canonicalLevels { ${"next { ".repeat(N / 4)} key ${"}".repeat(N / 4)} } }`,
  "one directive over and over": `{ __typename ${times(N / 7, () => "@include(if: true)")} }`,
  "directives that there are not": `{ __typename ${times(N / 2, (i) => `@a${i}`)} }`,
  "fields that there are not": `{ ${times(N - 2, (i) => `nothing${i}`)} }`,
  "arguments that there are not": `{ taxonomy(${times(N / 3 - 3, (i) => `a${i}: 1`)}) { version } }`,
  "variables that nobody uses": `query Q(${times(N / 5, (i) => `$a${i}: Int`)}) { __typename }`,
  "hundreds of operations": times(N / 5, (i) => `query Q${i} { __typename }`),
  "operations that share fragments with variables": `${times(N / 22, (i) => `query Q${i}($a: Int) { ...f0 }`)} ${times(N / 22, (i) => `fragment f${i} on Query { ...f${i + 1} }`)} fragment f${Math.floor(N / 22)} on Query { companies(first: $a) { totalCount } }`,
  "lists in lists": `{ nodes(ids: ${"[".repeat(N / 2 - 10)}${"]".repeat(N / 2 - 10)}) { id } }`,
  "one field of an input over and over": `{ counterparts(input: { ${times(N / 3 - 10, () => "country: 1")} }) { nodes { overlap } } }`,
  "introspection in circles": `{ __schema { types { ${"fields { type { ".repeat(10)} name ${"} }".repeat(10)} } } }`,
  "a hundred thousand names": `{ ${times(20_000, () => "__typename")} }`,
  "a text without end": `{ company(slug: "${"x".repeat(200_000)}") { id } }`,
  "a comment without end": `{ __typename } #${"x".repeat(200_000)}`,
  "brackets without end": "{".repeat(200_000),
};

describe("a document that is made to be dear is refused, or cheap after all", () => {
  it.each(Object.entries(DOCUMENTS))("%s", async (_what, query) => {
    let nth = 0;
    const ask = async (): Promise<void> => { // always another text, or it would be known already
      const { status } = await server.ask(`${query} # ${(nth += 1)}`);
      expect([200, 400]).toContain(status);
    };
    expect(await processorFor(server, ask, 5)).toBeLessThan(MOST);
  });
});

describe("who is slow, or silent, is cut off, and meanwhile nobody else is kept waiting", () => {
  /** So many connections that send something and then no more, or a byte now and then. */
  async function besieged(count: number, first: string, then = ""): Promise<readonly number[]> {
    const began = performance.now();
    const ends: number[] = [];
    const sockets: Socket[] = [];
    while (sockets.length < count) {
      const socket = dial(server).on("close", () => { ends.push(performance.now() - began); });
      socket.once("connect", () => socket.write(first)).resume();
      if (sockets.push(socket) % 100 === 0) await sleep(10); // the system takes no more at once
    }
    const dripping = setInterval(() => { if (then !== "") for (const socket of sockets) if (!socket.destroyed) socket.write(then); }, 1_000);
    const slowest: number[] = [];
    while (ends.length < count && performance.now() - began < HTTP_LIMITS.requestMs + 8_000) {
      const { status, ms } = await server.ask("{ __typename }");
      expect(status).toBe(200);
      slowest.push(ms);
      await sleep(100);
    }
    clearInterval(dripping);
    sockets.forEach((socket) => socket.destroy());
    expect(ends).toHaveLength(count);
    const sorted = slowest.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(100);
    return ends.toSorted((a, b) => a - b);
  }

  it.each([
    ["half a header", 500, "POST /graphql HTTP/1.1\r\nHost: here\r\nX-Mo", "", HTTP_LIMITS.headersMs],
    ["a header, a byte a second", 500, "POST /graphql HTTP/1.1\r\nHost: here\r\nX-Mo", "r", HTTP_LIMITS.headersMs],
    ["half a body", 500, "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", "", HTTP_LIMITS.requestMs],
    ["a body, a byte a second", 500, "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", " ", HTTP_LIMITS.requestMs],
    ["nothing at all", 5_000, "", "", HTTP_LIMITS.headersMs],
  ])("%s on %d connections", async (_what, count, first, then, limit) => {
    const ends = await besieged(count, first, then);
    expect([ends[0]! > limit - 2_000, ends.at(-1)! < limit + 6_000]).toEqual([true, true]);
  }, 60_000);

  it("answers that nobody reads do not fill the memory: those that wait longest are cut off", async () => {
    const long = requestOf("", "Apollo-Require-Preflight: 1\r\n", "GET /mappings.sssom.tsv"); // half a megabyte
    let cut = 0;
    const sockets = Array.from({ length: Math.ceil(HTTP_LIMITS.unreadBytes / 2_000_000) }, () => { // of eight megabytes each, four at most are in the hands of the system
      const socket = dial(server).on("close", () => { cut += 1; });
      socket.pause().write(long.repeat(HTTP_LIMITS.pipelined));
      return socket;
    });
    await sleep(6_000);
    expect((await server.ask("{ __typename }")).status).toBe(200);
    sockets.forEach((socket) => socket.resume()); // who does not read is not told
    await sleep(1_000);
    expect([cut > 0, cut < sockets.length]).toEqual([true, true]);
    sockets.forEach((socket) => socket.destroy());
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Fastify from "fastify";
import type { FastifyInstance } from "fastify";
import request from "supertest";
import { registerPlayground, sendPlayground, wantsPage } from "../../src/app/playground.js";

const PAGE = "<!doctype html><title>playground</title>";
const SCRIPT = "console.log('playground')";
let directory: string;
let app: FastifyInstance;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "org-ladder-playground-"));
  mkdirSync(join(directory, "assets"));
  writeFileSync(join(directory, "index.html"), PAGE);
  writeFileSync(join(directory, "assets", "a-1.js"), SCRIPT);
  writeFileSync(join(directory, "assets", "a-1.js.gz"), gzipSync(SCRIPT));
});

afterEach(async () => {
  await app.close();
  rmSync(directory, { recursive: true });
});

function serve(from: string): void {
  app = Fastify();
  registerPlayground(app, { directory: from });
  app.get("/graphql", (asked, reply) => wantsPage(asked) ? sendPlayground(reply) : reply.send({ data: null }));
}

async function get(path: string, headers: Record<string, string> = {}): Promise<request.Response> {
  await app.ready();
  return request(app.server).get(path).set(headers);
}

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

test.each([
  ["a browser", "GET", BROWSER, true],
  ["a browser asking for the head only", "HEAD", BROWSER, true],
  ["a form posted by a browser", "POST", BROWSER, false],
  ["curl, which takes anything", "GET", "*/*", false],
  ["a client without Accept", "GET", undefined, false],
  ["a GraphQL client", "GET", "application/graphql-response+json, application/json;q=0.9", false],
  ["a client that takes both alike", "GET", "text/html, application/json", false],
  ["a client that likes JSON better", "GET", "text/html;q=0.5, application/json", false],
  ["a client that likes HTML better", "GET", "application/json;q=0.5, Text/HTML", true],
  ["a client that refuses HTML", "GET", "text/html;q=0", false],
])("the playground is for who prefers HTML: %s", (_who, method, accept, expected) => {
  serve(directory);
  expect(wantsPage({ method, headers: { accept } })).toBe(expected);
});

test("the page allows scripts and connections of this server only, and is asked for each time", async () => {
  serve(directory);
  const { status, headers, text } = await get("/graphql", { accept: BROWSER });
  expect(status).toBe(200);
  expect(text).toBe(PAGE);
  const policy = headers["content-security-policy"]?.split("; ");
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]));
  expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache", vary: "Accept" });
});

test("assets are kept for ever, gzipped for who takes it, and nothing else in the folder's neighbourhood is served", async () => {
  serve(directory);
  const plain = await get("/playground/assets/a-1.js", { "accept-encoding": "gzip;q=0" });
  expect(plain.text).toBe(SCRIPT);
  expect(plain.headers).toMatchObject({ "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" });
  expect(plain.headers).not.toHaveProperty("content-encoding");
  // supertest unpacks what says it is packed
  const packed = await get("/playground/assets/a-1.js", { "accept-encoding": "br, gzip" });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(packed.text).toBe(SCRIPT);
  for (const name of ["b-1.js", "a-1.js.gz", "..%2Findex.html", "..%2Fassets%2Fa-1.js", "%00"]) {
    expect((await get(`/playground/assets/${name}`)).status).toBe(404);
  }
});

test("without a bundle the server starts, and the page says what to run", async () => {
  serve(join(directory, "nothing-here"));
  const { status, text } = await get("/graphql", { accept: BROWSER });
  expect(status).toBe(503);
  expect(text).toContain("npm run build");
});

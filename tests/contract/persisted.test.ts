import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, print, validate } from "graphql";
import { PersistedDocuments, hashOf } from "../../src/app/persisted.js";
import { buildSchema } from "../../src/app/schema.js";
import { projectRoot } from "../../src/config.js";
import { DOCUMENTS } from "../../src/explorer/index.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { shown } from "../support/pages.js";

const MANIFEST = readFileSync(path.join(projectRoot, "schema", "persisted.json"), "utf8");
const names = JSON.parse(MANIFEST) as Readonly<Record<string, string>>;
const documents = new PersistedDocuments();

it("the committed hashes are those of the examples and the explorer's questions; `npm run schema:dump` writes them", () => {
  expect(MANIFEST).toBe(documents.manifest());
});

it("every document has a hash and a name of its own, and is found by it", () => {
  expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
  expect(Object.entries(names).map(([hash, name]) => [hash, documents.find(hash)?.name, hashOf(documents.find(hash)?.text ?? ""), name])).toEqual(Object.entries(names).map(([hash, name]) => [hash, name, hash, name]));
});

it("the explorer's questions are valid queries", () => {
  const schema = buildSchema();
  for (const text of Object.values(DOCUMENTS)) expect([validate(schema, parse(text)), parse(text).definitions.some((d) => d.kind === "OperationDefinition" && d.operation !== "query")]).toEqual([[], false]);
});

describe("the explorer", () => {
  let served: AskedServer;
  beforeAll(async () => { served = await serve(); });
  afterAll(() => served.close());

  it.each([
    "/", "/search?q=google", "/companies", "/company/google", "/levels", "/level/ic/staff", "/role/data-architect", "/compare", "/compare?companies=google,amazon,meta&track=ic&from=google:L5",
    "/title?q=Staff+engineer", "/sourcing?from=google:L5", "/method", "/publish", "/transition", "/transition?from=ic/senior&to=ic/staff", "/readiness", "/readiness?from=level:ic/senior", "/fit", "/moving?from=google:L5&to=amazon",
  ])("asks on %s what is known by its hash", async (address) => {
    const { question } = await shown(served, address);
    expect(names[hashOf(print(parse(question!.document)))]).toMatch(/^explorer\//);
  });
});

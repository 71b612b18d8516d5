import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Kind, parse, print } from "graphql";
import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { projectRoot } from "../../src/config.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { EXPECTATIONS } from "./expectations.js";

const FOLDER = path.join(projectRoot, "schema", "examples");
const NAMES = readdirSync(FOLDER).map((file) => path.basename(file, ".graphql")).sort();
const read = (name: string): string => readFileSync(path.join(FOLDER, `${name}.graphql`), "utf8");

let database: TestDatabase;
let dataSource: DataSource;
let app: App;
beforeAll(async () => {
  database = await createDatabase();
  dataSource = await openDataSource(database.connection);
  app = await createApp({ corsOrigins: [], logLevel: "silent", rateLimit: 1_000_000 }, dataSource);
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

it("every example has an expectation, and every expectation an example", () => {
  expect(NAMES).toEqual(Object.keys(EXPECTATIONS).sort());
});

it.each(NAMES)("%s is answered in full, within the limits", async (name) => {
  const { body, status } = (await request(app.server).post("/graphql").send({ query: read(name) })) as { status: number; body: { data: Record<string, unknown>; errors?: unknown } };
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  expect(Object.values(body.data)).not.toContain(null);
  expect(body.data).toMatchObject(EXPECTATIONS[name]!);
});

describe("a file of schema/examples", () => {
  it.each(NAMES)("%s begins with its title as a comment, then says it with one named query that needs no variables", (name) => {
    const [title, ...rest] = read(name).split("\n");
    expect(title).toMatch(/^# [A-Z].{15,100}$/);
    expect(rest.find((line) => !line.startsWith("#"))).toMatch(/^query [A-Z]\w+ \{$/);
    const operations = parse(read(name)).definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
    expect(operations.map((o) => [o.operation, o.variableDefinitions?.length])).toEqual([["query", 0]]);
  });

  it("asks something that no other asks, under a name and a title of its own", () => {
    const of = (part: (text: string) => string | undefined): readonly (string | undefined)[] => NAMES.map((name) => part(read(name)));
    for (const parts of [of((t) => t.split("\n")[0]), of((t) => /^query (\w+)/m.exec(t)?.[1]), of((t) => print(parse(t)))]) expect(new Set(parts).size).toBe(NAMES.length);
  });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { projectRoot } from "../../src/config.js";
import { openDataSource } from "../../src/database/data-source.js";
import { replaceTaxonomy } from "../../src/taxonomy/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { seededTaxonomy } from "../support/taxonomy.js";

let database: TestDatabase;
let dataSource: DataSource;
let app: App;
const statements: string[] = [];

beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
  await dataSource.transaction((manager) => replaceTaxonomy(manager, seededTaxonomy()));
  app = await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource);
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

/** The parts of answers that the tests look into. */
interface Answer {
  readonly canonicalLevel: { readonly id: string; readonly responsibilities: readonly { refersTo: string | null }[]; readonly allResponsibilities: readonly object[]; readonly traits: readonly object[] };
  readonly role: { readonly id: string };
  readonly nodes: readonly object[];
  readonly taxonomy: {
    readonly timeByActivity: readonly { code: string; approximate: boolean; level: { key: string }; shares: readonly { percent: number }[] }[];
    readonly transitions: readonly { key: string; changes: readonly object[]; workProducts: readonly object[]; signals: readonly object[] }[];
    readonly of: readonly object[];
    readonly all: readonly object[];
  };
}

async function ask<T = Answer>(query: string): Promise<T> {
  const { body } = (await request(app.server).post("/graphql").send({ query })) as { body: { data: T; errors?: unknown } };
  expect(body.errors).toBeUndefined();
  return body.data;
}

it("a level tells what it is, what it answers for, and what it rests on", async () => {
  const { canonicalLevel } = await ask(`{ canonicalLevel(key: "m/senior-em") {
    id key track rank title lo hi partial basis sources { key author material }
    influence { from to } referenceCodes { title } aliases { name note } focus { text } trust { text }
    responsibilities { refersTo } allResponsibilities { subject } traits { degree spelling trait { key } }
    organisation { quantity { min max unit } } directReports { text } previous { key } next { key } parallel { key } } }`);
  expect(canonicalLevel).toMatchObject({
    id: expect.stringMatching(/^lvl_[a-z2-7]{20}$/), track: "M", rank: 4, lo: 3, hi: 4, partial: false, basis: "INFERRED",
    sources: [{ key: "role-overview", author: null, material: "OVERVIEW" }, { key: "growth-guide", author: null, material: "GUIDE" }],
    influence: { from: "MULTI_TEAM", to: "MULTI_TEAM" }, referenceCodes: [{ title: "L6" }], aliases: [{ name: "Manager of Managers", note: null }],
    organisation: { quantity: { min: 10, max: 25, unit: "PEOPLE" } }, directReports: null,
    previous: { key: "m/em" }, next: { key: "m/director" }, parallel: { key: "ic/staff" },
  });
  expect(canonicalLevel.responsibilities.map((r) => r.refersTo)).toEqual(["m/em", null, null, null, null]);
  expect(canonicalLevel.allResponsibilities).toHaveLength(11);
  expect(canonicalLevel.traits[0]).toEqual({ degree: "strong", spelling: "Strong leadership", trait: { key: "leadership" } });
});

it("where a track ends there is no neighbour, and where the other has no such rank no parallel", async () => {
  const data = await ask(`{ junior: canonicalLevel(key: "ic/junior") { previous { key } parallel { key } } cto: canonicalLevel(key: "m/cto") { next { key } parallel { key } } }`);
  expect(data).toEqual({ junior: { previous: null, parallel: null }, cto: { next: null, parallel: null } });
});

it("an unknown level or role is null, not an error", async () => {
  expect(await ask(`{ canonicalLevel(key: "ic/wizard") { key } role(key: "wizard") { key } }`)).toEqual({ canonicalLevel: null, role: null });
});

it("levels come by track and rank: all of them, or one track's", async () => {
  const data = await ask(`{ canonicalLevels { key } m: canonicalLevels(track: M) { key } taxonomy { levels(track: IC) { key } } }`);
  const ic = ["ic/junior", "ic/mid", "ic/senior", "ic/staff", "ic/principal", "ic/distinguished"];
  const m = ["m/em", "m/senior-em", "m/director", "m/vp", "m/cto"];
  const named = (list: readonly string[]): readonly { key: string }[] => list.map((key) => ({ key }));
  expect(data).toEqual({ canonicalLevels: named([...ic, ...m]), m: named(m), taxonomy: { levels: named(ic) } });
});

it("an architect's role folds step by step to the general ladder", async () => {
  const { role } = await ask(`{ role(key: "ai-architect") { id title track aliases { name } lo hi fromLevel { key } family { key } folds { factor family { key general } fold { basis } } span { basis } foldNote { basis } } }`);
  expect(role).toEqual({
    id: expect.stringMatching(/^rol_/), title: "AI Architect", track: "IC", aliases: [{ name: "AI Platform Lead" }, { name: "Head of AI Engineering" }], lo: 3, hi: 5,
    fromLevel: { key: "ic/staff" }, family: { key: "ai-architecture" }, span: { basis: "INFERRED" }, foldNote: { basis: "INFERRED" },
    folds: [
      { factor: 0.8, family: { key: "machine-learning", general: false }, fold: { basis: "INFERRED" } },
      { factor: 0.72, family: { key: "software", general: true }, fold: { basis: "INFERRED" } },
    ],
  });
});

it("time by activity sums to 100 and is marked approximate", async () => {
  const { taxonomy } = await ask(`{ taxonomy { timeByActivity { code approximate level { key } shares { percent activity { key } } } } }`);
  expect(taxonomy.timeByActivity.map((t) => [t.code, t.approximate, t.level.key, t.shares.reduce((sum, s) => sum + s.percent, 0)])).toEqual([
    ["L5", true, "ic/senior", 100], ["L6", true, "ic/staff", 100], ["L6", true, "m/senior-em", 100],
  ]);
});

it("a step up tells what changes, what shows it and how it is missed", async () => {
  const { taxonomy } = await ask(`{ taxonomy { transitions { key from { key } to { key } changes { key } workProducts { key } signals { key } traps { key } } } }`);
  const staff = taxonomy.transitions.find((t) => t.key === "senior-to-staff");
  expect(staff).toMatchObject({ from: { key: "ic/senior" }, to: { key: "ic/staff" }, traps: [{ key: "best-senior" }] });
  expect([staff?.changes.length, staff?.workProducts.length, staff?.signals.length]).toEqual([4, 3, 5]);
});

it("statements of any kind can be listed, about one subject or all", async () => {
  const { taxonomy } = await ask(`{ taxonomy { of: statements(kind: TRUST, subject: "ic/distinguished") { kind subject basis sources { key } } all: statements(kind: TRUST) { key } } }`);
  expect(taxonomy.of).toEqual([{ kind: "TRUST", subject: "ic/distinguished", basis: "STATED", sources: [{ key: "role-overview" }] }]);
  expect(taxonomy.all).toHaveLength(11);
});

it("a level and a role are found by their global id", async () => {
  const { canonicalLevel, role } = await ask(`{ canonicalLevel(key: "ic/senior") { id } role(key: "data-architect") { id } }`);
  const { nodes } = await ask(`{ nodes(ids: ["${role.id}", "${canonicalLevel.id}"]) { __typename id ... on CanonicalLevel { key } ... on Role { key } } }`);
  expect(nodes).toEqual([{ __typename: "Role", id: role.id, key: "data-architect" }, { __typename: "CanonicalLevel", id: canonicalLevel.id, key: "ic/senior" }]);
});

const EXAMPLES = ["all-levels-and-families", "the-data-architect-role", "the-ic-management-fork", "what-changes-from-senior-to-staff", "what-is-expected-of-a-staff-engineer", "where-the-sources-disagree"];

it.each(EXAMPLES)("the example %s answers in full, without a statement of SQL", async (name) => {
  const query = readFileSync(path.join(projectRoot, "schema", "examples", `${name}.graphql`), "utf8");
  statements.length = 0;
  const data = await ask<Record<string, unknown>>(query);
  expect(emptyParts(data)).toEqual([]);
  expect(statements.filter((sql) => !/\bepoch\b/.test(sql))).toEqual([]); // the lease's look at the counter goes on beside
});

/** Paths of an answer's root fields and lists of theirs that hold nothing. */
function emptyParts(data: Record<string, unknown>): readonly string[] {
  return Object.entries(data).flatMap(([root, value]) =>
    value === null || typeof value !== "object" ? [root] : Object.entries(value).flatMap(([field, part]) => (part === null || (Array.isArray(part) && part.length === 0) ? [`${root}.${field}`] : [])));
}

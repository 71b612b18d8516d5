import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { projectRoot } from "../../src/config.js";
import { METHOD } from "../../src/equivalence/domain/method.js";
import type { Evaluation } from "../../src/equivalence/domain/evaluation.js";
import { readResults } from "../../src/equivalence/evaluation.seeds.js";
import { EvaluationStore } from "../../src/equivalence/evaluation.store.js";
import { openDataSource } from "../../src/database/data-source.js";
import { announce } from "../../src/ladder/ladder.publication.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

interface Told {
  readonly ranAt: string;
  readonly methodVersion: string;
  readonly computedFrom: string;
  readonly current: boolean;
  readonly sections: readonly { readonly key: string; readonly figures: readonly object[]; readonly reliability: readonly object[] }[];
}

const ALL = `{ methodology { version evaluation {
  ranAt methodVersion taxonomyVersion computedFrom askedFor current
  sections { key title text figures { name group value unit better n low high target reachesTarget baselines { name value } note } reliability { from to n predicted observed low high } } } } }`;

let database: TestDatabase;
let dataSource: DataSource;
let app: App;
let shipped: Evaluation;
const statements: string[] = [];
beforeAll(async () => {
  database = await createDatabase("seeded");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
  app = await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource);
  shipped = readResults(`${projectRoot}/seeds`, [])!;
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

/** As seeding does; whole answers are kept until then. */
async function announced(): Promise<void> {
  await dataSource.transaction((manager) => announce(manager, [null]));
  await app.services.published.lease.refresh();
}

async function told(): Promise<Told | null> {
  const { body } = (await request(app.server).post("/graphql").send({ query: ALL })) as { body: { data: { methodology: { evaluation: Told | null } }; errors?: unknown } };
  expect(body.errors).toBeUndefined();
  return body.data.methodology.evaluation;
}
const save = (evaluation: Evaluation): Promise<void> => dataSource.transaction((manager) => new EvaluationStore(dataSource).save(manager, evaluation));

it("the figures that are shipped are told without having been run here, whole and in order", async () => {
  const { ranAt, sections, ...rest } = shipped;
  const evaluation = (await told())!;
  expect(evaluation).toMatchObject({ ranAt: ranAt.toISOString(), ...rest });
  expect(evaluation.sections.map((section) => ({ ...section, figures: section.figures.map((f) => ({ ...f, reachesTarget: undefined })) })))
    .toEqual(sections.map((section) => ({ ...section, figures: section.figures.map((f) => ({ ...f, reachesTarget: undefined })) })));
});

it("they are asked for by one statement", async () => {
  statements.length = 0;
  await told();
  expect(statements.filter((sql) => !sql.startsWith("/* epoch */"))).toHaveLength(1);
});

it("a figure says whether it reaches its target, null where none is set", async () => {
  const figures = (await told())!.sections.flatMap((section) => section.figures) as { value: number; better: string; target: number | null; reachesTarget: boolean | null }[];
  expect(figures.filter(({ target }) => target !== null).length).toBeGreaterThan(3);
  for (const { value, better, target, reachesTarget } of figures) expect(reachesTarget).toBe(target === null ? null : better === "HIGHER" ? value >= target : value <= target);
});

describe("figures are current", () => {
  const current = async (): Promise<boolean> => {
    await announced();
    return (await told())!.current;
  };
  const inForce = (inputs: string): Promise<unknown> => dataSource.query(`update seed_state set evaluation_inputs = $1`, [inputs]);

  it("where seeds, method and taxonomy are those that were measured", async () => {
    await inForce(shipped.computedFrom);
    expect(await current()).toBe(true);
  });
  it("no longer where other seeds are in force", async () => {
    await inForce("0".repeat(64));
    expect(await current()).toBe(false);
    await inForce(shipped.computedFrom);
  });
  it.each([["method", { methodVersion: `${METHOD.version}-before` }], ["taxonomy", { taxonomyVersion: "another" }]])("nor where the %s was another", async (_, other) => {
    await save({ ...shipped, ...other, ranAt: new Date(Date.now() + 1_000), computedFrom: shipped.computedFrom });
    expect(await current()).toBe(false);
    await dataSource.query(`delete from evaluation where ran_at > now()`);
    expect(await current()).toBe(true);
  });
});

describe("of several runs", () => {
  afterEach(() => dataSource.query(`delete from evaluation where ran_at <> $1`, [shipped.ranAt]));
  const later = new Date(Date.parse("2030-01-01"));

  it("the latest is told", async () => {
    await save({ ...shipped, ranAt: later });
    await announced();
    expect((await told())!.ranAt).toBe(later.toISOString());
  });
  it("one that was computed from the seeds in force goes before a newer one that was not", async () => {
    await save({ ...shipped, ranAt: later, computedFrom: "1".repeat(64) });
    await announced();
    expect(await told()).toMatchObject({ ranAt: shipped.ranAt.toISOString(), current: true });
  });
  it("the same one is stored once", async () => {
    await save(shipped);
    expect(await dataSource.query(`select count(*)::int as runs from evaluation`)).toEqual([{ runs: 1 }]);
  });
});

it("nothing is told where nothing was measured", async () => {
  await dataSource.query(`delete from evaluation`);
  await announced();
  expect(await told()).toBeNull();
  await save(shipped);
});

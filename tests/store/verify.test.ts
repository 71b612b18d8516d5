import type { DataSource } from "typeorm";
import { seed } from "../../src/app/seeds.js";
import { openDataSource } from "../../src/database/data-source.js";
import { verifyLadders } from "../../src/ladder/ladder.verification.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { company, ladder, mapping, rung, SeedFolder } from "../support/seed-folder.js";

describe("everything that is seeded", () => {
  it("is as it was published", async () => {
    const database = await createDatabase("seeded");
    const dataSource = await openDataSource(database.connection);
    const { versions, citations, problems } = await verifyLadders(dataSource.manager);
    expect(problems).toEqual([]);
    expect(versions).toBeGreaterThan(100);
    expect(citations).toBeGreaterThan(150);
    await dataSource.destroy();
    await database.drop();
  });
});

describe("a change behind the triggers' back", () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createDatabase("migrated");
    dataSource = await openDataSource(database.connection);
    const disputed = { ...mapping(0, 1), disagreements: [{ lo: 1, hi: 2, comment: "Somebody says so.", source: "page" }] };
    const folder = new SeedFolder(
      company("acme", { ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Novice", { mapping: disputed, aliases: ["Beginner"], years: { min: 0 } }), rung(2, "Adept")] })] }),
      company("zeta", { ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Novice", { code: "Z1" }), rung(2, "Adept", { code: "Z2" })] }), ladder("gone")] }),
    );
    await seed(dataSource, folder.path);
    folder.companies(company("zeta", { ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Novice", { code: "Z1" }), rung(2, "Adept", { code: "Z2" })] })] }));
    await seed(dataSource, folder.path);
    folder.delete();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** What is found wrong after SQL that no trigger sees; it is undone. */
  async function foundAfter(sql: string): Promise<readonly string[]> {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`set local session_replication_role = replica; ${sql}`);
    const { problems } = await verifyLadders(runner.manager);
    await runner.rollbackTransaction();
    await runner.release();
    return problems;
  }

  it("none: all is well, also with a retired version", async () => {
    expect(await verifyLadders(dataSource.manager)).toMatchObject({ versions: 3, problems: [] });
    expect(await dataSource.query("select status from ladder_version where status = 'RETIRED'")).toHaveLength(1);
  });

  const ACME = "(select v.id from ladder_version v join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id where c.slug = 'acme')";
  const TAMPERED = [/^acme\/engineering version 1 \(ver_\w+\): its content has the hash [0-9a-f]{64}, but [0-9a-f]{64} was published: it was changed$/];

  const DOCUMENT = /version 1 \(ver_\w+\): its row in version_document, which servers read instead of all this, says something else than the tables/;

  it.each<[string, string, readonly RegExp[]]>([
    ["a rung's alias", `update rung set aliases = '{Rookie}' where version_id = ${ACME} and title = 'Novice'`, TAMPERED],
    ["a rung's order", `update rung set ord = 5 where version_id = ${ACME} and title = 'Adept'`, [...TAMPERED, /^acme: counterparts .*\(1 missing, 1 too many/]],
    ["a range of years", `update rung set years_max = 3 where version_id = ${ACME} and title = 'Novice'`, TAMPERED],
    ["a mapping's comment", `update mapping set comment = 'Better so.' where rung_id in (select id from rung where version_id = ${ACME} and title = 'Adept')`, TAMPERED],
    ["a confidence", `update mapping set confidence = 0.71 where rung_id in (select id from rung where version_id = ${ACME} and title = 'Adept')`, TAMPERED],
    ["a disagreement that is gone", "delete from mapping_disagreement", TAMPERED],
    ["a citation of a mapping that is gone", `delete from mapping_citation where mapping_id in (select m.id from mapping m join rung r on r.id = m.rung_id where r.version_id = ${ACME} and r.title = 'Adept')`, TAMPERED],
    ["a competency", `insert into rung_competency select id, 0, 'Care', 'Looks.' from rung where version_id = ${ACME} and title = 'Adept'`, TAMPERED],
    ["the ladder's note", `update ladder_version set note = 'x' where id = ${ACME}`, TAMPERED],
    ["who mapped", `update mapping_set set author = 'me' where version_id = ${ACME}`, TAMPERED],
    ["the hash itself", `update ladder_version set content_hash = repeat('0', 64) where id = ${ACME}`, TAMPERED],
    ["a title, whose id follows from it", `update rung set title = 'Wizard' where version_id = ${ACME} and title = 'Adept'`, [...TAMPERED, /version 1 .*: the id of Wizard does not follow from its track, code and title$/]],
    ["a range beyond the axis", `update mapping set hi = 6.5 where rung_id in (select id from rung where version_id = ${ACME} and title = 'Adept')`,
      [...TAMPERED, /version 1 .*: the mapping of Adept: the IC track's axis reaches from 0 to 6$/, /^acme: counterparts are found in rows that are not its rungs in force \(1 missing, 1 too many/]],
    ["an inversion", `update mapping set lo = 2, hi = 3 where rung_id in (select id from rung where version_id = ${ACME} and title = 'Novice')`,
      [...TAMPERED, /version 1 .*: Adept is placed below a rung of lower order on its track$/, /^acme: counterparts/]],
    ["a mapping set that is gone", `delete from mapping_set where version_id = ${ACME}`, [/^acme\/engineering version 1 \(ver_\w+\): it cannot be read whole: something that belongs to it is gone$/]],
    ["what servers read", `update version_document set content = (select content from version_document where version_id <> ${ACME} limit 1) where version_id = ${ACME}`, [DOCUMENT]],
    ["what servers read at a glance", `update version_document set glance = replace(glance::text, 'Adept', 'Wizard')::json where version_id = ${ACME}`, [DOCUMENT]],
    ["what servers read, which is no document at all", `update version_document set content = 'x' where version_id = ${ACME}`, [DOCUMENT]],
    ["a citation's words", "update citation set title = 'Another page'", [DOCUMENT, DOCUMENT, DOCUMENT, /^citation cit_\w+ \("Another page"\): its id does not follow from its content: it was changed$/]],
  ])("%s is found", async (_, sql, expected) => {
    const found = await foundAfter(sql);
    expect(found).toEqual(expected.map((words) => expect.stringMatching(words)));
  });

  it.each<[string, string, RegExp]>([
    ["a version in force that is retired", `update ladder_version set status = 'RETIRED', retired_at = now() where id = ${ACME}; delete from current_rung where company_slug = 'acme'`, /^acme\/engineering: the version in force is retired, not published$/],
    ["a version in force of another ladder", `update ladder set current_version_id = ${ACME} where current_version_id is not null`, /^zeta\/engineering: the version in force belongs to another ladder$/],
    ["a version in force that does not exist", "update ladder set current_version_id = 'ver_none' where current_version_id is not null", /^acme\/engineering: the version in force does not exist$/],
    ["a counterpart that is missing", "delete from current_rung where rung_id in (select id from rung where code = 'Z2')", /^zeta: counterparts are found in rows that are not its rungs in force \(1 missing, 0 too many/],
    ["a counterpart with an outdated size", "update company set people_min = 7, people_as_of = '2026', people_basis = 'STATED' where slug = 'zeta'", /^zeta: counterparts .*\(2 missing, 2 too many/],
  ])("%s is found", async (_, sql, expected) => {
    expect(await foundAfter(sql)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });
});

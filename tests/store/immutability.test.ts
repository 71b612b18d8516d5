import type { DataSource } from "typeorm";
import { seed } from "../../src/app/seeds.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { company, ladder, mapping, rung, SeedFolder } from "../support/seed-folder.js";

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection);
  const disputed = { ...mapping(0, 1), disagreements: [{ lo: 1, hi: 2, comment: "Somebody says so.", source: "page" }] };
  const folder = new SeedFolder(company("acme", { ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Novice", { mapping: disputed }), rung(2, "Adept")] })] }));
  await seed(dataSource, folder.path);
  folder.delete();
  // a draft beside the published version, whose parts could be moved into it, and a rung of the published one that is not mapped
  await dataSource.query(`
    insert into ladder_version (id, ladder_id, number, status, name, family, complete, change_note, effective_on)
      select 'ver_draft', ladder_id, 2, 'DRAFT', name, family, complete, change_note, effective_on from ladder_version;
    insert into rung (id, version_id, ord, track, title, hybrid) values ('rng_draft', 'ver_draft', 9, 'IC', 'Sage', false);
    insert into rung_competency values ('rng_draft', 0, 'Delivery', 'Ships.');
    insert into mapping_set (id, version_id, author, mapped_on, taxonomy_version) values ('set_draft', 'ver_draft', 'me', '2026', '1');
    insert into mapping (id, set_id, rung_id, lo, hi, no_equivalent, confidence, justification, comment) values ('map_draft', 'set_draft', 'rng_draft', 3, 4, false, 0.5, 'UNSPECIFIED_MATCHING', '');
    begin; set local session_replication_role = replica;
      delete from mapping where rung_id = (select id from rung where title = 'Adept');
      insert into rung_competency select id, 0, 'Delivery', 'Ships.' from rung where title = 'Adept'; commit`);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Runs SQL and undoes it; returns what the database said against it, null when nothing. */
async function refusal(sql: string): Promise<string | null> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(sql);
    await runner.query("set constraints all immediate");
    return null;
  } catch (error) {
    return String(error);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const VERSION = "(select id from ladder_version where number = 1)";
const SET = `(select id from mapping_set where version_id = ${VERSION})`;
const RUNG = "(select id from rung where title = 'Adept')";
const MAPPING = `(select id from mapping where set_id = ${SET})`;
const ANY_CITATION = "(select id from citation limit 1)";

const CHANGES: readonly (readonly [table: string, what: string, sql: string])[] = [
  ["ladder_version", "update", `update ladder_version set name = 'Other' where id = ${VERSION}`],
  ["ladder_version", "update of its hash", `update ladder_version set content_hash = 'x' where id = ${VERSION}`],
  ["ladder_version", "update back to a draft", `update ladder_version set status = 'DRAFT', published_at = null, content_hash = null where id = ${VERSION}`],
  ["ladder_version", "update of its words while retiring", `update ladder_version set status = 'RETIRED', retired_at = now(), note = 'x' where id = ${VERSION}`],
  ["ladder_version", "delete", `delete from ladder_version where id = ${VERSION}`],
  ["rung", "update", `update rung set title = 'Other' where version_id = ${VERSION}`],
  ["rung", "delete", `delete from rung where version_id = ${VERSION}`],
  ["rung", "insert", `insert into rung (id, version_id, ord, track, title, hybrid) values ('rng_new', ${VERSION}, 7, 'IC', 'New', false)`],
  ["rung", "moving one in", `update rung set version_id = ${VERSION} where id = 'rng_draft'`],
  ["rung", "moving one out", `update rung set version_id = 'ver_draft' where version_id = ${VERSION}`],
  ["rung_competency", "update", `update rung_competency set expectation = 'Waits.' where rung_id = ${RUNG}`],
  ["rung_competency", "delete", `delete from rung_competency where rung_id = ${RUNG}`],
  ["rung_competency", "insert", `insert into rung_competency values (${RUNG}, 1, 'Craft', 'Tests.')`],
  ["rung_competency", "moving one in", `update rung_competency set rung_id = ${RUNG}, ordinal = 1, name = 'Craft' where rung_id = 'rng_draft'`],
  ["rung_competency", "moving one out", `update rung_competency set rung_id = 'rng_draft', ordinal = 1, name = 'Craft' where rung_id = ${RUNG}`],
  ["ladder_version_citation", "update", `update ladder_version_citation set version_id = 'ver_draft' where version_id = ${VERSION}`],
  ["ladder_version_citation", "delete", `delete from ladder_version_citation where version_id = ${VERSION}`],
  ["ladder_version_citation", "insert", `insert into citation (id, title, kind, source_group, collected) values ('cit_new', 't', 'PRIMARY', 'g', '2026'); insert into ladder_version_citation values (${VERSION}, 'cit_new')`],
  ["mapping_set", "update", `update mapping_set set author = 'me' where id = ${SET}`],
  ["mapping_set", "delete", `delete from mapping_set where id = ${SET}`],
  ["mapping_set", "moving one in", `update mapping_set set version_id = ${VERSION} where id = 'set_draft'`],
  ["mapping", "update", `update mapping set hi = 1.5 where id = ${MAPPING}`],
  ["mapping", "delete", `delete from mapping where id = ${MAPPING}`],
  ["mapping", "insert", `insert into mapping (id, set_id, rung_id, lo, hi, no_equivalent, confidence, justification, comment) select 'map_new', ${SET}, id, 1, 2, false, 0.5, 'X', '' from rung where title = 'Adept'`],
  ["mapping", "insert from a draft's set onto its rung", `insert into mapping (id, set_id, rung_id, lo, hi, no_equivalent, confidence, justification, comment) select 'map_new', 'set_draft', id, 1, 2, false, 0.5, 'X', '' from rung where title = 'Adept'`],
  ["mapping_citation", "update", `update mapping_citation set mapping_id = 'map_draft' where mapping_id = ${MAPPING}`],
  ["mapping_citation", "delete", `delete from mapping_citation where mapping_id = ${MAPPING}`],
  ["mapping_citation", "insert", `insert into citation (id, title, kind, source_group, collected) values ('cit_new', 't', 'PRIMARY', 'g', '2026'); insert into mapping_citation values (${MAPPING}, 'cit_new')`],
  ["mapping_disagreement", "update", `update mapping_disagreement set comment = 'x' where mapping_id = ${MAPPING}`],
  ["mapping_disagreement", "delete", `delete from mapping_disagreement where mapping_id = ${MAPPING}`],
  ["mapping_disagreement", "insert", `insert into mapping_disagreement values (${MAPPING}, 5, 1, 2, 'x', ${ANY_CITATION})`],
];

describe("what belongs to a published version", () => {
  it.each(CHANGES)("%s refuses: %s", async (table, _, sql) => {
    const said = table === "ladder_version" ? /ladder version ver_\w+ is published and cannot be changed/ : new RegExp(`${table} belongs to ladder version ver_\\w+, which is published and cannot be changed`);
    expect(await refusal(sql)).toMatch(said);
  });

  it.each(["ladder_version", "ladder_version_citation", "rung", "rung_competency", "mapping_set", "mapping", "mapping_citation", "mapping_disagreement", "citation"])("%s refuses truncate", async (table) => {
    expect(await refusal(`truncate ${table} cascade`)).toMatch(/holds published versions and cannot be emptied/);
  });

  it("every table that hangs on a version is tried here, so that a new one cannot be forgotten", async () => {
    const hanging: { name: string }[] = await dataSource.query(`
      with recursive below as (select 'ladder_version'::regclass::oid as oid
        union select c.conrelid from pg_constraint c join below b on c.confrelid = b.oid where c.contype = 'f')
      select relname as name from pg_class where oid in (select oid from below) order by 1`);
    const pointers = ["current_rung", "ladder", "publication", "mapping_act", "dispute", "dispute_decision", "version_document"]; // they move: which version is in force; they follow from that, or from versions; acts and disputes are added, also to what is published, and have triggers of their own
    expect(hanging.map((t) => t.name).filter((name) => !pointers.includes(name))).toEqual([...new Set(CHANGES.map(([table]) => table))].sort());
  });

  it("stays so when it is retired, which is allowed and nothing else", async () => {
    const retire = `update ladder_version set status = 'RETIRED', retired_at = now() where id = ${VERSION}`;
    expect(await refusal(retire)).toBeNull();
    for (const [table, , sql] of CHANGES) {
      if (table !== "ladder_version") expect(await refusal(`${retire}; ${sql}`)).toMatch(/cannot be changed/);
    }
    expect(await refusal(`${retire}; update ladder_version set status = 'PUBLISHED', retired_at = null where id = ${VERSION}`)).toMatch(/is retired and cannot be changed/);
  });
});

describe("a draft", () => {
  it.each([
    "update ladder_version set name = 'Other' where id = 'ver_draft'",
    "update rung set title = 'Other' where id = 'rng_draft'",
    "update mapping set hi = 5 where id = 'map_draft'",
    "update rung_competency set expectation = 'Waits.' where rung_id = 'rng_draft'",
    "delete from rung where id = 'rng_draft'",
    "delete from ladder_version where id = 'ver_draft'",
  ])("may change: %s", async (sql) => {
    expect(await refusal(sql)).toBeNull();
  });

  it("is how every version begins", async () => {
    expect(await refusal(`insert into ladder_version (id, ladder_id, number, status, name, family, complete, change_note, effective_on, published_at, content_hash)
      select 'ver_new', ladder_id, 3, 'PUBLISHED', name, family, complete, change_note, effective_on, now(), 'x' from ladder_version limit 1`)).toMatch(/ver_new must begin as a draft/);
  });
});

describe("a citation", () => {
  it("never changes: its id follows from its content", async () => {
    expect(await refusal("update citation set title = 'x'")).toMatch(/citation cit_\w+ cannot be changed/);
  });
  it("is not deleted while anything rests on it", async () => {
    expect(await refusal("delete from citation")).toMatch(/violates (foreign key|RESTRICT)/i);
  });
});

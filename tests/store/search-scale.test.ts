import { Client } from "pg";
import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { asked, type Asked } from "../../src/search/domain/asked.js";
import { COMPANIES, PLACES, SearchStore } from "../../src/search/search.store.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

const COMPANY_COUNT = 100_000;

/** Companies of two words, each with a ladder and a rung, written past the rules on versions but through the triggers of search. */
const LOAD = `
  set jit = off; set synchronous_commit = off; set work_mem = '64MB';
  alter table ladder_version disable trigger immutable; alter table rung disable trigger immutable;
  create function pg_temp.made_up(n int) returns text language sql immutable as $$ select translate(substr(md5(n::text), 1, 7), '0123456789abcdef', 'aeioubdglmnrstvk') $$;
  create function pg_temp.id(prefix text, n int) returns text language sql immutable as $$ select prefix || '_' || lpad(translate(n::text, '0123456789', 'abcdefghij'), 20, 'z') $$;
  insert into company (id, slug, name, kind, description, origin, people_min, people_as_of, people_basis)
    select pg_temp.id('cmp', n), pg_temp.made_up(n) || '-' || n, pg_temp.made_up(n) || ' ' || (array['Systems','Labs','Software','Technologies','Group','Cloud','Data','Bank'])[n % 8 + 1],
      'COMPANY', '-', 'CURATED', n % 5000 + 1, '2026', 'INFERRED' from generate_series(1, ${COMPANY_COUNT}) n;
  insert into ladder (id, company_id, slug, is_main) select pg_temp.id('lad', n), pg_temp.id('cmp', n), 'engineering', true from generate_series(1, ${COMPANY_COUNT}) n;
  insert into ladder_version (id, ladder_id, number, status, name, family, complete, change_note, effective_on, published_at, content_hash)
    select pg_temp.id('ver', n), pg_temp.id('lad', n), 1, 'PUBLISHED', 'Engineering', 'software', true, '-', '2026-01-01', now(), '-' from generate_series(1, ${COMPANY_COUNT}) n;
  insert into rung (id, version_id, ord, track, code, title, hybrid)
    select pg_temp.id('rng', n), pg_temp.id('ver', n), 0, 'IC', 'L' || n % 9, (array['Software Engineer','Senior Software Engineer','Staff Engineer','Principal Engineer','Engineering Manager'])[n % 5 + 1]
      || case when n % 4 = 0 then ' ' || pg_temp.made_up(n % 20000) else '' end, false from generate_series(1, ${COMPANY_COUNT}) n;
  update ladder l set current_version_id = v.id from ladder_version v where v.ladder_id = l.id;
  analyze;`;

let database: TestDatabase;
let dataSource: DataSource;
let store: SearchStore;
beforeAll(async () => {
  database = await createDatabase("migrated");
  const { connection } = database;
  const client = new Client("url" in connection ? { connectionString: connection.url } : { ...connection });
  await client.connect();
  await client.query(LOAD);
  await client.end();
  dataSource = await openDataSource(connection);
  store = new SearchStore(dataSource);
}, 120_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const question = (text: string): Asked => {
  const found = asked(text);
  if (found === null) throw new Error(`"${text}" asks nothing`);
  return found;
};

/** The plan of a statement as text. */
async function plan(sql: string, values: readonly unknown[]): Promise<string> {
  const rows: { "QUERY PLAN": string }[] = await dataSource.query(`explain (costs off) ${sql}`, [...values]);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const TEXTS = ["google l5", "senior soft", "L5", "staf enginer", "principal enginer at micorsoft", "g", "software", "高级工程师"];

it.each(TEXTS)("%s reads companies through the trigram index, and no table as a whole", async (text) => {
  const read = await plan(COMPANIES, [question(text).companyPhrases]);
  expect(read).toContain("search_company_words");
  expect(read).not.toContain("Seq Scan");
});

it.each(TEXTS)("%s reads names and rungs through their indexes, and no table as a whole", async (text) => {
  const { rungPhrases, codes } = question(text);
  const read = await plan(PLACES, [rungPhrases, codes, ["google"]]);
  for (const index of ["search_name_words", "search_name_folded", "search_name_key_key", "search_place_name", "search_place_pkey"]) expect(read).toContain(index);
  expect(read).not.toContain("Seq Scan");
});

it("a company is found among 100,000 by name, misspelled or begun, and together with a code", async () => {
  const rows: { slug: string; name: string }[] = await dataSource.query(`select slug, name from company where id like '%bcdef'`);
  const [made] = rows;
  const word = made?.name.split(" ")[0] ?? "";
  const misspelled = `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`;
  for (const text of [made?.name ?? "", word, misspelled, `${word} l5`]) {
    expect([text, (await store.companies(question(text))).map((company) => company.slug)]).toEqual([text, expect.arrayContaining([made?.slug])]);
  }
});

it("of a title that thousands share, rungs of the largest companies are listed, as many as a list shows", async () => {
  const places = await store.places(question("software engineer"), []);
  const same = places.filter((place) => place.names.some((name) => name.text === "Software Engineer"));
  expect(same).toHaveLength(300);
  const [row]: { least: number }[] = await dataSource.query(`select min(people_min) as least from (select p.people_min from search_place p join search_name n on n.id = p.name_id where n.key = 'software engineer' order by 1 desc limit 300) p`);
  expect(Math.min(...same.map((place) => place.people))).toBe(row?.least);
});

it("a few dozen searches are quick; how quick is printed, not asserted, since machines differ", async () => {
  const rows: { name: string }[] = await dataSource.query(`select name from company tablesample system (1) repeatable (7) limit 12`);
  const names = rows.map((row) => row.name);
  const texts = [...TEXTS, ...names, ...names.map((name) => name.slice(0, 3)), ...names.map((name) => `${name.slice(0, 2)}${name[3]}${name[2]}${name.slice(4)}`), ...names.map((name) => `staff at ${name}`)];
  const times: number[] = [];
  for (const text of texts) {
    const began = performance.now();
    const companies = await store.companies(question(text));
    await store.places(question(text), companies.slice(0, 8).map((company) => company.slug));
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  process.stdout.write(`${times.length} searches among ${COMPANY_COUNT} companies: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms\n`);
  expect(times).toHaveLength(TEXTS.length + 48);
}, 60_000);

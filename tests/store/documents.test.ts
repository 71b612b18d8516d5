import { COMPANY_JSON, companyOf, type CompanyJson } from "../../src/company/index.js";
import { LadderStore, newestSource, PublishedLadders, type PublishedCompany, type Rung } from "../../src/ladder/index.js";
import { completeDocuments, FORM } from "../../src/ladder/ladder.documents.js";
import { versionOf } from "../../src/ladder/ladder.version-json.js";
import { countedDatabase } from "../support/counted-database.js";

const database = countedDatabase();

/** All companies as a server reads them that knows none yet, and with how many statements. */
async function read(): Promise<{ readonly companies: ReadonlyMap<string, PublishedCompany>; readonly took: number }> {
  const slugs: { slug: string }[] = await database.dataSource.query("select slug from company");
  const published = new PublishedLadders(new LadderStore(database.dataSource));
  const { value: companies, took } = await database.counting(() => published.bySlug(slugs.map(({ slug }) => slug)));
  return { companies, took };
}

/** As values, in every field of what is stored. */
const said = (companies: ReadonlyMap<string, PublishedCompany>): string =>
  JSON.stringify([...companies.values()].sort((a, b) => (a.company.slug < b.company.slug ? -1 : 1)).map(({ company, ladders }) => [
    company.slug, company.description, company.citations, company.people?.citation, company.takenDown,
    ladders.map(({ id, slug, isMain, name, family, version }) => [id, slug, isMain, name, family, version.changeNote, version.contentHash, version.rungs.map(({ id, title, aliases, scope, mapping }) => [id, title, aliases, scope, mapping?.range, mapping?.comment])]),
  ]));

const stored = async (): Promise<number> => Number((await database.dataSource.query<[{ n: string }]>("select count(*) as n from version_document where form = $1", [FORM]))[0].n);

it("every published version is read whole from one row", async () => {
  const [{ n }] = await database.dataSource.query<[{ n: string }]>("select count(*) as n from ladder_version where status <> 'DRAFT'");
  expect(await stored()).toBe(Number(n));
  expect((await read()).took).toBe(1);
});

it.each([["all of them are gone", "delete from version_document"], ["some are gone", "delete from version_document where version_id < 'ver_h'"], ["an older server wrote them", "update version_document set form = 0"]])("where %s the same is read part by part, until db:migrate has written them", async (_, sql) => {
  const [whole, all] = [await read(), await stored()];
  expect(whole.companies.size).toBeGreaterThan(50);
  await database.dataSource.query(sql);
  const missing = all - await stored();
  const parts = await read();
  expect([said(parts.companies) === said(whole.companies), parts.took]).toEqual([true, 2]);
  expect(missing).toBeGreaterThan(10);
  expect(await completeDocuments(database.dataSource, 10)).toBe(missing);
  expect([(await read()).took, await completeDocuments(database.dataSource)]).toEqual([1, 0]);
});

/** What it says of the same things as `like`, however it comes to know them. */
const alike = (value: object, like: object): object => Object.fromEntries(Object.keys(like).map((key) => [key, (value as Record<string, unknown>)[key]]));

/** What a glance tells of a rung. */
const glanced = ({ id, order, track, code, title, aliases, mapping }: Rung): object =>
  [id, order, track, code, title, aliases, mapping && [mapping.range, mapping.confidence, mapping.justification, mapping.state, mapping.date, newestSource(mapping), mapping.disagreements.length > 0]];

/** Every ladder in force as it is served, beside its version as it is stored. */
async function served() {
  const slugs: { slug: string }[] = await database.dataSource.query("select slug from company");
  const store = new LadderStore(database.dataSource);
  const published = new PublishedLadders(store);
  const ladders = [...(await published.bySlug(slugs.map(({ slug }) => slug))).values()].flatMap((company) => company.ladders);
  const stored = new Map((await store.versions(ladders.map(({ version }) => version.id))).map(versionOf).map((version) => [version.id, version]));
  return { ladders: ladders.map((ladder) => ({ ladder, whole: stored.get(ladder.version.id)! })), read: () => published.caches.whole_versions!.figures.misses };
}

it("names and places are known at a glance; a version is read whole for its sources' disagreement, or when more is asked", async () => {
  const { ladders, read } = await served();
  for (const { ladder, whole } of ladders) expect(ladder.version.rungs.map(glanced)).toEqual(whole.rungs.map(glanced));
  const contested = ladders.filter(({ whole }) => whole.rungs.some(({ mapping }) => (mapping?.disagreements.length ?? 0) > 0));
  expect([ladders.length > 100, contested.length > 10, contested.length < ladders.length / 2]).toEqual([true, true, true]);
  expect(read()).toBe(contested.length);
});

it("what is read when it is asked for is what is stored, in every field", async () => {
  const { ladders } = await served();
  for (const { ladder: { company, version, ...identity }, whole: { rungs, ...whole } } of ladders) {
    expect(alike(version, whole)).toEqual(whole);
    expect(version.rungs.length).toBe(rungs.length);
    for (const [i, { mapping, ...rung }] of rungs.entries()) {
      const here = version.rungs[i]!;
      expect([alike(here, rung), here.mapping && alike(here.mapping, mapping!)]).toEqual([rung, mapping]);
      expect([here.company === company, here.version === version, here.ladderIdentity.id]).toEqual([true, true, identity.id]);
    }
  }
});

it("a company is what is stored, in every field", async () => {
  const rows: { company: CompanyJson }[] = await database.dataSource.query(`select ${COMPANY_JSON} as company from company c`);
  const { companies } = await read();
  expect(rows.length).toBe(companies.size);
  const stored = rows.map(({ company }) => companyOf(company));
  for (const { people, ...rest } of stored) {
    const here = companies.get(rest.slug)!.company;
    expect([alike(here, rest), here.people && alike(here.people, people!)]).toEqual([rest, people]);
  }
  expect([stored.some(({ people }) => people?.citation != null), stored.some(({ people }) => people === null), stored.some(({ domain }) => domain !== null)]).toEqual([true, true, true]);
});

it("a company that was taken down says so, and why", async () => {
  await database.dataSource.query("update company set taken_down_on = '2026-11-20', taken_down_reason = 'They asked.', taken_down_by = 'OWNER' where slug = 'google'");
  expect((await read()).companies.get("google")).toMatchObject({ company: { takenDown: { on: "2026-11-20", reason: "They asked.", by: "OWNER" } }, ladders: [] });
  await database.dataSource.query("update company set taken_down_on = null, taken_down_reason = null, taken_down_by = null where slug = 'google'");
});

it("an old version is read from its row too, and says when it was retired", async () => {
  const [{ id }] = await database.dataSource.query<[{ id: string }]>("select current_version_id as id from ladder where current_version_id is not null order by id limit 1");
  await database.dataSource.query("update ladder_version set status = 'RETIRED', retired_at = '2026-11-20T10:00:00.123Z' where id = $1", [id]);
  const store = new LadderStore(database.dataSource);
  const versions = async () => new PublishedLadders(store).byVersionId([id]).then((found) => found.get(id));
  const whole = await versions();
  expect(whole).toMatchObject({ id, status: "RETIRED", retiredAt: new Date("2026-11-20T10:00:00.123Z") });
  await database.dataSource.query("delete from version_document where version_id = $1", [id]);
  expect(await versions()).toEqual(whole);
});

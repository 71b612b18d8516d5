import type { DataSource } from "typeorm";
import { Claims1795179600000 } from "../../migrations/20261120150000-claims.js";
import { ClaimStore } from "../../src/claim/index.js";
import { openDataSource } from "../../src/database/data-source.js";
import { randomId } from "../../src/shared/id.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { claimed } from "../support/drafts.js";
import { writeDraft } from "../support/written-drafts.js";

let database: TestDatabase;
let dataSource: DataSource;
const statements: string[] = [];
beforeAll(async () => {
  database = await createDatabase("seeded");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const DAY = 86_400_000;
const hash = Buffer.alloc(32, 7);
const opened = async (lapsesAt = new Date(Date.now() + DAY)): Promise<string> => {
  const claim = { id: randomId("clm"), companyId: null, company: null, domain: "acme.com", method: "DNS_TXT", createdAt: new Date(lapsesAt.getTime() - 7 * DAY), lapsesAt, word: null, verifiedAt: null, madeCompanyId: null } as const;
  await new ClaimStore(dataSource).open(claim, hash, new Date(Date.now() - 30 * DAY), async () => undefined);
  return claim.id;
};

it("a claim is read by one statement, whether it is there, and whether the secret is right", async () => {
  const [store, id] = [new ClaimStore(dataSource), await opened()];
  statements.length = 0;
  expect(await store.byId(id, hash)).toMatchObject({ id, domain: "acme.com", word: null, verifiedAt: null });
  expect(await store.byId(id, null)).not.toHaveProperty("hash");
  expect([await store.byId(id, Buffer.alloc(32, 8)), await store.byId("clm_aaaaaaaaaaaaaaaaaaaa", hash)]).toEqual([null, null]);
  expect(statements).toHaveLength(4);
});

it("claims that came to nothing are forgotten a month after they lapsed, with the next; verified ones are kept", async () => {
  const [store, old, kept, verified] = [new ClaimStore(dataSource), await opened(new Date(Date.now() - 29.99 * DAY)), await opened(new Date(Date.now() - 29 * DAY)), await opened()];
  await dataSource.query("update claim set lapses_at = lapses_at - interval '1 day' where id = $1", [old]);
  await store.transaction((manager) => store.verify(manager, verified, new Date(), new Date(Date.now() - 60 * DAY)).catch(() => undefined));
  await opened();
  expect([await store.byId(old, null), (await store.byId(kept, null))?.id, (await store.byId(verified, null))?.id]).toEqual([null, kept, verified]);
});

it.each<[string, string]>([
  ["two verified claims of a company", "insert into claim (id, hash, company_id, domain, method, created_at, lapses_at, verified_at) select 'clm_' || n, decode(repeat('07', 32), 'hex'), c.id, 'x', 'DNS_TXT', now(), now() + interval '1 day', now() from company c, generate_series(1, 2) n where c.slug = 'google'"],
  ["two companies made of a claim, or one of a claim that is not verified", "update claim set made_company_id = (select id from company where slug = 'google')"],
  ["a claim that lapses before it is made", "update claim set lapses_at = created_at"],
  ["another method", "update claim set method = 'TELEPHONE'"],
  ["a secret that is no hash", "update claim set hash = 'x'"],
  ["a company taken down without a reason", "update company set taken_down_on = current_date, taken_down_by = 'ADMIN' where slug = 'google'"],
  ["a company taken down by nobody", "update company set taken_down_on = current_date, taken_down_reason = 'x' where slug = 'google'"],
  ["a published version in another voice", "update ladder_version set voice = 'COMPANY' where status = 'PUBLISHED'"],
])("the database refuses %s", async (_what, sql) => {
  await opened();
  await expect(dataSource.query(sql)).rejects.toThrow(/violates|cannot be changed/);
});

it("versions from before are in the company's voice when the company wrote them, else in ours", async () => {
  await claimed(dataSource, "etsy");
  const { draft } = await writeDraft(dataSource, "etsy");
  await dataSource.query("update ladder_version set updated_by = 'ci', status = 'PUBLISHED', published_at = now(), content_hash = 'x' where id = $1", [draft]);
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  await new Claims1795179600000().down(runner);
  await new Claims1795179600000().up(runner);
  const rows = (await runner.query("select v.id = $1 as own, v.voice, count(*)::int as n from ladder_version v join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id where c.slug in ('etsy', 'google') group by 1, 2 order by 1", [draft])) as unknown;
  await runner.rollbackTransaction();
  await runner.release();
  expect(rows).toEqual([{ own: false, voice: "CURATORS", n: expect.any(Number) }, { own: true, voice: "COMPANY", n: 1 }]);
});

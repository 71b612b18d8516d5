import type { DataSource } from "typeorm";
import { AuditLog, OPERATOR, Permit } from "../../src/access/index.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let dataSource: DataSource;
let audit: AuditLog;
beforeAll(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection);
  audit = new AuditLog(dataSource);
  await dataSource.query("insert into company (id, slug, name, kind, description, origin) values ('cmp_a', 'a', 'A', 'COMPANY', 'A.', 'CURATED'), ('cmp_b', 'b', 'B', 'COMPANY', 'B.', 'CURATED')");
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const permit = (companyId: string): Permit => Permit.of(OPERATOR, "PUBLISH", { companyId })!;
const count = async (): Promise<number> => Number((await dataSource.query<{ n: string }[]>("select count(*) as n from audit_event"))[0]!.n);

it("an event is there with the change it tells of, and not without", async () => {
  const change = (manager: Parameters<AuditLog["record"]>[0]) => audit.record(manager, permit("cmp_a"), { subjectId: "ver_x", detail: "Published." });
  await expect(dataSource.transaction(async (manager) => { await change(manager); throw new Error("changed my mind"); })).rejects.toThrow("changed my mind");
  expect(await count()).toBe(0);
  await dataSource.transaction(change);
  expect((await audit.page("cmp_a", { first: 10, after: null })).items.map((item) => item.value)).toEqual([
    { id: expect.stringMatching(/^aud_[a-z2-7]{20}$/) as string, at: expect.any(Date) as Date, viewerKind: "OPERATOR", viewerId: null, viewerName: "operator", action: "PUBLISH", subjectId: "ver_x", detail: "Published." },
  ]);
});

it.each(["update audit_event set detail = 'Nothing happened.'", "update audit_event set viewer_name = 'somebody else'", "delete from audit_event", "truncate audit_event", "delete from audit_event where company_id = 'cmp_a'"])("events are only added to: refuses %s", async (sql) => {
  const before = await count();
  expect(before).toBeGreaterThan(0);
  await expect(dataSource.query(sql)).rejects.toThrow("audit events are only added to, never changed, removed or emptied");
  expect(await count()).toBe(before);
});

it("a company with events is not deleted from under them", async () => {
  await expect(dataSource.query("delete from company where id = 'cmp_a'")).rejects.toThrow(/foreign key|RESTRICT/i);
});

it("pages come newest first, each event once, and of one company alone", async () => {
  for (let i = 0; i < 25; i += 1) await audit.record(dataSource.manager, permit(i % 5 === 0 ? "cmp_a" : "cmp_b"), { subjectId: null, detail: String(i) });
  const seen: string[] = [];
  for (let after: readonly (string | number)[] | null = null, more = true; more;) {
    const slice: Awaited<ReturnType<AuditLog["page"]>> = await audit.page("cmp_b", { first: 7, after });
    seen.push(...slice.items.map((item) => item.value.detail));
    [after, more] = [slice.items.at(-1)?.key ?? null, slice.hasNext];
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => i).filter((i) => i % 5 !== 0).reverse().map(String));
});

it.each([
  ["a hash of another length", "insert into access_token (id, hash, name, role, company_id, created_at, created_by) values ('tok_a', 'abc', 'x', 'OWNER', 'cmp_a', now(), 'x')"],
  ["an admin of a company", "insert into access_token (id, hash, name, role, company_id, created_at, created_by) values ('tok_a', sha256('a'), 'x', 'ADMIN', 'cmp_a', now(), 'x')"],
  ["an owner of nothing", "insert into access_token (id, hash, name, role, company_id, created_at, created_by) values ('tok_a', sha256('a'), 'x', 'OWNER', null, now(), 'x')"],
  ["an unknown role", "insert into access_role (issuer, subject, company_id, role, granted_at, granted_by) values ('i', 's', 'cmp_a', 'KING', now(), 'x')"],
  ["two roles of one person at one company", "insert into access_role (issuer, subject, company_id, role, granted_at, granted_by) values ('i', 's', 'cmp_a', 'OWNER', now(), 'x'), ('i', 's', 'cmp_a', 'READER', now(), 'x')"],
  ["an admin twice over", "insert into access_role (issuer, subject, company_id, role, granted_at, granted_by) values ('i', 's', null, 'ADMIN', now(), 'x'), ('i', 's', null, 'ADMIN', now(), 'x')"],
])("the tables refuse %s", async (_what, sql) => {
  await expect(dataSource.query(sql)).rejects.toThrow(/violates (check|unique)/);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DataSource } from "typeorm";
import { AccessStore, Viewers } from "../../src/access/index.js";
import { ADMIN_TOKEN_FILE, firstAdmin } from "../../src/app/first-admin.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let dataSource: DataSource;
let parent: string;
let folder: string;
let file: string;
beforeEach(async () => {
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection);
  parent = mkdtempSync(path.join(tmpdir(), "org-ladder-admin-"));
  folder = path.join(parent, "data");
  file = path.join(folder, ADMIN_TOKEN_FILE);
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
  rmSync(parent, { recursive: true });
});

const viewer = (secret: string) => new Viewers(new AccessStore(dataSource), null).of(`Bearer ${secret}`);

it("a first start makes an admin token, which holds, and keeps it in a file that its owner alone can read", async () => {
  const made = await firstAdmin(dataSource, folder);
  expect(made).toEqual({ secret: expect.stringMatching(/^olt_/) as string, file });
  expect(readFileSync(file, "utf8")).toBe(`${made!.secret}\n`);
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  expect(readdirSync(folder)).toEqual([ADMIN_TOKEN_FILE]);
  expect(await viewer(made!.secret)).toMatchObject({ name: "first admin", grants: [{ role: "ADMIN" }] });
  expect(await dataSource.query("select viewer_kind, action from audit_event")).toEqual([{ viewer_kind: "OPERATOR", action: "MANAGE_ADMINS" }]);
});

it("later starts make none, also when that token was revoked or its file is gone", async () => {
  await firstAdmin(dataSource, folder);
  expect(await firstAdmin(dataSource, folder)).toBeNull();
  rmSync(file);
  await dataSource.query("update access_token set revoked_at = now()");
  expect(await firstAdmin(dataSource, folder)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

it("a file that lay open there before, and what a killed start left, are closed too", async () => {
  const { secret } = (await firstAdmin(dataSource, folder))!;
  await dataSource.query("delete from access_token");
  writeFileSync(`${file}.new-${process.pid}`, "x", { mode: 0o666 });
  rmSync(file);
  writeFileSync(file, "x", { mode: 0o666 });
  const again = await firstAdmin(dataSource, folder);
  expect(again!.secret).not.toBe(secret);
  expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777, readdirSync(folder)]).toEqual([`${again!.secret}\n`, 0o600, [ADMIN_TOKEN_FILE]]);
});

it("where the file cannot be kept no token is made, so the next start makes one", async () => {
  writeFileSync(folder, "a file where the folder should be");
  await expect(firstAdmin(dataSource, folder)).rejects.toThrow(/EEXIST|ENOTDIR/);
  rmSync(folder);
  expect(await firstAdmin(dataSource, folder)).not.toBeNull();
});

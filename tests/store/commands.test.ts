import { execFile } from "node:child_process";
import path from "node:path";
import { Client } from "pg";
import { projectRoot } from "../../src/config.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { company, SeedFolder } from "../support/seed-folder.js";

jest.setTimeout(120_000); // a dozen processes, each compiling what it imports, beside other workers

/** What a command printed and how it ended. */
interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as `npm run` does, from source. */
function run(name: string, args: readonly string[], url: string): Promise<Ended> {
  const program = ["--no-warnings", "--import", "./dev/swc-hook.mjs", path.join("src", "commands", `${name}.ts`), ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, program, { cwd: projectRoot, env: { ...process.env, DATABASE_URL: url } }, (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
  });
}

let database: TestDatabase;
let folder: SeedFolder;
beforeAll(async () => {
  database = await createDatabase("empty");
  folder = new SeedFolder(company("acme"));
});
afterAll(async () => {
  folder.delete();
  await database.drop();
});
const command = (name: string, ...args: readonly string[]): Promise<Ended> => run(name, args, database.url);
const seed = (): Promise<Ended> => command("db-seed", "--folder", folder.path);

it("an empty database is migrated, seeded and verified; each command tells what it did, and a second run changes nothing", async () => {
  expect(await seed()).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^The database is not migrated to this version\. Run `npm run db:migrate` first\.\n$/) });
  expect(await command("db-verify")).toMatchObject({ code: 1, err: expect.stringMatching(/not migrated/) });

  expect(await command("db-migrate")).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^ran CompaniesAndLadders\d+\n[^]*\d+ migrations ran\.\n$/) });
  expect(await command("db-migrate")).toMatchObject({ code: 0, out: "The database is up to date.\n" });

  expect(await seed()).toMatchObject({
    code: 0, err: "", out: expect.stringMatching(/^taxonomy: version \w+ in force\nacme: description of the company written\nacme\/engineering: version 1 published\nVersions published: 1; ladders retired: 0; companies written: 1 of 1; crosswalks in force: 0\.\n$/),
  });
  expect(await seed()).toMatchObject({ code: 0, out: "Versions published: 0; ladders retired: 0; companies written: 0 of 1; crosswalks in force: 0.\n" });
  expect(await command("db-verify")).toMatchObject({ code: 0, err: "", out: "All is well. Published versions: 1; citations: 1; each is as it was published.\n" });
});

it("bad seed files are listed as file:line: rule, with exit code 1; --check needs no database", async () => {
  folder.companies({ ...company("beta"), kind: "CLUB" });
  for (const ended of [await seed(), await run("db-seed", ["--folder", folder.path, "--check"], "postgres://nobody@127.0.0.1:1/none")]) {
    expect(ended).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^The seed files break 1 rule; nothing was written\.\n {2}seeds\/companies\/beta\.yaml:4: kind: .*\n$/) });
  }
  folder.remove("companies/beta.yaml");
});

it("what was changed behind the server's back is printed by db:verify, with exit code 1", async () => {
  const session = new Client({ connectionString: database.url });
  await session.connect();
  await session.query("begin; set local session_replication_role = replica; update rung set scope = 'Everything.' where title = 'Adept'; commit");
  await session.end();
  expect(await command("db-verify")).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^acme\/engineering version 1 \(ver_\w+\): its content has the hash [0-9a-f]+, but [0-9a-f]+ was published: it was changed\n$/) });
});

it("a database that does not answer is an error in words, without a stack", async () => {
  const { code, err } = await run("db-migrate", [], "postgres://nobody@127.0.0.1:1/none");
  expect(code).toBe(1);
  expect(err).toMatch(/ECONNREFUSED/);
  expect(err).not.toMatch(/^\s+at /m);
});

it("schema:dump --stdout prints the schema", async () => {
  expect((await command("schema-dump", "--stdout")).out).toMatch(/^input RungRef @oneOf \{$/m);
});

describe("every command", () => {
  it.each(["db-migrate", "db-seed", "db-verify", "schema-dump", "token", "import", "export"])("%s --help tells its options and exit codes, and does nothing", async (name) => {
    const nowhere = "postgres://nobody@127.0.0.1:1/none";
    expect(await run(name, ["--help"], nowhere)).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^npm run [a-z:]+[^]*Exit codes: 0 /) });
    expect(await run(name, ["--nonsense"], nowhere)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/--nonsense/) });
  });
});

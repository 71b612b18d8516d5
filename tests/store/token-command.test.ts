import { execFile } from "node:child_process";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import { bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";

jest.setTimeout(120_000); // a process for each call, compiling what it imports, beside other workers

let served: AskedServer;
let address: string;
beforeAll(async () => {
  served = await serve();
  address = await served.app.http.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => served.close());

/** Runs `npm run token` from source. */
function token(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
  const program = ["--no-warnings", "--import", "./dev/swc-hook.mjs", path.join("src", "commands", "token.ts"), ...args];
  const env = { ...process.env, DATABASE_URL: served.database.url, ORG_LADDER_SERVER: "", ORG_LADDER_TOKEN: "", ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, program, { cwd: projectRoot, env }, (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
  });
}
const nowhere = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
const viewer = async (secret: string) => (await served.ask("{ viewer { identity name grants { role company } } }", {}, { authorization: `Bearer ${secret}` }));

it("on the database: makes one, alone on standard output, that holds; lists it; ends it", async () => {
  const made = await token(["create", "--company", "google", "--role", "editor", "--name", "ci", "--days", "7"]);
  expect(made).toEqual({ code: 0, out: expect.stringMatching(/^olt_[\w-]{43}\n$/) as string, err: expect.stringMatching(/^tok_\w+, EDITOR of google, holds until \d{4}-\d\d-\d\d\. The secret, shown this once:\n$/) as string });
  const { data } = await viewer(made.out.trim());
  expect(data).toMatchObject({ viewer: { name: "ci", grants: [{ role: "EDITOR", company: "google" }] } });
  const { identity } = (data as { viewer: { identity: string } }).viewer;

  expect(await token(["list", "--company", "google"])).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^${identity}\\tEDITOR\\tholds until [-\\d]+\\tused never\\tci\\n$`)), err: "" });
  expect(await token(["revoke", identity])).toEqual({ code: 0, out: `${identity} (ci) is revoked.\n`, err: "" });
  expect((await viewer(made.out.trim())).status).toBe(401);
  expect((await token(["list", "--company", "google"])).out).toMatch(/\trevoked [-\d]+\t/);
});

it("a dry run says what would be done, and does nothing", async () => {
  const before = (await token(["list", "--company", "dropbox"])).out;
  expect(await token(["create", "--company", "dropbox", "--role", "editor", "--name", "ci", "--dry-run"])).toMatchObject({ code: 0, out: expect.stringMatching(/^A token "ci", EDITOR of dropbox, would be made; .* Nothing was made\.\n$/) });
  expect(await token(["revoke", "tok_1", "--dry-run"])).toMatchObject({ code: 0, out: expect.stringContaining("Nothing was.") });
  expect((await token(["list", "--company", "dropbox"])).out).toBe(before);
  expect(await token(["create", "--company", "no-such", "--role", "editor", "--name", "ci", "--dry-run"])).toMatchObject({ code: 1 });
});

it("on the database: an admin's, for ever", async () => {
  const made = await token(["create", "--admin", "--name", "root", "--never"]);
  expect(made).toMatchObject({ code: 0, err: expect.stringMatching(/ADMIN, holds for ever/) });
  expect((await viewer(made.out.trim())).data).toMatchObject({ viewer: { grants: [{ role: "ADMIN" }] } });
  expect((await token(["list", "--admin"])).out).toMatch(/\tADMIN\tholds for ever\t.*\troot\n/);
});

it("over HTTP: by the rights of a token, from the environment or a flag, without a database", async () => {
  const owner = await bearer(served.dataSource, "OWNER", "amazon");
  const asOwner = { ...nowhere, ORG_LADDER_TOKEN: owner.secret };
  const made = await token(["create", "--company", "amazon", "--role", "READER", "--name", "reads", "--server", address], asOwner);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^olt_/) });
  const listed = await token(["list", "--company", "amazon"], { ...asOwner, ORG_LADDER_SERVER: address });
  expect(listed.out.split("\n")[0]).toMatch(/^tok_\w+\tREADER\tholds until [-\d]+\tused never\treads$/);
  expect(await token(["revoke", listed.out.split("\t")[0]!, "--server", address, "--token", owner.secret], nowhere)).toMatchObject({ code: 0, out: expect.stringMatching(/is revoked/) });

  expect(await token(["create", "--company", "google", "--role", "READER", "--name", "x", "--server", address], asOwner)).toEqual({ code: 1, out: "", err: 'NOT_FOUND input.company: No company "google" that you may act for.\n' });
  expect(await token(["list", "--company", "google", "--server", address], asOwner)).toEqual({ code: 1, out: "", err: 'No company "google" whose tokens you may see.\n' });
  expect(await token(["list", "--company", "google", "--server", address, "--token", "olt_x"], nowhere)).toMatchObject({ code: 1, err: expect.stringMatching(/^The token is not whole/) });
  expect(await token(["list", "--company", "google", "--server", "http://127.0.0.1:65530"])).toMatchObject({ code: 1, err: expect.stringMatching(/^http:\/\/127\.0\.0\.1:65530 does not answer: .*ECONNREFUSED/) });
});

it("over HTTP: admins' tokens are listed to admins alone, secrets never", async () => {
  const [admin, owner] = [await bearer(served.dataSource, "ADMIN"), await bearer(served.dataSource, "OWNER", "amazon")];
  const listed = await token(["list", "--admin", "--server", address], { ...nowhere, ORG_LADDER_TOKEN: admin.secret });
  expect(listed).toMatchObject({ code: 0, err: "", out: expect.stringMatching(new RegExp(`^${admin.id}\\tADMIN\\tholds until [-\\d]+\\tused never\\tADMIN\\n`, "m")) });
  expect(listed.out).not.toContain(admin.secret);
  expect(await token(["list", "--admin", "--server", address], { ...nowhere, ORG_LADDER_TOKEN: owner.secret })).toEqual({ code: 1, out: "", err: "Admins' tokens are shown to admins alone.\n" });
});

it.each<[string, readonly string[], RegExp]>([
  ["a company that is not there", ["create", "--company", "no-such", "--role", "owner", "--name", "x"], /^No company "no-such"/],
  ["an empty name", ["create", "--company", "google", "--role", "owner", "--name", " "], /^name: must not be empty/],
  ["a token that is not there", ["revoke", "tok_aaaaaaaaaaaaaaaaaaaa"], /^No token "tok_a/],
  ["an id of something else", ["revoke", "cmp_aaaaaaaaaaaaaaaaaaaa"], /^id: is not the id of a token/],
])("%s is an error in words, with exit code 1", async (_what, args, message) => {
  expect(await token(args)).toEqual({ code: 1, out: "", err: expect.stringMatching(message) as string });
});

it.each<[string, readonly string[], RegExp]>([
  ["nothing", [], /^Say create, list or revoke/],
  ["something else", ["destroy"], /^"destroy" is neither/],
  ["neither company nor admin", ["create", "--name", "x"], /^give either --company or --admin/],
  ["both", ["list", "--company", "a", "--admin"], /^give either --company or --admin/],
  ["no name", ["create", "--admin"], /^--name is missing/],
  ["no role", ["create", "--company", "google", "--name", "x"], /^--role must be/],
  ["an admin of a company", ["create", "--company", "google", "--role", "admin", "--name", "x"], /^--role must be/],
  ["half a day", ["create", "--admin", "--name", "x", "--days", "0.5"], /^--days must be/],
  ["two years", ["create", "--admin", "--name", "x", "--days", "731"], /^--days must be/],
  ["no address", ["list", "--admin", "--server", "localhost"], /^--server must be/],
  ["an id too many", ["revoke", "a", "b"], /^revoke takes the id of one token/],
])("called with %s: says what is wrong, prints the help, exit code 2, and touches no database", async (_what, args, message) => {
  expect(await token(args, nowhere)).toEqual({ code: 2, out: "", err: expect.stringMatching(new RegExp(`${message.source}[^]*npm run token -- create[^]*Exit codes: 0 `)) as string });
});

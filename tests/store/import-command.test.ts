import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import { bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { claimed } from "../support/drafts.js";

jest.setTimeout(120_000); // a process for each call, compiling what it imports, beside other workers

let served: AskedServer;
let [address, folder, secret, ownerSecret] = ["", "", "", ""];
let losing: Server;
beforeAll(async () => {
  served = await serve();
  await claimed(served.dataSource, "dropbox");
  [secret, ownerSecret] = [(await bearer(served.dataSource, "EDITOR", "dropbox")).secret, (await bearer(served.dataSource, "OWNER", "dropbox")).secret];
  address = await served.app.http.listen({ host: "127.0.0.1", port: 0 });
  folder = mkdtempSync(path.join(tmpdir(), "org-ladder-import-"));
});
afterAll(async () => {
  losing?.close();
  rmSync(folder, { recursive: true });
  await served.close();
});

interface Ended { readonly code: number; readonly out: string; readonly err: string }
/** Runs a command from source, without a database, as the editor of dropbox. */
function run(name: "import" | "export", args: readonly string[], { input = "", ...environment }: NodeJS.ProcessEnv & { input?: string } = {}): Promise<Ended> {
  const program = ["--no-warnings", "--import", "./dev/swc-hook.mjs", path.join("src", "commands", `${name}.ts`), ...args];
  const env = { ...process.env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", ORG_LADDER_SERVER: address, ORG_LADDER_TOKEN: secret, ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, program, { cwd: projectRoot, env }, (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
    child.stdin?.end(input);
  });
}
const file = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const to = (ladder: string, ...more: readonly string[]): readonly string[] => ["--company", "dropbox", "--ladder", ladder, "--family", "software", ...more];
const PUBLISH = ["--publish", "--note", "From our git."];
const TABLE = "track,code,title,scope,lo,hi\nIC,E1,Engineer,Owns tasks,1,2\nIC,E2,Senior Engineer,Owns projects,2,3\n";
const versionsOf = (ladder: string): Promise<readonly { number: number; status: string; note: string; visibility: string; key: string | null }[]> => served.dataSource.query(
  "select v.number, v.status, v.change_note as note, l.visibility, v.publish_key as key from ladder_version v join ladder l on l.id = v.ladder_id where l.slug = $1 order by v.number", [ladder]);
const ask = (query: string, variables: object): Promise<unknown> => served.ask(query, variables, { authorization: `Bearer ${ownerSecret}` });

it("a dry run writes nothing; then it is published; again, nothing is; a change is told and published; an export goes back in as nothing new", async () => {
  const table = file("ladder.csv", TABLE);
  const dry = await run("import", [table, ...to("tools", ...PUBLISH, "--dry-run")]);
  expect(dry).toEqual({ code: 0, err: "", out: expect.stringMatching(/^tools, version 1: imported 2 rungs, 2 added, 2 mapped by the file\.\nVersion 1 is the ladder's first\.\n[^]*Answers at other companies that would move: 6; [^]* {2}E2 "Senior Engineer" at Google: New: L5[^]*Nothing was written\.\n$/) as string });
  expect(await versionsOf("tools")).toEqual([]);

  expect(await run("import", [table, ...to("tools", ...PUBLISH)])).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/\nPublished version 1 \(ver_\w+\), in force from \d{4}-\d\d-\d\d\.\n$/) });
  expect(await run("import", ["-", "--format", "csv", ...to("tools", ...PUBLISH)], { input: TABLE })).toEqual({ code: 0, err: "", out: "Version 1 says all of it already: nothing to publish.\n" });
  expect(await versionsOf("tools")).toEqual([{ number: 1, status: "PUBLISHED", note: "From our git.", visibility: "LISTED", key: expect.stringMatching(/^import-[0-9a-f]{40}$/) as string }]);

  const changed = await run("import", [file("changed.csv", TABLE.replace("Owns projects", "Owns large projects")), ...to("tools", ...PUBLISH, "--unlisted", "--key", "abc")]);
  expect(changed).toMatchObject({ code: 0, out: expect.stringMatching(/version 1: 1 rung changed in other ways and 1 the same\.\n {2}E2 "Senior Engineer" changed in scope\.\n[^]*Published version 2/) });
  expect((await versionsOf("tools"))[1]).toMatchObject({ number: 2, status: "PUBLISHED", visibility: "UNLISTED", key: "abc" });

  const id = /Published version 2 \((ver_\w+)\)/.exec(changed.out)![1]!;
  const [first, whole] = [path.join(folder, "first.yaml"), ["--company", "dropbox", "--version", id]];
  expect(await run("export", [...whole, "--out", first, "--dry-run"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ bytes would be written to .*; nothing was\.\n$/), err: "" });
  expect(existsSync(first)).toBe(false);
  expect(await run("export", [...whole, "--out", first])).toEqual({ code: 0, out: "", err: "" });
  expect(await run("import", [first, ...to("tools", ...PUBLISH, "--unlisted")])).toEqual({ code: 0, err: "", out: "Version 2 says all of it already: nothing to publish.\n" });
  expect(await run("export", whole)).toEqual({ code: 0, out: readFileSync(first, "utf8"), err: "" });
  expect(readdirSync(folder).sort()).toEqual(["changed.csv", "first.yaml", "ladder.csv"]);
});

it("a version that holds from a later day counts: the same file publishes nothing while that day is awaited", async () => {
  const later = ["--effective-on", new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)];
  expect(await run("import", [file("now.csv", TABLE), ...to("awaited", ...PUBLISH)])).toMatchObject({ code: 0 });
  const next = [file("later.csv", `${TABLE}IC,E3,Staff Engineer,Owns a system,3,4\n`), ...to("awaited", ...PUBLISH, ...later)];
  expect(await run("import", next)).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`E3 "Staff Engineer" was added to [^]*Published version 2 \\(ver_\\w+\\), in force from ${later[1]}\\.\\n$`)) });
  expect(await run("import", next)).toMatchObject({ code: 0, out: "Version 2 says all of it already: nothing to publish.\n" });
});

it("rungs that nobody mapped are mapped as suggested, and the same file again is nothing new, though it maps only some", async () => {
  const table = file("partly.csv", TABLE.replace(",2,3\n", ",,\n"));
  expect(await run("import", [table, ...to("partly", ...PUBLISH, "--suggest")])).toMatchObject({ code: 0, out: expect.stringMatching(/Suggested mappings stored: 1; as before: 1; too little evidence: 0\.\n[^]*Published version 1/) });
  const states = await served.dataSource.query("select m.state from mapping m join rung r on r.id = m.rung_id join ladder_version v on v.id = r.version_id join ladder l on l.id = v.ladder_id where l.slug = 'partly' order by r.code");
  expect(states).toEqual([{ state: "ACCEPTED" }, { state: "SUGGESTED" }]);
  expect(await run("import", [table, ...to("partly", ...PUBLISH, "--suggest")])).toMatchObject({ code: 0, out: "Version 1 says all of it already: nothing to publish.\n" });
  expect(await versionsOf("partly")).toHaveLength(1);
});

it("a draft that somebody else changed is left alone, with who did what; --replace-draft writes over it; one's own is written anew", async () => {
  await ask("mutation ($input: CreateLadderDraftInput!) { createLadderDraft(input: $input) { userErrors { code } } }", { input: { company: "dropbox", ladder: "held", name: "Held", family: "software", rungs: [{ track: "IC", title: "Engineer" }] } });
  const table = file("held.csv", TABLE);
  const refused = { code: 1, out: "", err: expect.stringMatching(/^The draft of held was changed last by OWNER dropbox at [-\d]+ [\d:]+ UTC \(began with 1 rungs\)\. Talk to them, or write over it with --replace-draft\.\n$/) as string };
  expect([await run("import", [table, ...to("held")]), await run("import", [table, ...to("held", "--dry-run")])]).toEqual([refused, refused]);
  for (const more of [["--replace-draft"], []]) expect(await run("import", [table, ...to("held", ...more)])).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/imported 2 rungs[^]*nothing was published\.\n$/) });
  expect(await versionsOf("held")).toMatchObject([{ number: 1, status: "DRAFT" }]);
});

it("when the answer to publishing is lost, it says so; the next run finds it published, and publishes nothing twice", async () => {
  losing = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
      const body = Buffer.concat(chunks).toString();
      void fetch(`${address}${request.url}`, { method: "POST", headers: request.headers as Record<string, string>, body }).then(async (answer) => {
        const text = await answer.text();
        if (body.includes("publishLadder(")) response.destroy();
        else response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
      });
    });
  });
  await new Promise<void>((resolve) => { losing.listen(0, "127.0.0.1", resolve); });
  const args = [file("lost.csv", TABLE), ...to("lost", ...PUBLISH)];
  const through = `http://127.0.0.1:${(losing.address() as AddressInfo).port}`;
  expect(await run("import", args, { ORG_LADDER_SERVER: through })).toMatchObject({ code: 1, err: expect.stringMatching(/does not answer: /) });
  expect(await run("import", args)).toMatchObject({ code: 0, out: "Version 1 says all of it already: nothing to publish.\n" });
  expect(await versionsOf("lost")).toMatchObject([{ number: 1, status: "PUBLISHED" }]);
});

it("what is wrong is said a line each, with exit code 1, nothing written and no secret shown", async () => {
  const broken = file("broken.csv", "track,title,order\nX,,1\nIC,A,2\n");
  const good = file("good.csv", TABLE);
  const cases: readonly (readonly ["import" | "export", readonly string[], NodeJS.ProcessEnv, RegExp])[] = [
    ["import", [broken, ...to("wrong")], {}, /^row 2, column track: must be one of IC, M\nrow 2, column title: must not be empty\n$/],
    ["import", [file("twice.yaml", "ladders:\n  - rungs: []\n    rungs: []\n"), ...to("wrong")], {}, /^row 3: is not YAML from here on: duplicated mapping key\n$/],
    ["import", [file("none.json", '{ "ladders": [{ "rungs": [{ "track": "IC" }] }] }'), ...to("wrong")], {}, /^ladders\[0\]\.rungs\[0\]\.title: must not be empty\n$/],
    ["import", [file("back.csv", TABLE.replace(",2,3\n", ",0,1\n")), ...to("wrong", ...PUBLISH, "--dry-run")], {}, /^[A-Z_]+: .*\n$/],
    ["import", [path.join(folder, "nothing.csv"), ...to("wrong")], {}, /^ENOENT: no such file/],
    ["import", [good, "--company", "amazon", "--ladder", "wrong", "--family", "software"], {}, /^NOT_FOUND input\.company: No company "amazon" that you may act for\.\n$/],
    ["import", [good, ...to("wrong")], { ORG_LADDER_TOKEN: "" }, /^UNAUTHENTICATED: This needs a token/],
    ["import", [good, ...to("wrong")], { ORG_LADDER_TOKEN: `${secret.slice(0, -4)}AAAA` }, /no such token/],
    ["import", [good, ...to("wrong")], { ORG_LADDER_SERVER: "http://127.0.0.1:65530" }, /^http:\/\/127\.0\.0\.1:65530 does not answer: .*ECONNREFUSED/],
    ["export", ["--company", "nobody", "--out", path.join(folder, "nothing.yaml")], {}, /^No company "nobody"/],
    ["export", ["--company", "dropbox", "--ladder", "wrong"], {}, /^Dropbox has no ladder "wrong"; it has /],
    ["export", ["--company", "dropbox", "--out", path.join(folder, "no-such-folder", "x.md")], {}, /^ENOENT/],
  ];
  const ended = await inTurns(cases, ([name, args, environment]) => run(name, args, environment));
  ended.forEach(({ code, err, out }, i) => expect([code, err, (out + err).includes(secret.slice(4, -4))]).toEqual([1, expect.stringMatching(cases[i]![3]), false]));
  expect([await versionsOf("wrong"), readdirSync(folder).filter((name) => name.startsWith("nothing"))]).toEqual([[], []]);
});

it("called wrongly: says what is wrong, prints the help, exit code 2, and asks no server", async () => {
  const nowhere = { ORG_LADDER_SERVER: "http://127.0.0.1:65530" };
  const cases: readonly (readonly ["import" | "export", readonly string[], NodeJS.ProcessEnv, RegExp])[] = [
    ["import", ["a.csv", "--company", "acme"], { ORG_LADDER_SERVER: "" }, /^Say which server/],
    ["import", ["a.csv", "--company", "acme"], { ORG_LADDER_SERVER: "http://me:hush@127.0.0.1" }, /^--server must not hold a name or password/],
    ["import", ["a.csv", "--company", "acme"], { ...nowhere, ORG_LADDER_TOKEN: "hush\nhush" }, /^the token .* visible ASCII/],
    ["import", ["--company", "acme"], nowhere, /^Name one file/],
    ["import", ["a.csv"], nowhere, /^--company is missing/],
    ["import", ["a.txt", "--company", "acme"], nowhere, /^the file ends in neither/],
    ["import", ["a.csv", "--company", "acme", "--publish"], nowhere, /^--note is missing/],
    ["import", ["a.csv", "--company", "acme", "--unlisted"], nowhere, /^--unlisted goes with --publish/],
    ["import", ["a.csv", "--company", "acme", ...PUBLISH, "--effective-on", "soon"], nowhere, /^--effective-on must be a day/],
    ["export", ["--company", "acme"], { ORG_LADDER_SERVER: "" }, /^Say which server/],
    ["export", [], nowhere, /^--company is missing/],
    ["export", ["--company", "acme", "--format", "pdf"], nowhere, /^--format must be one of/],
    ["export", ["--company", "acme", "--format", "sssom", "--ladder", "x"], nowhere, /^sssom holds/],
    ["export", ["--company", "acme", "--version", "ver_x", "--ladder", "x"], nowhere, /^give either --ladder or --version/],
  ];
  const ended = await inTurns(cases, ([name, args, environment]) => run(name, args, environment));
  ended.forEach(({ code, err, out }, i) => {
    const [name, , , message] = cases[i]!;
    expect({ code, out, err }).toEqual({ code: 2, out: "", err: expect.stringMatching(new RegExp(`${message.source}[^]*npm run ${name} -- [^]*Exit codes: 0 `)) as string });
    expect(err).not.toContain("hush");
  });
});

/** Two at a time: a process keeps a core busy for half a second. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += 2) results.push(...(await Promise.all(items.slice(i, i + 2).map(work))));
  return results;
}

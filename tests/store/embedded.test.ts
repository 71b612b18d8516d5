import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { canReach, usableFolder } from "../../src/database/embedded.account.js";
import { repairBinaries } from "../../src/database/embedded.binaries.js";
import { startEmbedded, type EmbeddedDatabase } from "../../src/database/embedded.js";

const FAST = { durable: false };
const ANOTHER = { uid: 54_321, gid: 54_321 }; // an account that owns nothing here
const root = path.resolve(__dirname, "../..");
const scratch = path.join(tmpdir(), `org-ladder-embedded-${process.pid}`);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function ask(database: EmbeddedDatabase, sql: string): Promise<unknown[]> {
  const client = new Client({ host: database.host, port: database.port, user: database.user, database: database.database });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A program of its own that starts the database in `folder`, prints where, and then does `next`. */
function program(folder: string, next: string): string[] {
  const source = `
    const { startEmbedded } = await import("./src/database/embedded.ts");
    const { host, directory } = await startEmbedded(${JSON.stringify(folder)}, { durable: false });
    console.log(JSON.stringify({ host, directory }));
    ${next}`;
  return ["--import", "./dev/swc-hook.mjs", "--input-type=module", "-e", source];
}

async function eventually(condition: () => boolean): Promise<boolean> {
  for (const end = Date.now() + 8_000; Date.now() < end; await sleep(50)) if (condition()) return true;
  return false;
}

describe("the embedded database", () => {
  it("keeps what was written, in a folder whose name holds spaces and quotes, until the next start", async () => {
    const folder = path.join(scratch, "it's a \"folder\" of ours");
    const first = await startEmbedded(folder, FAST);
    await ask(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    const second = await startEmbedded(folder, FAST);
    expect(await ask(second, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.stop();
    await second.stop();
    expect(existsSync(second.host)).toBe(false);
  });

  it("writes durably unless told not to, and takes settings", async () => {
    const folder = path.join(scratch, "settings");
    const durable = await startEmbedded(folder);
    expect(await ask(durable, "SHOW fsync")).toEqual([{ fsync: "on" }]);
    await durable.stop();
    const fast = await startEmbedded(folder, { ...FAST, settings: { max_connections: "17" } });
    expect(await ask(fast, "SHOW fsync")).toEqual([{ fsync: "off" }]);
    expect(await ask(fast, "SHOW max_connections")).toEqual([{ max_connections: "17" }]);
    await fast.stop();
  });

  it("says who holds the data when a second server is started on it", async () => {
    const folder = path.join(scratch, "held");
    const first = await startEmbedded(folder, FAST);
    await expect(startEmbedded(folder, FAST)).rejects.toThrow(/held.* is in use by another server \(process \d+\).*DATA_DIR/);
    expect(await ask(first, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await first.stop();
  });

  it("waits for a server that is still shutting down on the same data", async () => {
    const folder = path.join(scratch, "handover");
    const first = await startEmbedded(folder, FAST);
    const stopping = first.stop();
    const second = await startEmbedded(folder, FAST);
    expect(await ask(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await Promise.all([stopping, second.stop()]);
  });

  it("ends with a program that is killed, and removes its socket", async () => {
    const child = spawn(process.execPath, program(path.join(scratch, "killed"), "setInterval(() => {}, 1000);"), { cwd: root });
    const said = await new Promise<string>((resolve) => child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString())));
    const { host, directory } = JSON.parse(said) as { host: string; directory: string };
    expect(existsSync(path.join(directory, "postmaster.pid"))).toBe(true);
    child.kill("SIGKILL");
    expect(await eventually(() => !existsSync(path.join(directory, "postmaster.pid")) && !existsSync(host))).toBe(true);
  });

  it("does not keep a program alive that has nothing else to do", async () => {
    const folder = path.join(scratch, "idle");
    const { status, stderr } = spawnSync(process.execPath, program(folder, ""), { cwd: root, timeout: 20_000 });
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
    expect(await eventually(() => !existsSync(path.join(folder, "postgres/postmaster.pid")))).toBe(true);
  });

  it("clears away what a killed first start left, and nothing that a living one is making", async () => {
    const folder = path.join(scratch, "cleared");
    const [dead, living] = [spawnSync("true").pid, process.ppid].map((pid) => path.join(folder, `postgres.new-${pid}`)) as [string, string];
    for (const leftover of [dead, living]) mkdirSync(leftover, { recursive: true });
    const database = await startEmbedded(folder, FAST);
    expect([existsSync(dead), existsSync(living)]).toEqual([false, true]);
    await database.stop();
  });

  it("passes on PostgreSQL's own reason for not starting", async () => {
    const bad = startEmbedded(path.join(scratch, "bad"), { ...FAST, settings: { max_connections: "many" } });
    await expect(bad).rejects.toThrow(/did not start[^]*max_connections/);
  });
});

describe("the folder of the embedded database", () => {
  it("is the one asked for, where the server's account can reach it", () => {
    const open = path.join(scratch, "open");
    mkdirSync(open, { recursive: true });
    expect(usableFolder(path.join(open, "data"), ANOTHER)).toBe(path.join(open, "data"));
  });

  it("is another one, always the same, where the account is shut out", () => {
    const closed = mkdtempSync(path.join(tmpdir(), "org-ladder-closed-")); // made with mode 700
    const [one, again, other] = ["a", "a", "b"].map((name) => usableFolder(path.join(closed, name), ANOTHER));
    rmSync(closed, { recursive: true });
    expect(one).toMatch(/\/org-ladder-[0-9a-f]{10}$/);
    expect(one?.startsWith(closed)).toBe(false);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it("counts as reachable for its owner even when closed to others", () => {
    const closed = mkdtempSync(path.join(tmpdir(), "org-ladder-closed-"));
    const { uid, gid } = statSync(closed);
    expect([canReach(closed, { uid, gid }), canReach(closed, ANOTHER)]).toEqual([true, false]);
    rmSync(closed, { recursive: true });
  });
});

describe("PostgreSQL's files as npm unpacks them without install scripts", () => {
  it("get their symbolic links and the right to run back, and a second repair changes nothing", () => {
    const native = path.join(scratch, "native");
    mkdirSync(path.join(native, "bin"), { recursive: true });
    mkdirSync(path.join(native, "lib"));
    writeFileSync(path.join(native, "lib/libpq.so.5.18"), "library");
    for (const name of ["postgres", "initdb"]) writeFileSync(path.join(native, "bin", name), "program", { mode: 0o644 });
    const links = ["libpq.so.5", "libpq.so"].map((name) => ({ source: "native/lib/libpq.so.5.18", target: `native/lib/${name}` }));
    writeFileSync(path.join(native, "pg-symlinks.json"), JSON.stringify(links));
    symlinkSync("libpq.so.5.18", path.join(native, "lib/libpq.so")); // one is there already

    expect([repairBinaries(native), repairBinaries(native)]).toEqual([true, true]);
    expect(readlinkSync(path.join(native, "lib/libpq.so.5"))).toBe("libpq.so.5.18");
    expect(statSync(path.join(native, "bin/initdb")).mode & 0o777).toBe(0o755);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const script = path.join(root, "scripts/complete-lock.mjs");

interface Entry {
  resolved?: string;
  os?: string[];
}
interface Lock {
  packages: Record<string, Entry>;
}

const read = (file: string): Lock => JSON.parse(readFileSync(file, "utf8")) as Lock;

function run(...args: string[]): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args]);
  return { status, said: stderr.toString() };
}

/** A copy of our lock, spoiled; `work` gets its path. */
function withSpoiledLock(spoil: (lock: Lock) => void, work: (file: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), "org-ladder-lock-"));
  const file = path.join(folder, "package-lock.json");
  const lock = read(path.join(root, "package-lock.json"));
  spoil(lock);
  writeFileSync(file, JSON.stringify(lock));
  try {
    work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const MAC_COMPILER = "node_modules/@swc/core-darwin-arm64";

describe("package-lock.json", () => {
  it("holds the packages of every platform and names no server", () => {
    expect(run("--check")).toEqual({ status: 0, said: "" });
  });

  it("is found incomplete when a platform's package is missing, and is completed with the right platform", () => {
    withSpoiledLock((lock) => delete lock.packages[MAC_COMPILER], (file) => {
      expect(run("--check", file)).toEqual({ status: 1, said: `missing: ${MAC_COMPILER}\n` });
      run(file);
      expect(read(file).packages[MAC_COMPILER]).toMatchObject({ os: ["darwin"], cpu: ["arm64"], optional: true });
      expect(run("--check", file).status).toBe(0);
    });
  });

  it("is found to name a server, and is cured of it", () => {
    const place = "node_modules/pg";
    withSpoiledLock((lock) => void (lock.packages[place] = { ...lock.packages[place], resolved: "https://packages.example/pg.tgz" }), (file) => {
      expect(run("--check", file)).toEqual({ status: 1, said: `names a server: ${place} (https://packages.example/pg.tgz)\n` });
      run(file);
      expect(read(file).packages[place]?.resolved).toBeUndefined();
    });
  });

  it("asks for nothing that package.json does not pin to one version", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version));
    expect(loose).toEqual([]);
  });
});

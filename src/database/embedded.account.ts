import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The account that the server process runs as. Both numbers absent: the account of this process. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** The embedded database cannot be used here. The message says why and what a person can do about it. */
export class EmbeddedDatabaseError extends Error {
  readonly code = "EMBEDDED_DATABASE";
  constructor(message: string) {
    super(message);
    this.name = "EmbeddedDatabaseError";
  }
}

/** Accounts that a server may run as when root started us, best first; `_postgres` is what macOS calls it. */
const SERVER_ACCOUNTS = ["postgres", "_postgres", "nobody"];

/**
 * Whom to run PostgreSQL as, which refuses to run as root. As root: the owner of `folder` (or of the nearest folder above
 * it that exists) if that is an ordinary user, so that the same user can start it later; else an account for servers.
 *
 * Fails: EmbeddedDatabaseError when we are root and the machine has no account to step down to.
 */
export function serverAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const accounts = readAccounts();
  const owner = statSync(nearestExisting(folder)).uid;
  const chosen =
    accounts.find((account) => account.uid === owner && owner !== 0) ??
    SERVER_ACCOUNTS.map((name) => accounts.find((account) => account.name === name)).find(Boolean);
  if (chosen) return { uid: chosen.uid, gid: chosen.gid };
  throw new EmbeddedDatabaseError(
    "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as. " +
      "Start the program as an ordinary user, or set DATABASE_URL to a database of your own.",
  );
}

function readAccounts(): { name: string; uid: number; gid: number }[] {
  if (!existsSync("/etc/passwd")) return [];
  const lines = readFileSync("/etc/passwd", "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => {
    const [name = "", , uid, gid] = line.split(":");
    return { name, uid: Number(uid), gid: Number(gid) };
  });
}

/**
 * Where the files of the database can lie: `wanted`, unless `account` is shut out from it (root's own home, say);
 * then a folder for `wanted` alone, under /var/lib or, failing that, under the temp folder.
 */
export function usableFolder(wanted: string, account: Account): string {
  if (canReach(wanted, account)) return wanted;
  const name = `org-ladder-${createHash("sha256").update(wanted).digest("hex").slice(0, 10)}`;
  const candidates = ["/var/lib", tmpdir(), "/tmp"].filter((base) => existsSync(base) && canReach(path.join(base, name), account));
  const base = candidates[0];
  if (base) return path.join(base, name);
  throw new EmbeddedDatabaseError(`No folder for the database: ${wanted} is closed to other users, and so is every substitute. Set DATA_DIR.`);
}

/** Whether `account` may pass through every existing folder above `target`, and through `target` if it exists. */
export function canReach(target: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  for (let folder = nearestExisting(target); ; folder = path.dirname(folder)) {
    if (!mayPass(folder, account)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function mayPass(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function nearestExisting(target: string): string {
  return existsSync(target) || target === path.dirname(target) ? target : nearestExisting(path.dirname(target));
}

/** Makes `folder` and what is missing above it: the account's own, and passable for others whatever the umask. */
export function makeFolder(folder: string, account: Account): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), account);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  give(folder, account);
}

/** Makes `account` the owner of `folder`; without numbers it is so already. */
export function give(folder: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

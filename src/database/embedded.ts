import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { canReach, EmbeddedDatabaseError, give, makeFolder, serverAccount, usableFolder, type Account } from "./embedded.account.js";
import { hasCode, postgresBinaries } from "./embedded.binaries.js";
import { runServer, runToEnd } from "./embedded.process.js";

/** A PostgreSQL server of our own. It ends with this process, however that ends. */
export interface EmbeddedDatabase {
  /** The folder of its socket, or 127.0.0.1 when started with a port. node-postgres takes either as `host`. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Where the data lies: below the folder asked for, unless that was closed to the server's account. */
  readonly directory: string;
  /** Ends all sessions and waits until the files are closed. A second call does no harm. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** False, for tests: faster, but a crash of the machine may lose or break the data. Default: true. */
  readonly durable?: boolean;
  /** Listen on this TCP port of 127.0.0.1 instead of a socket that only our own account can open. */
  readonly port?: number;
  /** The folder whose `bin` holds postgres and initdb. Default: those that npm installed for this platform. */
  readonly binaries?: string;
  /** Further server settings, as in `{ max_connections: "200" }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when the data had to go elsewhere. Default: standard error. */
  readonly log?: (message: string) => void;
}

const USER = "app";
const SOCKET_PORT = 5432; // only names the socket file: nothing listens on TCP
const PATIENCE_MS = { ready: 2_000, otherwise: 15_000 }; // for another server on our data to end; see waitsFor
const NOT_DURABLE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Starts PostgreSQL on the data in `folder`, which is made on first use (about 0.8 s; 0.1 s later).
 *
 * A server that is still shutting down on the same data is waited for.
 * Fails: EmbeddedDatabaseError: Windows, no binaries for the platform, data of another user, data in use, PostgreSQL's own
 * reason for not starting.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  if (process.platform === "win32") {
    throw new EmbeddedDatabaseError("The embedded database does not run on Windows. Set DATABASE_URL to a PostgreSQL of your own, or use WSL.");
  }
  const wanted = path.resolve(folder);
  const account = serverAccount(path.join(wanted, "postgres"));
  const home = usableFolder(wanted, account);
  if (home !== wanted) (options.log ?? warn)(`${wanted} is closed to other users; the database is in ${home}.`);
  prepareHome(home, account);
  const directory = path.join(home, "postgres");
  refuseForeignData(directory, account);
  const binaries = options.binaries ?? postgresBinaries(home, account);
  if (!existsSync(directory)) await createData(binaries, directory, account);
  return whenFree(directory, () => launch(binaries, directory, account, options));
}

const warn = (message: string): void => void process.stderr.write(`${message}\n`);

function prepareHome(home: string, account: Account): void {
  try {
    makeFolder(home, account);
    accessSync(home, constants.W_OK);
  } catch (error) {
    throw new EmbeddedDatabaseError(`The folder ${home} cannot be made or written (${String(error)}). Set DATA_DIR to one that can.`);
  }
}

/** Files that another user owns could not be opened, or, in a shared temp folder, could be a trap. */
function refuseForeignData(directory: string, account: Account): void {
  const owner = statSync(directory, { throwIfNoEntry: false })?.uid;
  const expected = account.uid ?? process.getuid?.();
  if (owner === undefined || owner === expected) return;
  throw new EmbeddedDatabaseError(
    `The database in ${directory} belongs to user ${owner}, and the server would run as user ${expected}. ` +
      "Start it as that user, remove the folder (its data is lost), or set DATA_DIR.",
  );
}

/** Makes an empty database, seen under its name only once complete, so that an interruption leaves nothing half made. */
async function createData(binaries: string, directory: string, account: Account): Promise<void> {
  removeLeftovers(directory);
  const building = `${directory}.new-${process.pid}`;
  try {
    mkdirSync(building, { mode: 0o700 });
    give(building, account);
    const access = ["-U", USER, "-A", "trust"]; // the socket's folder is the lock: only our account can open it
    await runToEnd(path.join(binaries, "bin/initdb"), ["-D", building, ...access, "-E", "UTF8", "--locale=C", "-N"], account);
    renameSync(building, directory);
  } catch (error) {
    if (existsSync(directory)) return; // another process was quicker
    throw error instanceof EmbeddedDatabaseError ? error : new EmbeddedDatabaseError(`The database in ${directory} cannot be made: ${String(error)}`);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** What a first start left behind that was killed on the way: 40 MB each. */
function removeLeftovers(directory: string): void {
  const ours = `${path.basename(directory)}.new-`;
  for (const name of readdirSync(path.dirname(directory)).filter((each) => each.startsWith(ours))) {
    if (!isAlive(Number(name.slice(ours.length)))) rmSync(path.join(path.dirname(directory), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, "EPERM"); // it lives, as another user
  }
}

/** PostgreSQL refuses a folder that a living server holds; gives that server time to end before saying so. */
async function whenFree(directory: string, start: () => Promise<EmbeddedDatabase>): Promise<EmbeddedDatabase> {
  const began = Date.now();
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!/"postmaster\.pid" already exists|shared memory block .* still in use/.test(String(error))) throw error;
      const holder = readHolder(directory);
      if (Date.now() - began > waitsFor(holder)) throw inUse(directory, holder);
    }
    await sleep(100);
  }
}

/** The process and state of the server that holds the data: lines 1 and 8 of PostgreSQL's own lock file. */
function readHolder(directory: string): { pid?: string; state?: string } {
  try {
    const lines = readFileSync(path.join(directory, "postmaster.pid"), "utf8").split("\n");
    return { pid: lines[0]?.trim(), state: lines[7]?.trim() };
  } catch {
    return {};
  }
}

/** A server that is ready is most likely in use, but its program may have been killed this moment; any other soon ends. */
const waitsFor = ({ state }: { state?: string }): number => (state === "ready" ? PATIENCE_MS.ready : PATIENCE_MS.otherwise);

function inUse(directory: string, { pid = "unknown" }: { pid?: string }): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The database in ${directory} is in use by another server (process ${pid}). Stop the program that started it, ` +
      "set DATA_DIR to another folder for this one, or share one database through DATABASE_URL.",
  );
}

async function launch(binaries: string, directory: string, account: Account, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const socketFolder = options.port === undefined ? makeSocketFolder(account) : undefined;
  const settings = { ...(options.durable === false ? NOT_DURABLE : {}), jit: "off", ...options.settings, ...listening(socketFolder, options.port) };
  const server = [path.join(binaries, "bin/postgres"), "-D", directory, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const stop = await runServer(server, account, socketFolder);
  return {
    host: socketFolder ?? "127.0.0.1",
    port: options.port ?? SOCKET_PORT,
    user: USER,
    database: "postgres",
    directory,
    stop,
  };
}

function listening(socketFolder: string | undefined, port = SOCKET_PORT): Record<string, string> {
  return socketFolder === undefined
    ? { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(port) }
    : { listen_addresses: "", unix_socket_directories: `"${socketFolder}"`, port: String(port) };
}

/** A socket's path is limited to 103 bytes on some systems, so it lies in the temp folder, never beside the data. */
function makeSocketFolder(account: Account): string {
  const base = [tmpdir(), "/tmp"].find((folder) => Buffer.byteLength(folder) < 70 && canReach(folder, account)) ?? "/tmp";
  const folder = mkdtempSync(path.join(base, "org-ladder-"));
  chmodSync(folder, 0o700);
  give(folder, account);
  return folder;
}

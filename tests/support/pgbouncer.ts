import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { give, serverAccount } from "../../src/database/embedded.account.js";
import { freePort, listening } from "./ports.js";
import { programAt } from "./programs.js";

/** The program, by PGBOUNCER or where Debian puts it; null: not installed. */
export const PGBOUNCER: string | null = programAt("pgbouncer", "PGBOUNCER");

/** A PgBouncer in transaction mode in front of a database, with what docker-compose.yml says of it. */
export class PgBouncerProcess {
  private child: ChildProcess | null = null;

  private constructor(private readonly folder: string, private readonly port: number) {}

  static async start(database: string): Promise<PgBouncerProcess> {
    const account = serverAccount(tmpdir()); // it refuses to run as root, as PostgreSQL does
    const [folder, port, { hostname, port: far, pathname, username }] = [mkdtempSync(path.join(tmpdir(), "org-ladder-pgbouncer-")), await freePort(), new URL(database)];
    writeFileSync(path.join(folder, "pgbouncer.ini"), `
      [databases]
      postgres = host=${hostname} port=${far} dbname=${pathname.slice(1)} user=${username}
      [pgbouncer]
      listen_addr = 127.0.0.1
      listen_port = ${port}
      unix_socket_dir =
      auth_type = any
      pool_mode = transaction
      default_pool_size = 10
      server_login_retry = 1
      query_timeout = 3
    `.replaceAll(/^ +/gm, ""));
    give(folder, account);
    chmodSync(folder, 0o755);
    const bouncer = new PgBouncerProcess(folder, port);
    await bouncer.startAgain();
    return bouncer;
  }

  get url(): string {
    return `postgres://app@127.0.0.1:${this.port}/postgres`;
  }

  /** On the same port. */
  async startAgain(): Promise<void> {
    this.child = spawn(PGBOUNCER ?? "", [path.join(this.folder, "pgbouncer.ini")], { ...serverAccount(tmpdir()), cwd: "/", stdio: "ignore" });
    await listening(this.port, "pgbouncer");
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }

  async drop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

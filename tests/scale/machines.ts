import { filled } from "../support/own-company.js";
import { PGBOUNCER, PgBouncerProcess } from "../support/pgbouncer.js";
import { PostgresProcess } from "../support/postgres.js";
import { REDIS_SERVER, RedisProcess } from "../support/redis.js";
import { ServerProcess } from "../support/server-process.js";

/** Fails where a program is missing, saying which and how it is installed. */
export function needed(): void {
  const missing = [["pgbouncer", "PGBOUNCER", PGBOUNCER], ["redis-server", "REDIS_SERVER", REDIS_SERVER]].filter(([, , found]) => found === null);
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name).join(" and ");
  throw new Error(`${names} not found. On Debian: apt-get install ${missing.map(([name]) => name).join(" ")}; elsewhere name the program by ${missing.map(([, variable]) => variable).join(" and ")}.`);
}

/** What docker-compose.yml starts for `first` and `second`, as plain processes on this machine. */
export class Machines {
  private constructor(
    readonly primary: PostgresProcess, readonly replica: PostgresProcess, readonly bouncer: PgBouncerProcess, readonly redis: RedisProcess,
    readonly first: ServerProcess, readonly second: ServerProcess, readonly owner: string,
  ) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<Machines> {
    needed();
    const primary = await PostgresProcess.start("scale", { wal_keep_size: "64MB" });
    const owner = await filled(primary.url);
    const replica = await primary.replica();
    const [bouncer, redis] = await Promise.all([PgBouncerProcess.start(primary.url), RedisProcess.start()]);
    const settings = { DATABASE_URL: bouncer.url, DATABASE_REPLICA_URLS: replica.url, REDIS_URL: redis.url, RATE_LIMIT: "900000000", ...environment };
    const [first, second] = await Promise.all([ServerProcess.start(settings), ServerProcess.start(settings)]);
    return new Machines(primary, replica, bouncer, redis, first, second, owner);
  }

  get servers(): readonly ServerProcess[] {
    return [this.first, this.second];
  }

  async stop(): Promise<void> {
    await ServerProcess.endAll();
    await Promise.all([this.bouncer.drop(), this.redis.signal("SIGKILL")]);
    await this.replica.drop();
    await this.primary.drop();
  }
}

/** How often a table of published data was read there: what sessions have told by now, which they do once a second. */
export async function reads(postgres: PostgresProcess): Promise<number> {
  const [row] = await postgres.query<{ n: number }>(`select (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as n from pg_stat_user_tables where relname = 'company'`);
  return row?.n ?? 0;
}

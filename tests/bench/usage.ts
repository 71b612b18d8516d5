import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import pg from "pg";

/** Milliseconds of processor time by process: the one that answers, and its sessions at PostgreSQL. */
export interface Processor {
  readonly own: number;
  readonly sessions: ReadonlyMap<number, number>;
}

/** Between two looks, in milliseconds. A session that began meanwhile counts whole; one that ended had nothing to do, or it would have stayed. */
export function spent(before: Processor, after: Processor): { readonly own: number; readonly sql: number } {
  const sql = [...after.sessions].reduce((sum, [pid, time]) => sum + time - (before.sessions.get(pid) ?? 0), 0);
  return { own: after.own - before.own, sql };
}

/** Null where the system does not tell, or the database is on another machine. */
export function processorOf(pid: number, sessions: readonly number[]): Processor | null {
  const own = processorTime(pid);
  const times = sessions.map((session) => [session, processorTime(session)] as const);
  return own === null || times.some(([, time]) => time === null) ? null : { own, sessions: new Map(times as readonly (readonly [number, number])[]) };
}

/** The processes of a database's sessions of that name. */
export async function sessionsOf(databaseUrl: string, session: string): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where application_name = $1 and datname = current_database()", [session]);
    return rows.map((row) => row.pid);
  } finally {
    await client.end();
  }
}

/** Resident memory in megabytes: the most there ever was where Linux tells, else what there is. */
export function memoryOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  const most = existsSync(file) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return Number(most ?? execFileSync("ps", ["-o", "rss=", "-p", String(pid)]).toString()) / 1024;
}

/** From Linux's /proc: user and system time of all threads in ticks of 10 ms, after the name in brackets. */
function processorTime(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** How often each of the server's caches was asked, and had what was asked for, since it began; from /metrics. */
export interface CacheUse { readonly hits: number; readonly asked: number }

export async function cacheUseOf(address: string): Promise<ReadonlyMap<string, CacheUse>> {
  const text = await (await fetch(new URL("/metrics", address))).text();
  const found = new Map<string, CacheUse>();
  for (const [, what, cache, count] of text.matchAll(/^org_ladder_cache_(hits|misses)_total\{cache="(\w+)"\} (\d+)/gm)) {
    const { hits, asked } = found.get(cache!) ?? { hits: 0, asked: 0 };
    found.set(cache!, { hits: hits + (what === "hits" ? Number(count) : 0), asked: asked + Number(count) });
  }
  return found;
}

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { publish } from "../support/own-company.js";
import { asking, fillings, graphql, type Filling, type World } from "./askings.js";
import { Load, type Outcomes } from "./load.js";
import { SoakedServer, type Held } from "./server.js";
import { growthIn, type Growth, type Sample } from "./verdict.js";

/** How long and how hard. */
export interface SoakOptions {
  /** A database with invented companies and the company `own`, which publishes for itself. */
  readonly databaseUrl: string;
  /** Header of an owner of `own`. */
  readonly owner: string;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds between publications, each of which moves the epoch. */
  readonly publishEvery: number;
  /** Told of every look. */
  readonly onSample?: (sample: Sample, held: Held, outcomes: Outcomes) => void;
  /** A module to load into the server besides; for the soak's own test. */
  readonly preload?: string;
}

export interface Soaked {
  readonly growth: readonly Growth[];
  readonly outcomes: Outcomes;
  /** How full each cache was at the end, 0 to 1. */
  readonly caches: ReadonlyMap<string, number>;
  /** Whether nothing grew, nothing unexpected came, no cache was fuller than full, and the server lives. */
  readonly isWell: boolean;
}

/** A cache is held to be full: what is let go makes room for a moment. */
const FULL = 0.97;
/** Looks at the server while it is asked. */
const LOOKS = 30;
/** Disputes are raised as often, each by somebody else. */
const DISPUTE_EVERY = 10_000;
const DISPUTE = `mutation Raise($from: RungRef!, $to: RungRef!) { disputeEquivalence(input: { from: $from, to: $to, claim: NOT_EQUIVALENT, reason: "Made up.", sourceUrl: "https://example.org/levels" }) { userErrors { code } } }`;

/**
 * Starts the server, fills what it keeps in memory, and then asks it everything it can be asked, steadily and well below what it can answer, while looking at what it
 * holds. Fails when the server does not start, or falls behind.
 */
export async function soak({ databaseUrl, owner, seconds, perSecond, publishEvery, onSample, preload }: SoakOptions): Promise<Soaked> {
  const world = await worldOf(databaseUrl, owner);
  const server = await SoakedServer.start({ DATABASE_URL: databaseUrl, TRUST_PROXY: "1", RATE_LIMIT: "100000000" }, preload);
  const load = new Load(server.url);
  const { outcomes } = load;
  const until = new AbortController();
  const beside: Promise<void>[] = [];
  const samples: Sample[] = [];
  try {
    for (const filling of fillings(world)) await fill(filling, server, load);
    beside.push(
      everyNow(until.signal, publishEvery, (n) => publish(server, owner, `Word${n}`).then(() => undefined, (error: unknown) => outcomes.fault(`publication: ${String(error)}`))),
      everyNow(until.signal, DISPUTE_EVERY, (n) => load.quickly([dispute(n, world)])),
    );
    let n = 0;
    const asked = load.steadily(perSecond, seconds * 1_000, () => asking((n += 1), world));
    const began = performance.now();
    for (let i = 0; i < LOOKS; i += 1) {
      await Promise.race([asked, sleep((seconds * 1_000) / LOOKS)]);
      const [held, metrics] = await load.paused(async () => [await server.held(), await server.metrics()] as const);
      const sample = sampleOf(held, metrics, (performance.now() - began) / 1_000);
      samples.push(sample);
      onSample?.(sample, held, outcomes);
    }
    await asked;
    const caches = await fillOf(server);
    const growth = growthIn(samples);
    const isWell = server.isUp && outcomes.unexpected.size === 0 && !growth.some(({ grows }) => grows) && caches.size > 0 && [...caches.values()].every((fill) => fill <= 1);
    return { growth, outcomes, caches, isWell };
  } finally {
    until.abort();
    await Promise.allSettled(beside);
    load.close();
    await server.stop();
  }
}

/** How full each cache is, 0 to 1. */
async function fillOf(server: SoakedServer): Promise<ReadonlyMap<string, number>> {
  return new Map([...(await server.metrics())].flatMap(([series, figure]) => { const cache = /^org_ladder_cache_fill\{cache="(\w+)"\}/.exec(series)?.[1]; return cache === undefined ? [] : [[cache, figure] as const]; }));
}

/** Asks until a cache is full, or there is nothing more to ask. */
async function fill({ cache, parts }: Filling, server: SoakedServer, load: Load): Promise<void> {
  let most = 0;
  let without = 0;
  for (const part of parts) {
    await load.quickly(part);
    const share = (await fillOf(server)).get(cache) ?? 1;
    without = share > most ? 0 : without + 1;
    most = Math.max(most, share);
    if (share > FULL || without > 3) return;
  }
}

/** Does something again and again. */
async function everyNow(signal: AbortSignal, every: number, work: (n: number) => Promise<void>): Promise<void> {
  for (let n = 1; !signal.aborted; n += 1) {
    await work(n);
    await sleep(every, undefined, { signal }).catch(() => undefined);
  }
}

const MB = 1024 * 1024;

function sampleOf({ rss, heapUsed, external, files, handles }: Held, metrics: ReadonlyMap<string, number>, at: number): Sample {
  const sockets = handles.TCPSocketWrap ?? 0;
  const all = Object.values(handles).reduce((sum, count) => sum + count, 0);
  return {
    at,
    figures: {
      heap: heapUsed / MB, external: external / MB, resident: rss / MB, files, sockets, others: all - sockets, connections: metrics.get(`org_ladder_pool_connections{pool="primary"}`) ?? NaN,
    },
  };
}

async function worldOf(url: string, owner: string): Promise<World> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: subjects } = await client.query<World["subjects"][number]>(
      `select c.slug as company, min(r.code) as code from company c join ladder l on l.company_id = c.id and l.is_main join rung r on r.version_id = l.current_version_id and r.track = 'IC' and r.code is not null
        where c.slug like 'invented-%' group by c.slug order by c.slug`);
    const { rows: rungs } = await client.query<{ id: string }>(`select r.id from rung r join ladder l on l.current_version_id = r.version_id order by r.id limit 40000`);
    return { subjects, rungs: rungs.map(({ id }) => id), owner };
  } finally {
    await client.end();
  }
}

function dispute(n: number, { subjects }: World): ReturnType<typeof asking> {
  const [from, to] = [subjects[n % subjects.length], subjects[(n + 1) % subjects.length]].map((one) => ({ companyRung: { company: one?.company, code: one?.code, family: "software", track: "IC" } }));
  const made = graphql(DISPUTE, { from, to });
  return { ...made, kind: "dispute", headers: { ...made.headers, "x-forwarded-for": `10.255.${n >> 8}.${n % 256}` } };
}

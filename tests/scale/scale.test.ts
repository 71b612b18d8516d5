import { setTimeout as sleep } from "node:timers/promises";
import { publish, wordSeen } from "../support/own-company.js";
import type { PostgresProcess } from "../support/postgres.js";
import type { Reply, ServerProcess } from "../support/server-process.js";
import { Machines, reads } from "./machines.js";

/** Milliseconds within which every server tells of a publication, an answer comes whatever is broken, and all is well again. */
const [FRESH, ANSWER, RECOVERY] = [1_000, 5_000, 10_000];
/** A question that is not in memory: each has a text of its own. */
const unheard = (): string => `{ companies(first: 3) { nodes { slug ladders { rungs { title } } } } } # ${(asked += 1)}`;
let asked = 0;

let machines: Machines;
/** Milliseconds, by what took them: shown at the end, since they are what the README tells. */
const measured = new Map<string, number[]>();
beforeAll(async () => { machines = await Machines.start(); });
afterAll(async () => {
  await machines.stop();
  for (const [what, values] of measured) {
    const sorted = values.map(Math.round).sort((a, b) => a - b);
    process.stdout.write(`${what}: ms, n ${sorted.length}, median ${sorted[Math.floor(sorted.length / 2)]}, most ${sorted.at(-1)}\n`);
  }
});

/** Whether `expect` would have it so. */
function matches(value: unknown, expected: unknown): boolean {
  try {
    expect(value).toEqual(expected);
    return true;
  } catch {
    return false;
  }
}

function note(what: string, ms: number): void {
  measured.set(what, [...(measured.get(what) ?? []), ms]);
}

/** Asks until, in what the database counts, some of it was read there. Fails after 10 s, or when it is not answered. */
async function isRead(postgres: PostgresProcess, server: ServerProcess): Promise<void> {
  const before = await reads(postgres);
  for (const until = performance.now() + RECOVERY; performance.now() < until;) {
    expect(await server.ask(unheard())).toMatchObject({ code: null });
    await sleep(50);
    if ((await reads(postgres)) > before) return;
  }
  throw new Error("it was not read there");
}

/** Asks both servers for so many milliseconds. Every answer is right, or says in time that the database is away; resolves to how many said so. */
async function awayFor(ms: number): Promise<number> {
  const replies: Reply[] = [];
  for (const until = performance.now() + ms; performance.now() < until; await sleep(20)) {
    replies.push(...await Promise.all(machines.servers.map((server) => server.ask(unheard()))));
  }
  for (const { code, ms: took } of replies) {
    expect([null, "SERVICE_UNAVAILABLE"]).toContain(code);
    expect(took).toBeLessThan(ANSWER);
  }
  note("an answer while a part was away", Math.max(...replies.map(({ ms: took }) => took)));
  return replies.filter(({ code }) => code !== null).length;
}

/** Until a server tells of `word`, in milliseconds. */
async function msUntil(word: string | null, server: ServerProcess, ladder?: string): Promise<number> {
  for (const began = performance.now(); ;) {
    if ((await wordSeen(server, ladder)) === word) return performance.now() - began;
    if (performance.now() - began > 5 * FRESH) throw new Error(`${word} was not told of`);
    await sleep(10);
  }
}

describe("what is published", () => {
  it("is read from the replica, not from the primary", async () => {
    await Promise.all(machines.servers.map((server) => isRead(machines.replica, server)));
    await sleep(1_500); // what was read before is counted by then
    const before = await reads(machines.primary);
    for (let i = 0; i < 20; i += 1) await Promise.all(machines.servers.map((server) => server.ask(unheard())));
    await sleep(1_500);
    expect(await reads(machines.primary)).toBe(before);
  });

  it("is told at once where it was published, everywhere within a second, twenty times in turn", async () => {
    for (let i = 0; i < 20; i += 1) {
      const [here, there] = i % 2 === 0 ? [machines.first, machines.second] : [machines.second, machines.first];
      const word = `Word${i}`;
      await publish(here, machines.owner, word);
      const [told, later] = await Promise.all([wordSeen(here), msUntil(word, there)]);
      expect(told).toBe(word);
      expect(later).toBeLessThan(FRESH);
      note("published there, told here", later);
    }
  });

  it("is told at once, wherever they ask, to who publishes: a server that somebody signed in asks looks how far things are", async () => {
    for (const word of ["Signed", "Again"]) {
      await publish(machines.first, machines.owner, word);
      expect(await wordSeen(machines.second, undefined, machines.owner)).toBe(word);
    }
  });

  it("in /metrics: the replica's connections, whether it is read, and how many publications it is behind as far as that is known", async () => {
    const name = new URL(machines.replica.url).host;
    const figures = async (): Promise<readonly (string | undefined)[]> => {
      const text = await (await fetch(`${machines.first.url}/metrics`)).text();
      return ["replica_in_use", "replica_behind", "pool_connections", "pool_waiting"].map((what) => text.split("\n").find((line) => line.startsWith(`org_ladder_${what}{pool="${name}"} `))?.split(" ").at(-1));
    };
    const become = async (expected: readonly unknown[]): Promise<void> => {
      for (const until = performance.now() + RECOVERY; performance.now() < until && !matches(await figures(), expected);) await sleep(50);
      expect(await figures()).toEqual(expected);
    };
    const some = expect.stringMatching(/^[1-4]$/) as unknown;
    await become(["1", "0", some, "0"]);
    await machines.replica.query(`select pg_wal_replay_pause()`);
    await publish(machines.first, machines.owner, "Behind");
    await become(["0", "1", some, "0"]);
    await machines.replica.query(`select pg_wal_replay_resume()`);
    await become(["1", "0", some, "0"]);
    machines.replica.signal("SIGSTOP");
    try {
      await become(["0", undefined, expect.anything(), expect.anything()]);
    } finally {
      machines.replica.signal("SIGCONT");
    }
    await become(["1", "0", some, "0"]);
  });

  it("is told as fast while the replica lags: it is passed over", async () => {
    await machines.replica.query(`select pg_wal_replay_pause()`);
    try {
      await publish(machines.first, machines.owner, "Lagging");
      expect(await wordSeen(machines.first)).toBe("Lagging");
      const later = await msUntil("Lagging", machines.second);
      expect(later).toBeLessThan(FRESH);
      note("the same with a lagging replica", later);
      await Promise.all(machines.servers.map((server) => isRead(machines.primary, server)));
    } finally {
      await machines.replica.query(`select pg_wal_replay_resume()`);
    }
    await Promise.all(machines.servers.map((server) => isRead(machines.replica, server)));
    expect(await wordSeen(machines.second)).toBe("Lagging");
  });

  it("once unlisted, retired or taken down is gone at once there, everywhere within a second; and so back again", async () => {
    const { first, second, owner } = machines;
    const mutate = async (call: string): Promise<void> => {
      expect(await first.ask(`mutation { done: ${call} { userErrors { code } } }`, {}, owner)).toMatchObject({ data: { done: { userErrors: [] } }, code: null });
    };
    const isEverywhere = async (word: string | null, ladder: string): Promise<void> => {
      expect(await wordSeen(first, ladder)).toBe(word);
      expect(await wordSeen(second, ladder, owner)).toBe(word);
      expect(await msUntil(word, second, ladder)).toBeLessThan(FRESH);
    };
    await publish(first, owner, "Listed", "hidden");
    await isEverywhere("Listed", "hidden");
    await publish(first, owner, "Hidden", "hidden", "UNLISTED");
    await isEverywhere(null, "hidden");
    const old = await publish(first, owner, "Old", "old");
    await isEverywhere("Old", "old");
    await mutate(`retireLadder(input: { ladder: "${old}", reason: "Made up." })`);
    await isEverywhere(null, "old");
    await mutate(`takeDownCompany(input: { company: "own", reason: "Made up." })`);
    await isEverywhere(null, "engineering");
    await mutate(`restoreCompany(input: { company: "own" })`);
    await isEverywhere("Lagging", "engineering");
  });
});

describe("a part that fails", () => {
  it("the replica hung, then killed: the primary answers in its place, and the replica is read again when it is back", async () => {
    machines.replica.signal("SIGSTOP");
    try {
      expect(await awayFor(2_000)).toBe(0);
    } finally {
      machines.replica.signal("SIGCONT");
    }
    await Promise.all(machines.servers.map((server) => isRead(machines.replica, server)));
    await machines.replica.stop();
    expect(await awayFor(1_000)).toBe(0);
    await publish(machines.first, machines.owner, "Without");
    expect(await msUntil("Without", machines.second)).toBeLessThan(FRESH);
    await machines.replica.startAgain();
    const began = performance.now();
    await Promise.all(machines.servers.map((server) => isRead(machines.replica, server)));
    note("a replica started again, read by both servers", performance.now() - began);
    expect(await wordSeen(machines.second)).toBe("Without");
  });

  it("PgBouncer restarted, then the primary: clear answers in time meanwhile, ready again within 10 s", async () => {
    for (const [what, stop, start] of [
      ["PgBouncer", () => machines.bouncer.kill(), () => machines.bouncer.startAgain()], ["the primary", () => machines.primary.stop(), () => machines.primary.startAgain()],
    ] as const) {
      await stop();
      expect(await awayFor(2_000)).toBeGreaterThan(0); // the replica lives, but nobody knows whether it is up to date
      await Promise.all(machines.servers.map((server) => server.becomes(503, RECOVERY)));
      await start();
      for (const ms of await Promise.all(machines.servers.map((server) => server.becomes(200, RECOVERY)))) note(`${what} started again, a server ready`, ms);
      expect(await awayFor(500)).toBe(0);
    }
    await publish(machines.second, machines.owner, "Restarted");
    expect(await msUntil("Restarted", machines.first)).toBeLessThan(FRESH);
  });

  it("Redis killed: no answer is lost or late, and publications go on", async () => {
    await machines.redis.signal("SIGKILL");
    expect(await awayFor(1_000)).toBe(0);
    await publish(machines.first, machines.owner, "Alone");
    expect(await msUntil("Alone", machines.second)).toBeLessThan(FRESH);
    await machines.redis.startAgain();
    expect(await awayFor(500)).toBe(0);
  });

  it("a server killed: what it acknowledged the other tells", async () => {
    await publish(machines.first, machines.owner, "Last");
    await machines.first.end("SIGKILL");
    expect(await msUntil("Last", machines.second)).toBeLessThan(FRESH);
  });
});

import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { filled, publish, wordSeen } from "../support/own-company.js";
import { PostgresProcess } from "../support/postgres.js";
import { ServerProcess, type Reply } from "../support/server-process.js";

/** Milliseconds that are promised: to an answer, whatever it is, and to readiness after things are well again. */
const [ANSWER, RECOVERY] = [5_000, 10_000];
/** Few, so that a test can take them all. */
const SETTINGS = { max_connections: "12", superuser_reserved_connections: "2" };

const COLD = `query ($n: Int!) { companies(first: $n) { nodes { slug } } }`;
const WARM = `{ company(slug: "own") { name ladders { rungs { title } } } }`;
const READ_TOKEN = `{ viewer { name } }`;

let postgres: PostgresProcess;
let server: ServerProcess;
let owner: string;
beforeAll(async () => {
  postgres = await PostgresProcess.start("faults", SETTINGS);
  owner = await filled(postgres.url);
  server = await ServerProcess.start({ DATABASE_URL: postgres.url });
});
afterAll(async () => {
  await ServerProcess.endAll();
  await postgres.drop();
});

/** Questions of every kind at once, cold ones more than there are connections. */
const round = (): Promise<readonly Reply[]> => Promise.all([server.ask(WARM), server.ask(READ_TOKEN, {}, owner), ...[1, 2, 3, 1, 2, 3].map(companies)]);

/** Asks for so many companies. Fails when it is the answer of another's question. */
async function companies(n: number): Promise<Reply> {
  const reply = await server.ask(COLD, { n });
  if (reply.code === null) expect(reply.data).toEqual({ companies: { nodes: Array(n).fill({ slug: expect.any(String) }) } });
  return reply;
}

/** Asks in rounds for so many milliseconds; every answer is right or says that the database is away, in time. Resolves to how often it said so. */
async function askedThrough(ms: number): Promise<number> {
  let away = 0;
  for (const until = performance.now() + ms; performance.now() < until;) {
    for (const { code, ms: took } of await round()) {
      expect(code === null || code === "SERVICE_UNAVAILABLE").toBe(true);
      expect(took).toBeLessThan(ANSWER);
      if (code !== null) away += 1;
    }
    await sleep(50);
  }
  return away;
}

/** All is well: ready, and every question has its answer. */
async function expectAllWell(): Promise<void> {
  await server.becomes(200, RECOVERY);
  expect((await round()).map(({ code }) => code)).toEqual(Array(8).fill(null));
}

it("PostgreSQL stopped and started: clear answers in time meanwhile, readiness red and green again, nothing acknowledged is lost", async () => {
  await publish(server, owner, "Before");
  await postgres.stop();
  expect(await askedThrough(2_000)).toBeGreaterThan(0);
  await server.becomes(503, RECOVERY);
  await postgres.startAgain();
  await expectAllWell();
  expect(await wordSeen(server)).toBe("Before");
});

it("PostgreSQL restarted under questions: whoever is answered meanwhile is answered clearly", async () => {
  const asked = askedThrough(2_000);
  await postgres.stop();
  await postgres.startAgain();
  await asked;
  await expectAllWell();
});

it("PostgreSQL hung: given up in time, readiness red within 3 s; green when it wakes, and nobody gets the answer that another waited for", async () => {
  await expectAllWell(); // all connections are open
  postgres.signal("SIGSTOP");
  try {
    const [away] = await Promise.all([askedThrough(6_000), server.becomes(503, 3_000)]);
    expect(away).toBeGreaterThan(0);
  } finally {
    postgres.signal("SIGCONT");
  }
  await expectAllWell();
  await publish(server, owner, "Awake");
  expect(await wordSeen(server)).toBe("Awake");
});

it("PostgreSQL out of connections: clear answers at once, and all is well when there are some again", async () => {
  const others: Client[] = [];
  const takeAll = async (): Promise<void> => {
    for (;;) {
      const client = new Client({ connectionString: postgres.url, application_name: "other" }).on("error", () => undefined);
      if (!(await client.connect().then(() => true, () => false))) return;
      others.push(client);
    }
  };
  await takeAll();
  for (let turn = 0; turn < 3; turn += 1) { // the server may be quicker than we, and take one back
    await others[0]!.query(`select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and application_name <> 'other'`);
    await takeAll();
  }
  await server.becomes(503, RECOVERY);
  expect(await askedThrough(2_000)).toBeGreaterThan(0);
  await Promise.all(others.map((client) => client.end()));
  await expectAllWell();
});

it("a second server publishes: the first tells it within a second, to who publishes at once, also on a database that was restarted between", async () => {
  const second = await ServerProcess.start({ DATABASE_URL: postgres.url });
  try {
    for (const word of ["Second", "Third"]) {
      await publish(second, owner, word);
      expect(await wordSeen(second)).toBe(word);
      expect(await wordSeen(server, undefined, owner)).toBe(word);
      await sleep(1_000);
      expect(await wordSeen(server)).toBe(word);
      await postgres.stop();
      await postgres.startAgain();
      await Promise.all([server, second].map((each) => each.becomes(200, RECOVERY)));
    }
  } finally {
    ;await second.end();
  }
});

import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { Replicas } from "../../src/database/replicas.js";
import { LadderStore } from "../../src/ladder/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

/** Databases that stand for a primary and its replicas: how far each is we say ourselves. */
let databases: TestDatabase[];
let primary: DataSource;
let replicas: Replicas | undefined;
const noted: string[] = [];
beforeEach(async () => {
  databases = await Promise.all([1, 2, 3].map(() => createDatabase("migrated")));
  primary = await openDataSource(databases[0]!.connection);
  noted.length = 0;
});
afterEach(async () => {
  await replicas?.close();
  replicas = undefined;
  await primary.destroy();
  await Promise.all(databases.map((database) => database.drop()));
});

const moved = async (database: TestDatabase, epoch: number): Promise<void> => {
  const source = await openDataSource(database.connection);
  await source.query(`update epoch set value = $1`, [epoch]);
  await source.destroy();
};

/** Reads at `epoch` on replicas at these addresses; resolves to where that was. */
async function readAt(epoch: bigint, urls: readonly string[], sql = `select current_database() as name`): Promise<string> {
  replicas ??= await opened(urls);
  const [row]: { name: string }[] = await replicas.reader(async () => epoch).query(sql);
  return row!.name;
}

async function opened(urls: readonly string[]): Promise<Replicas> {
  const note = (_: object, message: string): void => void noted.push(message);
  const made = new Replicas(urls, primary, { info: note, warn: note });
  await made.ready();
  return made;
}
/** Reads until it is read there: on a busy machine a replica may be given up and taken back. Fails after 5 s. */
async function comesToRead(where: TestDatabase, epoch: bigint, urls: readonly string[]): Promise<void> {
  for (const until = performance.now() + 5_000; ;) {
    if ((await readAt(epoch, urls)) === where.name) return;
    if (performance.now() > until) throw new Error("it was never read there");
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

describe("what is published is read", () => {
  it("on replicas that have reached the epoch, in turn, and never on those that have not", async () => {
    const [first, one, two] = databases;
    await Promise.all([moved(first!, 7), moved(one!, 7), moved(two!, 6)]);
    const urls = [one!.url, two!.url];
    await comesToRead(one!, 7n, urls);
    for (let i = 0; i < 10; i += 1) expect(await readAt(7n, urls)).not.toBe(two!.name);
    await comesToRead(two!, 6n, urls);
    await comesToRead(one!, 6n, urls);
  });

  it("on the primary where no replica has reached it, which is no fault; one that catches up is read", async () => {
    const [first, one] = databases;
    await Promise.all([moved(first!, 7), moved(one!, 5)]);
    expect(await readAt(7n, [one!.url])).toBe(first!.name);
    expect(replicas!.figures(7n)).toEqual([expect.objectContaining({ inUse: false, behind: 2 })]);
    await moved(one!, 7);
    await comesToRead(one!, 7n, [one!.url]);
    expect(replicas!.figures(7n)).toEqual([expect.objectContaining({ inUse: true, behind: 0 })]);
  });

  it("on the primary where the replica is gone, also in the middle, which is noted once", async () => {
    const [first, one] = databases;
    await comesToRead(one!, 0n, [one!.url]);
    noted.length = 0;
    await one!.drop();
    for (let i = 0; i < 5; i += 1) expect(await readAt(0n, [one!.url])).toBe(first!.name);
    expect(noted).toEqual(["a replica is passed over: the primary answers in its place"]);
    expect(replicas!.figures(0n)).toEqual([expect.objectContaining({ inUse: false, behind: null })]);
  });

  it("on the primary where the replica lives and only cannot do it: it is not passed over for that", async () => {
    const [first, one] = databases;
    const source = await openDataSource(one!.connection);
    await source.query(`alter table seed_state rename to away`);
    await source.destroy();
    await comesToRead(one!, 0n, [one!.url]);
    noted.length = 0;
    expect(await readAt(0n, [one!.url], `select coalesce(max(fingerprint), current_database()) as name from seed_state`)).toBe(first!.name);
    expect(noted).toEqual([]);
  });
});

it("a version that a replica does not know yet, though its pointer is seen already, is read on the primary", async () => {
  const database = await createDatabase("seeded");
  const source = await openDataSource(database.connection);
  const [row]: { id: string }[] = await source.query(`select current_version_id as id from ladder where current_version_id is not null limit 1`);
  const behind = { query: async (): Promise<never[]> => [] } as unknown as DataSource;
  expect((await new LadderStore(behind, source).versions([row!.id])).map(({ id }) => id)).toEqual([row!.id]);
  await source.destroy();
  await database.drop();
});

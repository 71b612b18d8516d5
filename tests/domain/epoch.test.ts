import { EpochLease, type ReadChanges } from "../../src/ladder/epoch.js";

type Seen = Awaited<ReturnType<ReadChanges>>;

/** A lease over a clock and a counter in our hands. `read` is replaced to let looks fail or wait. */
function leaseAt(epoch: bigint) {
  const world = { now: 0, epoch, slugs: [] as (string | null)[], looks: 0, read: undefined as (() => Promise<Seen>) | undefined };
  const changed: (readonly (string | null)[])[] = [];
  const lease = new EpochLease(async () => {
    world.looks += 1;
    return world.read === undefined ? { epoch: world.epoch, slugs: world.slugs } : world.read();
  }, (slugs) => void changed.push(slugs), () => world.now);
  return { world, changed, lease };
}

it("within 900 ms of a look nothing is asked; after that the caller looks", async () => {
  const { world, lease } = leaseAt(1n);
  await lease.hold();
  world.now = 899;
  await lease.hold();
  expect(world.looks).toBe(1);
  world.now = 900;
  await lease.hold();
  expect(world.looks).toBe(2);
});

it("a lease runs from when the look began, not from when its answer came", async () => {
  const { world, lease } = leaseAt(1n);
  world.read = async () => { world.now = 600; return { epoch: 1n, slugs: [] }; };
  await lease.hold();
  world.read = undefined;
  world.now = 900;
  await lease.hold();
  expect(world.looks).toBe(2);
});

it("without a database nothing older than the lease is relied on: the caller gets the database's error", async () => {
  const { world, lease } = leaseAt(1n);
  await lease.hold();
  world.read = () => Promise.reject(new Error("connection lost"));
  world.now = 899;
  await expect(lease.hold()).resolves.toBe(1n);
  world.now = 900;
  await expect(lease.hold()).rejects.toThrow("connection lost");
  world.read = undefined;
  await expect(lease.hold()).resolves.toBe(1n);
});

it("many callers at once share one look", async () => {
  const { world, lease } = leaseAt(1n);
  await Promise.all([lease.hold(), lease.hold(), lease.hold()]);
  expect(world.looks).toBe(1);
});

it("a refresh does not take the word of a look that began before it", async () => {
  const { world, changed, lease } = leaseAt(1n);
  await lease.hold();
  let answer: (seen: Seen) => void = () => undefined;
  world.now = 1_000;
  world.read = () => new Promise((resolve) => { answer = resolve; });
  const before = lease.hold();
  world.read = undefined;
  Object.assign(world, { epoch: 2n, slugs: ["acme"] });
  const refreshed = lease.refresh();
  answer({ epoch: 1n, slugs: [] }); // read before the commit
  await Promise.all([before, refreshed]);
  expect(changed.at(-1)).toEqual(["acme"]);
});

it("a change is told once, with the companies it is about", async () => {
  const { world, changed, lease } = leaseAt(1n);
  await lease.refresh();
  Object.assign(world, { epoch: 3n, slugs: ["acme", "zeta"] });
  await lease.refresh();
  await lease.refresh();
  expect(changed).toEqual([[], ["acme", "zeta"]]);
});

it("a counter that went back, as after a restore, means that anything may have changed", async () => {
  const { world, changed, lease } = leaseAt(7n);
  await lease.refresh();
  world.epoch = 5n;
  await lease.refresh();
  expect(changed.at(-1)).toEqual([null]);
});

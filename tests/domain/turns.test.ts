import { setImmediate as nextTurn } from "node:timers/promises";
import DataLoader from "dataloader";
import { atOnce, gathered, inTurns, isTimeUp, sitOut, turn, type Work } from "../../src/shared/turns.js";

const busy = (ms: number): void => { for (const until = performance.now() + ms; performance.now() < until;); };

/** Counts to `n`, each step a millisecond or so. */
function* counting(n: number, told?: (i: number) => void): Work<number> {
  for (let i = 0; i < n; i += 1) {
    busy(1);
    told?.(i);
    yield;
  }
  return n;
}

/** How long each turn of the event loop is, in milliseconds, until `work` is done. */
async function turnsDuring(work: Promise<unknown>): Promise<readonly number[]> {
  const lengths: number[] = [];
  let isDone = false;
  work.finally(() => { isDone = true; }).catch(() => undefined);
  for (let last = performance.now(); !isDone; last = performance.now()) {
    await nextTurn();
    lengths.push(performance.now() - last);
  }
  return lengths;
}

describe("work that is done a little at a time", () => {
  it("gives what it gives at once", async () => {
    expect([atOnce(counting(3)), await inTurns(counting(3))]).toEqual([3, 3]);
  });

  it("lets others have their turn before it ends", async () => {
    const order: string[] = [];
    const work = inTurns(counting(60)).then(() => order.push("work"));
    setTimeout(() => order.push("other"), 1);
    await work;
    expect(order).toEqual(["other", "work"]);
  });

  it("takes no more of a turn when there is much of it: all shares one, each in its turn", async () => {
    const steps: number[] = [];
    const works = Array.from({ length: 30 }, (_, who) => inTurns(counting(10, () => steps.push(who))));
    const lengths = await turnsDuring(Promise.all(works));
    expect(lengths.length).toBeGreaterThan(40); // 300 ms in turns of 3 ms and a step
    expect(steps.indexOf(29)).toBeLessThan(steps.lastIndexOf(0));
  });

  it("fails as it would at once", async () => {
    const failing = function* (): Work<void> { yield; throw new RangeError("no"); };
    expect(() => atOnce(failing())).toThrow(RangeError);
    await expect(inTurns(failing())).rejects.toThrow(RangeError);
  });
});

describe("a turn", () => {
  it("is over after a few milliseconds, and comes again in the order in which it was asked for", async () => {
    await nextTurn();
    expect(isTimeUp()).toBe(false);
    busy(10);
    expect(isTimeUp()).toBe(true);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map(async (who) => {
      await turn();
      order.push(who);
    }));
    expect([order, isTimeUp()]).toEqual([[1, 2, 3], false]);
  });

  it("counts what is done after waiting for something else in the same breath", async () => {
    const works = Array.from({ length: 8 }, async () => {
      await turn();
      await Promise.resolve();
      busy(2);
    });
    const lengths = await turnsDuring(Promise.all(works));
    expect(lengths.filter((ms) => ms >= 2).length).toBeGreaterThanOrEqual(3); // two fit into one
  });

  it("is sat out while connections come in, not for ever", async () => {
    let isDone = false;
    const work = inTurns(counting(30)).finally(() => { isDone = true; });
    const turns: number[] = [];
    while (!isDone) {
      sitOut();
      const began = performance.now();
      await nextTurn();
      turns.push(performance.now() - began);
    }
    expect(await work).toBe(30);
    expect([turns.length > 60, turns.filter((ms) => ms < 1).length > 0.8 * turns.length]).toEqual([true, true]); // ten in turns of three, each after nine of nothing
  });

  it("of short work comes before any of long work, however many wait for that", async () => {
    const order: string[] = [];
    const waits = [...Array.from({ length: 3_000 }, () => turn().then(() => order.push("long"))), turn("SHORT").then(() => order.push("short"))];
    await Promise.all(waits);
    expect([order.length, order.indexOf("short")]).toEqual([3_001, 0]);
  });
});

it("what many ask for, each in its turn, is read together", async () => {
  const reads: number[] = [];
  const loader = new DataLoader(async (keys: readonly number[]) => { reads.push(keys.length); return keys; }, { batchScheduleFn: gathered });
  const ask = async (who: number): Promise<number> => {
    await turn();
    busy(0.2);
    return loader.load(who);
  };
  await Promise.all(Array.from({ length: 100 }, (_, who) => ask(who)));
  expect(reads).toEqual([100]);
  await Promise.all([loader.load(100), loader.load(101)]);
  expect(reads).toEqual([100, 2]);
  await Promise.all([loader.load(102), ask(103), ask(104)]); // one before anybody waits
  expect(reads).toEqual([100, 2, 3]);
});

import { atOnce, inTurns, type Work } from "../../src/shared/turns.js";

/** Counts to `n`, each step a millisecond or so. */
function* counting(n: number): Work<number> {
  for (let i = 0; i < n; i += 1) {
    for (const until = performance.now() + 1; performance.now() < until;);
    yield;
  }
  return n;
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

  it("fails as it would at once", async () => {
    const failing = function* (): Work<void> { yield; throw new RangeError("no"); };
    expect(() => atOnce(failing())).toThrow(RangeError);
    await expect(inTurns(failing())).rejects.toThrow(RangeError);
  });
});

import { FAIR_USE } from "../../src/app/limits.js";
import { Buckets } from "../../src/app/rate-limiter.js";

const bucket = (points = 10, seconds = 60) => new Buckets(null).shared("test", { points, seconds });

describe("an allowance", () => {
  it("is each client's own", async () => {
    const tens = bucket();
    expect(await tens.take("a", 7)).toMatchObject({ refused: false, used: 7 });
    expect(await tens.take("b", 10)).toMatchObject({ refused: false, used: 10 });
    expect(await tens.take("a", 3)).toMatchObject({ refused: false, used: 10 });
  });

  it("is gone until the window ends for whoever asks for more than is left, and that is known without asking", async () => {
    const tens = bucket();
    await tens.take("a", 7);
    expect(tens.emptyFor("a")).toBe(0);
    expect(await tens.take("a", 4)).toMatchObject({ refused: true, used: 10 });
    expect(await tens.take("a", 1)).toMatchObject({ refused: true, used: 10 });
    expect(tens.emptyFor("a")).toBeGreaterThan(59_000);
    expect(tens.emptyFor("b")).toBe(0);
  });

  it("is whole again when the window ends", async () => {
    const short = bucket(10, 0.05);
    const { msLeft } = await short.take("a", 11);
    expect(msLeft).toBeLessThanOrEqual(50);
    await new Promise((resolve) => setTimeout(resolve, msLeft + 20));
    expect([short.emptyFor("a"), await short.take("a", 10)]).toEqual([0, expect.objectContaining({ refused: false, used: 10 })]);
  });

  it("is remembered of so many clients: of a flood, the last ones, and whoever goes on asking", async () => {
    const tens = bucket();
    await tens.take("often", 1);
    await tens.take("once", 1);
    for (let i = 0; i < FAIR_USE.clients; i += 1) {
      await tens.take(`10.0.${i}`, 1);
      if (i % 5_000 === 0) await tens.take("often", 1);
    }
    expect(await tens.take("once", 1)).toMatchObject({ used: 1 });
    expect(await tens.take("often", 1)).toMatchObject({ used: 2 + FAIR_USE.clients / 5_000 });
    const { limiter } = tens as unknown as { limiter: { dump(): { storage: readonly unknown[] } } };
    expect(limiter.dump().storage).toHaveLength(FAIR_USE.clients);
  });
});

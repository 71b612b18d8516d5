import { PackedCache } from "../../src/shared/packed-cache.js";

const value = (n: number) => ({ n, title: "Größe, 主任", rungs: Array.from({ length: 20 }, (_, i) => ({ i, scope: `Answers for work of breadth ${i}.`, code: null })) });

it("gives back what it was given, anew each time", () => {
  const cache = new PackedCache<object>(100_000);
  cache.set("a", value(1));
  expect(cache.get("a")).toEqual(value(1));
  expect(cache.get("a")).not.toBe(cache.get("a"));
  expect(cache.get("b")).toBeUndefined();
});

it("takes a fifth of what the text takes, and never more than it may", () => {
  const cache = new PackedCache<object>(20_000);
  for (let n = 0; n < 200; n += 1) cache.set(String(n), value(n));
  const { bytes = 0, entries, evictions } = cache.figures;
  expect(bytes).toBeLessThanOrEqual(20_000);
  expect(bytes).toBeGreaterThan(19_000);
  expect(bytes / entries - 250).toBeLessThan(JSON.stringify(value(1)).length / 5);
  expect([entries + evictions, cache.get("0"), cache.get("199")]).toEqual([200, undefined, value(199)]);
});

it("forgets one, or all", () => {
  const cache = new PackedCache<object>(100_000);
  for (const key of ["a", "b", "c"]) cache.set(key, value(1));
  cache.delete("a");
  expect([cache.get("a"), cache.get("b")]).toEqual([undefined, value(1)]);
  cache.clear();
  expect([cache.get("b"), cache.figures.bytes]).toEqual([undefined, 0]);
});

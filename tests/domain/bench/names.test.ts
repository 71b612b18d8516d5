import { inventedName } from "../../bench/names.js";

it("no two invented companies have one name, and half of them share a last word with some others, none with all", () => {
  const names = Array.from({ length: 100_000 }, (_, index) => inventedName(index));
  expect(new Set(names.map((name) => name.split(" ")[0])).size).toBe(100_000);
  const shared = new Map<string, number>();
  for (const [, last] of names.map((name) => name.split(" "))) if (last !== undefined) shared.set(last, (shared.get(last) ?? 0) + 1);
  const counts = [...shared.values()];
  expect([counts.length, counts.reduce((sum, n) => sum + n, 0) > 45_000, Math.max(...counts) < 2_000]).toEqual([30, true, true]);
});

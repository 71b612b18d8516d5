import { Judged } from "../../../src/equivalence/judged.js";

describe("judgements of pairs", () => {
  const [versions, evidence] = [{ version: 1 }, { disputes: 0 }];

  it("are made once on the same ground", () => {
    const judged = new Judged();
    const make = jest.fn(() => ({ share: 0.7 }));
    expect(judged.of("l5 amazon", [versions, evidence], make)).toBe(judged.of("l5 amazon", [versions, evidence], make));
    expect(make).toHaveBeenCalledTimes(1);
  });

  it.each([["a new version", [{ version: 1 }, evidence]], ["new evidence", [versions, { disputes: 0 }]], ["less ground", [versions]]])("are made anew on %s, even when it says the same", (_, ground) => {
    const judged = new Judged();
    judged.of("l5 amazon", [versions, evidence], () => ({ share: 0.7 }));
    expect(judged.of("l5 amazon", ground, () => ({ share: 0.2 }))).toEqual({ share: 0.2 });
  });

  it("of other pairs are others", () => {
    const judged = new Judged();
    judged.of("l5 amazon", [versions], () => ({ share: 0.7 }));
    expect(judged.of("l5 meta", [versions], () => ({ share: 0.2 }))).toEqual({ share: 0.2 });
  });

  it("take at most their room: the oldest make way for new ones", () => {
    const judged = new Judged();
    const long = { reasons: [{ text: "x".repeat(1_000_000) }], caveats: [] };
    for (let i = 0; i < 50; i += 1) judged.of(`pair ${i}`, [versions], () => ({ ...long }));
    expect(judged.kept.calculatedSize).toBeLessThanOrEqual(24 * 1024 * 1024);
    expect(judged.kept.figures).toMatchObject({ entries: 12, evictions: 38 });
  });
});

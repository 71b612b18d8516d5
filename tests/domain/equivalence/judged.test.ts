import type { PublishedLadders } from "../../../src/ladder/index.js";
import { Judged } from "../../../src/equivalence/judged.js";

type Company = Parameters<Parameters<PublishedLadders["onRelease"]>[0]>[0];

const twice = (work: () => unknown): void => [1, 2].forEach(work);

describe("judgements of pairs", () => {
  let release: (company: Company) => void;
  const begun = (): Judged => new Judged({ onRelease: (listener) => { release = listener; } });
  const [versions, evidence] = [{ version: 1 }, { disputes: 0 }];

  it("are kept from the second time on the same ground", () => {
    const judged = begun();
    const make = jest.fn(() => ({ share: 0.7 }));
    const [, second, third] = [1, 2, 3].map(() => judged.of("l5 amazon", [versions, evidence], make));
    expect(third).toBe(second);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it.each([["a new version", [{ version: 1 }, evidence]], ["new evidence", [versions, { disputes: 0 }]], ["less ground", [versions]]])("are made anew on %s, even when it says the same", (_, ground) => {
    const judged = begun();
    twice(() => judged.of("l5 amazon", [versions, evidence], () => ({ share: 0.7 })));
    expect(judged.of("l5 amazon", ground, () => ({ share: 0.2 }))).toEqual({ share: 0.2 });
  });

  it("of other pairs are others", () => {
    const judged = begun();
    twice(() => judged.of("l5 amazon", [versions], () => ({ share: 0.7 })));
    expect(judged.of("l5 meta", [versions], () => ({ share: 0.2 }))).toEqual({ share: 0.2 });
  });

  it("go when memory lets go of a company of theirs, on either side, and only those", () => {
    const judged = begun();
    const [google, amazon, meta] = ["google", "amazon", "meta"].map((slug) => ({ company: { slug }, ladders: [] }) as unknown as Company) as [Company, Company, Company];
    const rungOf = ({ company }: Company) => ({ title: "Senior", company });
    twice(() => {
      judged.of("google amazon", [rungOf(google), amazon], () => ({}));
      judged.of("amazon meta", [rungOf(amazon), meta, evidence], () => ({}));
      judged.of("meta google", [rungOf(meta), google], () => ({}));
    });
    release(amazon);
    expect([...judged.kept.keys()]).toEqual(["meta google"]);
    judged.of("google amazon", [rungOf(google), amazon], () => ({}));
    release(google);
    expect(judged.kept.size).toBe(0);
  });

  it("take at most their room: the oldest make way for new ones", () => {
    const judged = begun();
    const long = { reasons: [{ text: "x".repeat(1_000_000) }], caveats: [] };
    for (let i = 0; i < 50; i += 1) twice(() => judged.of(`pair ${i}`, [versions], () => ({ ...long })));
    expect(judged.kept.calculatedSize).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect(judged.kept.figures).toMatchObject({ entries: 2, evictions: 48 });
  });
});

import fc from "fast-check";
import { contentHash } from "../../../src/ladder/domain/content-hash.js";
import { diff } from "../../../src/ladder/domain/diff.js";
import type { LadderDiff, RungChange } from "../../../src/ladder/domain/difference.js";
import { place, type PlacedVersion, type Rung, type VersionContent } from "../../../src/ladder/domain/ladder.js";
import { rungIdOf } from "../../../src/ladder/domain/ids.js";
import type { Company } from "../../../src/company/index.js";
import { buildMapping, buildPublished, buildRung, buildVersion } from "./build.js";

const { company: acme } = buildPublished({});
const zeta: Company = { ...acme, id: "zeta", slug: "zeta", name: "Zeta" };

const version = (number: number, rungs: readonly Rung[], { company = acme, ladder = "Engineering", ...more }: Partial<VersionContent> & { company?: Company; ladder?: string } = {}): PlacedVersion => {
  const id = `${company.slug} ${ladder} ${number}`;
  const own = rungs.map((rung) => ({ ...rung, id: rungIdOf(id, rung) })); // as in life, no rung of two versions has one id
  return place(buildVersion(own, { id, ladderId: `${company.slug} ${ladder}`, number, name: ladder, ...more }), { id: `${company.slug} ${ladder}`, slug: ladder, isMain: true, company });
};
const [junior, senior, staff] = [
  buildRung("Engineer", { code: "L1", order: 1, mapping: buildMapping(0, 2) }),
  buildRung("Senior Engineer", { code: "L2", order: 2, mapping: buildMapping(2, 3) }),
  buildRung("Staff Engineer", { code: "L3", order: 3, mapping: buildMapping(3, 4) }),
];
const first = version(1, [junior, senior, staff]);
const against = (...rungs: readonly Rung[]): LadderDiff => diff(first, version(2, rungs));
/** `ADDED null>L4`: a change by its kinds and the codes of its two sides. */
const told = ({ changes }: LadderDiff): readonly string[] => changes.map(({ kinds, from, to }) => `${kinds.join("+")} ${from?.code ?? from?.title ?? null}>${to?.code ?? to?.title ?? null}`);

describe("what became of a rung", () => {
  it.each<[string, readonly Rung[], readonly string[]]>([
    ["nothing", [staff, junior, senior], []],
    ["one that only the second has was added", [junior, senior, staff, buildRung("Principal", { code: "L4", order: 4 })], ["ADDED null>L4"]],
    ["one that only the first has was removed", [junior, senior], ["REMOVED L3>null"]],
    ["another title is a renaming", [junior, { ...senior, title: "Engineer II" }, staff], ["RENAMED L2>L2"]],
    ["another code is a renaming", [junior, { ...senior, code: "E5" }, staff], ["RENAMED L2>E5"]],
    ["another range is a remapping", [junior, senior, { ...staff, mapping: buildMapping(3, 4.5) }], ["REMAPPED L3>L3"]],
    ["that nothing fits any more is a remapping", [junior, senior, { ...staff, mapping: buildMapping(3, 4, { range: null }) }], ["REMAPPED L3>L3"]],
    ["another scope is another change", [{ ...junior, scope: "A task." }, senior, staff], ["CHANGED L1>L1"]],
    ["another competency is another change", [{ ...junior, competencies: [{ name: "Delivery", expectation: "Ships." }] }, senior, staff], ["CHANGED L1>L1"]],
    ["another confidence is no remapping", [{ ...junior, mapping: buildMapping(0, 2, { confidence: 0.9 }) }, senior, staff], ["CHANGED L1>L1"]],
    ["another track is another change", [junior, senior, { ...staff, track: "M" }], ["CHANGED L3>L3"]],
    ["two that swapped were both reordered", [junior, { ...senior, order: 3 }, { ...staff, order: 2 }], ["REORDERED L3>L3", "REORDERED L2>L2"]],
    ["of one that went from bottom to top it alone was reordered", [{ ...senior, order: 1 }, { ...staff, order: 2 }, { ...junior, order: 3 }], ["REORDERED L1>L1"]],
    ["of two that were parallel and are no more both were reordered", [junior, senior, { ...staff, order: 2 }], ["REORDERED L2>L2", "REORDERED L3>L3"]],
    ["another who placed it is another change", [junior, senior, { ...staff, mapping: buildMapping(3, 4, { author: "them" }) }], ["CHANGED L3>L3"]],
    ["counted otherwise because another came in below is no reordering", [buildRung("Intern", { code: "L0", order: 1 }), { ...junior, order: 2 }, { ...senior, order: 3 }, { ...staff, order: 4 }], ["ADDED null>L0"]],
    ["several at once", [junior, senior, { ...staff, title: "Chief", scope: "All.", mapping: buildMapping(4, 5) }], ["RENAMED+REMAPPED+CHANGED L3>L3"]],
  ])("%s", (_rule, rungs, expected) => {
    expect(told(against(...rungs))).toEqual(expected);
  });

  it("how far it went is told in levels, upwards positive, and null without a range", () => {
    const shifts = against(junior, { ...senior, mapping: null }, { ...staff, mapping: buildMapping(3.5, 4.5) }).changes.map(({ shift }) => shift);
    expect(shifts).toEqual([null, 0.5]);
  });
  it("every field that differs is told with both its values", () => {
    expect(against({ ...junior, years: { min: 2, max: null }, mapping: null }, senior, staff).changes[0]?.fields).toEqual(expect.arrayContaining([
      { field: "YEARS", from: null, to: "2 or more" }, { field: "RANGE", from: "0–2", to: null },
    ]));
  });
});

describe("which rung is which", () => {
  const matchedBy = (...rungs: readonly Rung[]): RungChange["matchedBy"] | undefined => against(junior, ...rungs, staff).changes.find(({ from }) => from?.code === "L2")?.matchedBy;
  it.each<[string, Rung, RungChange["matchedBy"]]>([
    ["by code, whatever the title", { ...senior, code: "l-2", title: "X" }, "CODE"],
    ["else by title", { ...senior, code: "X", scope: "x" }, "TITLE"],
    ["else by a name in common", buildRung("X", { code: "Y", order: 2, aliases: ["senior-engineer"] }), "ALIAS"],
    ["else by place", buildRung("X", { code: "Y", order: 2, mapping: buildMapping(2.2, 3.2) }), "POSITION"],
    ["not by place where the axis says they are two", buildRung("X", { code: "Y", order: 2, mapping: buildMapping(0, 2) }), null],
  ])("%s", (_rule, rung, expected) => {
    expect(matchedBy(rung)).toBe(expected);
  });
  it("a name that fits two rungs decides nothing", () => {
    expect(told(against(junior, buildRung("A", { code: "A", order: 2, aliases: ["L2"] }), buildRung("B", { code: "B", order: 3, aliases: ["L2"] }), { ...staff, order: 4 }))).toEqual(["ADDED null>A", "REMOVED L2>null", "ADDED null>B"]);
  });
  it("across companies a code decides nothing, a title does", () => {
    const there = version(1, [{ ...senior, title: "Chief" }, { ...staff, title: "Engineer" }], { company: zeta });
    expect([diff(first, there).relation, ...told(diff(first, there))]).toEqual(["TWO_COMPANIES", "ADDED null>L2", "REMOVED L2>null", "RENAMED+REMAPPED L1>L3", "REMOVED L3>null"]);
  });
  it("across ladders of one company a code does, a place does not", () => {
    const there = version(1, [{ ...junior, title: "Analyst" }, { ...senior, code: "X", title: "Y" }, staff], { ladder: "Data" });
    expect([diff(first, there).relation, ...told(diff(first, there))]).toEqual(["SAME_COMPANY", "RENAMED L1>L1", "REMOVED L2>null", "ADDED null>X"]);
  });
});

describe("in words", () => {
  it("says how much first, then kind by kind", () => {
    expect(against(junior, { ...senior, title: "Engineer, II" }, { ...staff, order: 4, mapping: buildMapping(3.5, 4.5) }, buildRung("Chief", { order: 3 })).summary).toEqual([
      'Version 2 of Acme\'s ladder "Engineering" against version 1: 1 rung added, 1 renamed, 1 moved on the axis and 1 the same.',
      'Added: "Chief".', 'Renamed: L2 "Senior Engineer" to L2 "Engineer, II".', 'Moved on the axis: L3 "Staff Engineer" from 3–4 to 3.5–4.5.',
    ]);
  });
  it("each change has a sentence", () => {
    expect(against({ ...junior, track: "M" }, { ...senior, scope: "x", order: 3 }, { ...staff, title: "X", order: 2, mapping: buildMapping(4, 5) }).changes.map(({ text }) => text)).toEqual([
      'L3 "Staff Engineer" is now L3 "X", stands in place 2 of its track instead of 3 and went from 3–4 to 4–5 on the axis (1 level up).',
      'L2 "Senior Engineer" stands in place 3 of its track instead of 2 and changed in scope.',
      'L1 "Engineer" went from the IC to the management track.',
    ]);
  });
  it("of two companies it warns that a shared name makes no equals", () => {
    const { summary } = diff(first, version(1, [staff], { company: zeta }));
    expect([summary[0], summary.at(-1)]).toEqual([expect.stringMatching(/^Zeta's ladder .* against Acme's .* 2 rungs only in Acme/), expect.stringMatching(/does not make them equals/)]);
  });
  it("nothing is told as nothing", () => {
    expect([diff(first, first).summary, against(junior, senior, staff).summary]).toEqual([[expect.stringMatching(/same version: nothing differs/)], [expect.stringMatching(/Version 2 .*: nothing differs/)]]);
  });
});

describe("laws", () => {
  const name = fc.constantFrom("A", "a", "B", "C-1", "C1", "Engineer", "engineer", "Senior");
  const rung = fc.record({
    title: name, code: fc.option(name), order: fc.integer({ min: 1, max: 5 }), track: fc.constantFrom("IC" as const, "M" as const), aliases: fc.array(name, { maxLength: 2 }), scope: fc.option(fc.constantFrom("x", "y")),
    mapping: fc.option(fc.record({ lo: fc.integer({ min: 0, max: 4 }), wide: fc.integer({ min: 1, max: 2 }), state: fc.constantFrom("ACCEPTED" as const, "SUGGESTED" as const), author: fc.constantFrom("us", "them") })
      .map(({ lo, wide, ...more }) => buildMapping(lo, lo + wide, more))),
  }).map(({ title, ...more }) => buildRung(title, more));
  const rungs = fc.uniqueArray(rung, { maxLength: 8, selector: ({ track, code, title }) => [track, code ?? "", title].join("/") });
  const pair = fc.tuple(rungs, rungs, fc.constantFrom({}, { ladder: "Data" }, { company: zeta }, { note: "other" }));
  const check = (law: (a: PlacedVersion, b: PlacedVersion, shuffled: PlacedVersion) => void): void => fc.assert(
    fc.property(pair, fc.infiniteStream(fc.nat()), ([a, b, more], salt) => law(version(1, a), version(2, b, more), version(2, shuffle(b, salt), more))), { numRuns: 500 });
  const shuffle = <T>(things: readonly T[], salt: Iterable<number>): readonly T[] => {
    const keys = salt[Symbol.iterator]();
    return things.map((thing) => ({ thing, key: Number(keys.next().value) })).sort((x, y) => x.key - y.key).map(({ thing }) => thing);
  };
  /** As it was when it was stored: its rungs do not know where they belong. */
  const hash = (a: PlacedVersion): string => contentHash({ ...a, rungs: a.rungs.map(({ version: _, ladderIdentity: __, company: ___, ...rung }) => rung) });
  /** A change without its words, on one line, read from either side. */
  const line = (change: RungChange, [a, b]: readonly ["from" | "to", "from" | "to"]): string => JSON.stringify([
    change.kinds.map((kind) => (a === "from" ? kind : kind === "ADDED" ? "REMOVED" : kind === "REMOVED" ? "ADDED" : kind)), change[a]?.id ?? null, change[b]?.id ?? null, change.matchedBy,
    change.shift === null ? null : a === "from" || change.shift === 0 ? change.shift : -change.shift, change.fields.map((field) => [field.field, field[a], field[b]]),
  ]);

  it("a version differs in nothing from itself, nor from a copy of it", () => {
    check((a) => {
      const copy = version(2, a.rungs);
      for (const other of [a, copy]) expect(diff(a, other)).toMatchObject({ identical: true, changes: [], versionChanges: [], unchanged: a.rungs.length });
    });
  });
  it("the other way round it is the same, read backwards", () => {
    check((a, b) => {
      const [there, back] = [diff(a, b), diff(b, a)];
      expect(back.changes.map((change) => line(change, ["from", "to"])).sort()).toEqual(there.changes.map((change) => line(change, ["to", "from"])).sort());
      expect(back.versionChanges.map(({ field, from, to }) => ({ field, from: to, to: from }))).toEqual(there.versionChanges);
    });
  });
  it("does not depend on the order in which rungs are listed", () => {
    check((a, b, shuffled) => expect(diff(a, shuffled).changes.map(({ text }) => text)).toEqual(diff(a, b).changes.map(({ text }) => text)));
  });
  it("every rung of both sides is told once: the same, changed, added or removed", () => {
    check((a, b) => {
      const { changes, unchanged } = diff(a, b);
      const sides = (side: "from" | "to"): readonly string[] => changes.flatMap((change) => change[side]?.id ?? []);
      expect([new Set(sides("from")).size + unchanged, new Set(sides("to")).size + unchanged]).toEqual([a.rungs.length, b.rungs.length]);
      expect([sides("from").length, sides("to").length]).toEqual([new Set(sides("from")).size, new Set(sides("to")).size]);
    });
  });
  it("is empty exactly where the content hashes are equal", () => {
    check((a, b) => expect(diff(a, b).identical).toBe(hash(a) === hash(b)));
    check((a) => {
      const counted = version(2, a.rungs.map((r) => ({ ...r, order: r.order * 2 })));
      expect(diff(a, counted).identical).toBe(hash(a) === hash(counted));
    });
  });
  it("every change says something", () => {
    check((a, b) => {
      const { changes, summary } = diff(a, b);
      expect([...changes.map(({ text }) => text), ...summary].filter((text) => !/^\S.{8,}\.$/su.test(text) || / undefined|null|NaN|\s\./.test(text))).toEqual([]);
    });
  });
});

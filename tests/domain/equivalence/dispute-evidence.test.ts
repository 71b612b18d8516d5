import fc from "fast-check";
import { disputed, pairKey, pointerTo, type Claim, type Decision, type Outcome } from "../../../src/equivalence/domain/dispute.js";
import { decidedFor, type Decided, type DecidedDispute } from "../../../src/equivalence/domain/dispute-evidence.js";
import { place, type PlacedRung, type PublishedCompany } from "../../../src/ladder/domain/ladder.js";
import { buildCompany, idOf } from "./evaluation-world.js";

const [acme, bolt] = [buildCompany("acme", "A1", "A2", "A3"), buildCompany("bolt", "B1", "B2", "B3")];
const rung = (of: PublishedCompany, code: string): PlacedRung => of.ladders[0]!.version.rungs.find((r) => r.code === code)!;
const [ACME, BOLT, EDITORS] = [acme.company, bolt.company, null] as const;

let made = 0;
const by = (company: Decision["company"], outcome: Outcome, decidedOn = "2026-11-20"): Decision => ({ ordinal: (made += 1), company, outcome, note: "So it is.", decidedOn });
const dispute = (claim: Claim, ...decisions: readonly Decision[]): DecidedDispute => ({ claim, from: disputed(rung(acme, "A2")), to: disputed(rung(bolt, "B2")), decisions });
const decided = (...disputes: readonly DecidedDispute[]): Decided => decidedFor(rung(acme, "A2"), bolt, disputes, "2026-12-01");
/** The company of which rungs are its own word. */
const speakingForItself = (of: PublishedCompany): PublishedCompany => {
  const [ladder] = of.ladders;
  return { ...of, ladders: [{ ...ladder!, version: place({ ...ladder!.version, voice: "COMPANY" }, ladder!) }] };
};

it.each<[Claim, Outcome, boolean]>([["NOT_EQUIVALENT", "UPHELD", false], ["NOT_EQUIVALENT", "REJECTED", true], ["EQUIVALENT", "UPHELD", true], ["EQUIVALENT", "REJECTED", false]])(
  "%s %s is evidence that the two are equal: %p, from either side", (claim, outcome, holds) => {
    const one = dispute(claim, by(ACME, outcome));
    const evidence = { holds, group: "company:acme", prior: 0.7, kind: "DISPUTE_OUTCOME", label: "the decision of acme on 2026-11-20", date: "2026-11-20", interested: true };
    expect(decided(one)).toEqual({ assertions: [{ ...evidence, rungIds: [idOf(bolt, "B2")] }], nots: [] });
    expect(decidedFor(rung(bolt, "B2"), acme, [one], "2026-12-01").assertions).toEqual([{ ...evidence, rungIds: [idOf(acme, "A2")] }]);
  });

it("says nothing of other rungs, of other companies, and of days before the decision", () => {
  const one = dispute("NOT_EQUIVALENT", by(EDITORS, "UPHELD"));
  const nothing = { assertions: [], nots: [] };
  expect(decidedFor(rung(acme, "A1"), bolt, [one], "2026-12-01")).toEqual(nothing);
  expect(decidedFor(rung(acme, "A2"), buildCompany("other", "B2"), [one], "2026-12-01")).toEqual(nothing);
  expect(decidedFor(rung(acme, "A2"), bolt, [one], "2026-11-19")).toEqual(nothing);
  expect(decided(dispute("NOT_EQUIVALENT", by(ACME, "UNDECIDED")))).toEqual(nothing);
});

describe("a pair is ruled out", () => {
  const against = (company: Decision["company"]): DecidedDispute => dispute("NOT_EQUIVALENT", by(company, "UPHELD"));
  const both = [against(ACME), dispute("EQUIVALENT", by(BOLT, "REJECTED"))];
  it.each<[string, readonly DecidedDispute[], boolean]>([
    ["by the editors", [against(EDITORS)], true],
    ["by both companies, of one dispute or of two", both, true],
    ["not by one company", [against(ACME)], false],
    ["not by one company twice", [against(ACME), against(ACME)], false],
    ["not by the companies where the editors say otherwise", [...both, dispute("EQUIVALENT", by(EDITORS, "UPHELD"))], false],
    ["by the companies where the editors took their word back", [...both, dispute("EQUIVALENT", by(EDITORS, "UPHELD")), dispute("EQUIVALENT", by(EDITORS, "UNDECIDED"))], true],
    ["no more once one of them says otherwise", [...both, dispute("EQUIVALENT", by(BOLT, "UPHELD"))], false],
  ])("%s", (_, disputes, out) => {
    expect(decided(...disputes).nots.map(({ a, b }) => [a, b])).toEqual(out ? [[idOf(acme, "A2"), idOf(bolt, "B2")]] : []);
  });
  it("with the names of all who said so, and when", () => {
    expect(decided(...both).nots[0]?.by).toBe("the decision of acme on 2026-11-20 and the decision of bolt on 2026-11-20");
  });
});

const anyDisputes = fc.array(fc.tuple(fc.constantFrom<Claim>("NOT_EQUIVALENT", "EQUIVALENT"), fc.constantFrom(ACME, BOLT, EDITORS), fc.constantFrom<Outcome>("UPHELD", "REJECTED", "UNDECIDED")), { maxLength: 6 })
  .map((all) => all.map(([claim, company, outcome]) => dispute(claim, by(company, outcome))));
const sorted = ({ assertions, nots }: Decided): unknown => ({ assertions: [...assertions].sort((a, b) => (a.group < b.group ? -1 : 1)), nots });

it("the order in which disputes are read does not matter, and each party is heard once", () => {
  fc.assert(fc.property(anyDisputes, (disputes) => {
    const { assertions } = decided(...disputes);
    expect(sorted(decided(...disputes.toReversed()))).toEqual(sorted(decided(...disputes)));
    expect(new Set(assertions.map(({ group }) => group)).size).toBe(assertions.length);
  }));
});

it("one company alone never rules a pair out, whatever it decides and how often", () => {
  fc.assert(fc.property(anyDisputes, fc.constantFrom(ACME, BOLT), (disputes, company) => {
    const own = disputes.map((one) => ({ ...one, decisions: one.decisions.map((decision) => ({ ...decision, company: company! })) }));
    expect(decided(...own).nots).toEqual([]);
  }));
});

it("for a pair, what a company's own mapping says already is nothing new, unless the other company says it too", () => {
  const own = speakingForItself(acme);
  const about = (...decisions: readonly Decision[]): readonly string[] => decidedFor(rung(own, "A2"), bolt, [dispute("EQUIVALENT", ...decisions)], "2026-12-01").assertions.map(({ group }) => group);
  expect(about(by(ACME, "UPHELD"))).toEqual([]);
  expect(about(by(BOLT, "UPHELD"))).toEqual(["company:bolt"]);
  expect(about(by(ACME, "UPHELD"), by(BOLT, "UPHELD"))).toEqual(["company:acme", "company:bolt"]);
  expect(about(by(ACME, "REJECTED"))).toEqual(["company:acme"]);
});

describe("a rung is pointed at", () => {
  const [ladder] = acme.ladders;
  const among = (...rungs: readonly Partial<PlacedRung>[]): PlacedRung =>
    place({ ...ladder!.version, rungs: rungs.map((given) => ({ ...rung(acme, "A2"), ...given })) }, ladder!).rungs[0]!;
  it("by its code, so that a title may be reworded", () => {
    expect(pointerTo(among({}))).toEqual({ ladder: "main", track: "IC", code: "A2" });
  });
  it("by its title too where another has the code, and alone where there is no code", () => {
    expect(pointerTo(among({}, { title: "Other" }))).toEqual({ ladder: "main", track: "IC", code: "A2", title: "Rung A2" });
    expect(pointerTo(among({ code: null }))).toEqual({ ladder: "main", track: "IC", title: "Rung A2" });
  });
});

it("two rungs are one pair whichever comes first and whatever their version", () => {
  const [a, b] = [disputed(rung(acme, "A2")), disputed(rung(bolt, "B2"))];
  expect(pairKey(b, { ...a, versionId: "ver_later", rungId: "rng_later" })).toBe(pairKey(a, b));
  expect(pairKey(a, disputed(rung(bolt, "B3")))).not.toBe(pairKey(a, b));
});

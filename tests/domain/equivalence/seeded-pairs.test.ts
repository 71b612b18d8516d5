import { answer, type Answer, type Setting } from "../../../src/equivalence/answers.js";
import { askedRung } from "../../../src/equivalence/asking.js";
import { overlapOf, predicateOf } from "../../../src/equivalence/domain/overlap.js";
import type { PlacedRung, PublishedCompany } from "../../../src/ladder/domain/ladder.js";
import { seededWorld, type SeededWorld } from "../../support/seeded.js";

jest.setTimeout(300_000); // some fifty thousand answers: 10 s on an idle machine

let world: SeededWorld;
let answers: readonly { readonly from: PlacedRung; readonly to: PublishedCompany; readonly given: Answer }[];

beforeAll(() => {
  world = seededWorld();
  const setting: Setting = { taxonomy: world.taxonomy, asOf: "2026-12-01" };
  answers = world.companies.flatMap((ours) => {
    const naming = { assertions: world.assertions.filter((a) => a.cells.some((cell) => cell.company === ours.company.slug)), disputes: [] };
    return rungsOf(ours).flatMap((from) => {
      const asked = askedRung(from, []);
      return world.companies.map((to) => ({ from, to, given: answer(asked, to, naming, setting) }));
    });
  });
});

const rungsOf = (company: PublishedCompany): readonly PlacedRung[] => company.ladders.flatMap((ladder) => ladder.version.rungs);
const named = ({ from, to }: { from: PlacedRung; to: PublishedCompany }): string => `${from.company.slug} ${from.code ?? from.title} at ${to.company.slug}`;
/** Pairs that break a rule, by name: an empty list reads better than fifty thousand expectations. */
const breaking = (breaks: (pair: (typeof answers)[number]) => boolean): readonly string[] => answers.filter(breaks).map(named);
const textsOf = (given: Answer): readonly string[] =>
  given.kind === "EQUIVALENCE" ? [...given.reasons.map(({ text }) => text), ...given.caveats, ...given.whatWouldHelp] : [given.message, ...given.caveats, ...given.wouldHelp];

it("every rung can be asked about at every company", () => {
  expect(world.companies.length).toBeGreaterThanOrEqual(60);
  expect(answers).toHaveLength(world.companies.reduce((n, company) => n + rungsOf(company).length, 0) * world.companies.length);
});

it("where landing is computed it sums to 1", () => {
  expect(breaking(({ given }) => given.landing.length > 0 && Math.abs(given.landing.reduce((sum, { share }) => sum + share, 0) - 1) > 1e-9)).toEqual([]);
  expect(breaking(({ given }) => given.kind === "EQUIVALENCE" && given.landing.length === 0)).toEqual([]);
});

it("a rung at its own company is that rung, exactly and for certain", () => {
  const own = answers.filter(({ from, to }) => from.company.slug === to.company.slug && from.mapping?.range != null);
  expect(own.length).toBeGreaterThan(500);
  expect(own.filter(({ from, given }) => !(given.kind === "EQUIVALENCE" && given.best.rung.id === from.id && given.best.predicate === "EXACT_MATCH" && given.confidence.value === 1)).map(named)).toEqual([]);
});

it("nothing but a rung with itself is certain", () => {
  expect(breaking(({ from, given }) => given.kind === "EQUIVALENCE" && given.best.rung.id !== from.id && given.confidence.value >= 1)).toEqual([]);
  expect(breaking(({ from, given }) => given.kind === "EQUIVALENCE" && given.best.rung.id !== from.id && given.reasons.some(({ text }) => /Confidence 1\.00/.test(text)))).toEqual([]);
});

it("overlap is the same from both sides, and BROAD from the one is NARROW from the other", () => {
  const inverse = { EXACT_MATCH: "EXACT_MATCH", CLOSE_MATCH: "CLOSE_MATCH", BROAD_MATCH: "NARROW_MATCH", NARROW_MATCH: "BROAD_MATCH", RELATED_MATCH: "RELATED_MATCH" } as const;
  expect(breaking(({ from, given }) => {
    if (given.kind !== "EQUIVALENCE" || given.best.predicate === null) return false;
    const [ours, theirs] = [from.mapping!.range!, given.best.rung.mapping!.range!];
    const back = predicateOf(theirs, ours);
    return overlapOf(theirs, ours).overlap !== given.best.overlap || (given.best.predicate !== "RELATED_MATCH" && back !== inverse[given.best.predicate]);
  })).toEqual([]);
});

it("an answer is at least LOW and stays on its track; a fold is never called the same", () => {
  expect(breaking(({ given }) => given.kind === "EQUIVALENCE" && given.confidence.value < 0.4)).toEqual([]);
  expect(breaking(({ from, given }) => given.kind === "EQUIVALENCE" && given.best.rung.track !== from.track)).toEqual([]);
  expect(breaking(({ given }) => given.kind === "EQUIVALENCE" && (given.folds.length > 0) !== (given.best.predicate === "RELATED_MATCH"))).toEqual([]);
});

it("all rungs of an answer are of one ladder, also where a company has several for one family", () => {
  expect(breaking(({ given }) => given.kind === "EQUIVALENCE" && new Set(given.landing.flatMap(({ rungs }) => rungs.map((rung) => rung.ladderIdentity.id))).size > 1)).toEqual([]);
});

it("a rung that nobody can place is answered with the reviewer's word, everywhere", () => {
  const unplaced = answers.filter(({ from }) => from.mapping !== null && from.mapping.range === null);
  expect(unplaced.length).toBeGreaterThan(0);
  expect(unplaced.filter(({ from, given }) => !(given.kind === "ABSTENTION" && given.reason === "NO_EQUIVALENT" && given.caveats.some((c) => c.includes(from.mapping!.comment)))).map(named)).toEqual([]);
});

it("what is said is sentences, each said once", () => {
  expect([...new Set(answers.flatMap(({ given }) => textsOf(given)).filter((text) => !/^[\p{L}\p{N}"].*[.?!)]$/su.test(text) || /undefined|NaN|null|\[object|rng_|\.\.$/.test(text)))].slice(0, 5)).toEqual([]);
  expect(breaking(({ given }) => given.caveats.length !== new Set(given.caveats).size)).toEqual([]);
});

it("an abstention tells what would help", () => {
  expect(breaking(({ given }) => given.kind === "ABSTENTION" && given.wouldHelp.length === 0)).toEqual([]);
});

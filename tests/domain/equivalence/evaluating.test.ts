import { evaluationInputs, readResults } from "../../../src/equivalence/evaluation.seeds.js";
import { titlesPlaced, worldOf } from "../../../src/app/evaluation.js";
import { readSeeds } from "../../../src/app/seeds.js";
import { projectRoot } from "../../../src/config.js";
import { answer } from "../../../src/equivalence/answers.js";
import { askedRung } from "../../../src/equivalence/asking.js";
import { crosswalkSections, type ScoredPair } from "../../../src/equivalence/domain/evaluation-crosswalks.js";
import { evaluationInWords, missesInWords } from "../../../src/equivalence/domain/evaluation-in-words.js";
import { rounded, type Evaluation } from "../../../src/equivalence/domain/evaluation.js";
import { scorePairs, type EvaluationWorld } from "../../../src/equivalence/evaluating.js";
import { compileTaxonomy } from "../../../src/taxonomy/index.js";
import { buildCompany, buildRow, idOf } from "./evaluation-world.js";

const folder = `${projectRoot}/seeds`;

describe("a printed row is scored", () => {
  const [ours, theirs, strangers] = [buildCompany("ours", "A", "B", "C", "M1", "M2"), buildCompany("theirs", "a", "b", "c"), buildCompany("strangers", "x", "y", "z")];
  const { taxonomy } = worldOf(readSeeds(folder), "2026-12-01");
  const world = (...assertions: EvaluationWorld["assertions"]): EvaluationWorld => ({ taxonomy, companies: [ours, theirs, strangers], assertions, askedFor: "2026-12-01" });
  const of = (scored: readonly ScoredPair[], source: string, from: string): ScoredPair => scored.find((pair) => pair.source === source && pair.inWords.from === from)!;
  const row = buildRow("table", [["ours", "B"], ["theirs", "b"]]);

  it("without itself as evidence, nor copies of it", () => {
    const own = ours.ladders[0]!.version.rungs.find((rung) => rung.id === idOf(ours, "B"))!;
    const confidence = (evidence: EvaluationWorld["assertions"]): number | null => {
      const given = answer(askedRung(own, []), theirs, { assertions: evidence, disputes: [] }, { taxonomy, asOf: "2026-12-01" });
      return given.kind === "EQUIVALENCE" ? given.confidence.value : null;
    };
    const copy = buildRow("table", [["ours", "B"], ["theirs", "b"]], { crosswalk: "a copy" });
    expect(confidence([row, copy])).toBeGreaterThan(confidence([])!); // it would have counted
    expect(of(scorePairs(world(row, copy)), "table", "ours B").confidence).toBe(confidence([]));
  });
  it("with the rows of other sources as evidence", () => {
    const other = buildRow("other", [["ours", "B"], ["theirs", "b"]]);
    expect(of(scorePairs(world(row, other)), "table", "ours B").confidence).toBeGreaterThan(of(scorePairs(world(row)), "table", "ours B").confidence!);
  });
  it("by how many rungs our best match stands from the nearest one stated", () => {
    const steps = (...codes: readonly string[]): number | null => of(scorePairs(world(buildRow("table", [["ours", "A"], ["theirs", ...codes]]))), "table", "ours A").steps;
    expect([steps("a"), steps("b"), steps("c"), steps("b", "c")]).toEqual([0, 1, 2, 1]);
  });
  it("as confirmed, alone or contradicted by what others print", () => {
    const standing = (...others: EvaluationWorld["assertions"]): string => of(scorePairs(world(row, ...others)), "table", "ours B").standing;
    expect(standing()).toBe("ALONE");
    expect(standing(buildRow("other", [["ours", "B"], ["theirs", "b"]]))).toBe("CONFIRMED");
    expect(standing(buildRow("other", [["ours", "B"], ["theirs", "b"]]), buildRow("third", [["ours", "B"], ["theirs", "c"]]))).toBe("CONTRADICTED");
  });
  it("not where it was put together, or says that rungs are not equal", () => {
    expect(scorePairs(world({ ...row, assembled: true }))).toEqual([]);
    expect(scorePairs(world({ ...row, holds: false }))).toEqual([]);
  });
  it("across the tracks of one company by the analogue on the other", () => {
    const [scored] = scorePairs(world(buildRow("table", [["ours", "C"], ["ours", "M1"]])));
    expect(scored).toMatchObject({ acrossTracks: true, answered: true, steps: 0, inWords: { from: "ours C", answered: "ours M1" } });
  });
  it("beside what height and title alone would say", () => {
    expect(of(scorePairs(world(row)), "table", "ours B")).toMatchObject({ byPosition: 0, byTitle: 0, chance: expect.closeTo(1 / 3) });
    // with titles that only share the word Rung the lowest is taken; A is as low on its ladder as x on theirs
    expect(of(scorePairs(world(buildRow("table", [["ours", "A"], ["strangers", "y"]]))), "table", "ours A")).toMatchObject({ byPosition: 1, byTitle: 1 });
  });
});

describe("the figures that are shipped", () => {
  let shipped: Evaluation;
  let scored: readonly ScoredPair[];
  beforeAll(() => {
    const faults: { rule: string }[] = [];
    shipped = readResults(folder, faults as never)!;
    expect(faults).toEqual([]);
    scored = scorePairs(worldOf(readSeeds(folder), shipped.askedFor));
  });

  it("were computed from the seed files that are here; else run `npm run evaluate -- --write`", () => {
    expect(shipped.computedFrom).toBe(evaluationInputs(folder));
  });
  it("are what the code gives; those on ladders, which take longest, are not computed again", () => {
    const seeds = readSeeds(folder);
    const sections = rounded([...crosswalkSections(scored), ...titlesPlaced(seeds, compileTaxonomy(seeds.taxonomy), folder)]);
    expect(shipped.sections.filter(({ key }) => sections.some((section) => section.key === key))).toEqual(sections);
  });
  it("have cases, an interval around the value, and a group of their own name", () => {
    const figures = shipped.sections.flatMap((section) => section.figures.map((f) => ({ section: section.key, ...f })));
    expect(figures.length).toBeGreaterThan(100);
    expect(figures.filter(({ n, low, high, value, name }) => n < 1 || !(low <= high) || (name !== "expected calibration error" && (value < low - 1e-4 || value > high + 1e-4)))).toEqual([]);
    expect(new Set(figures.map(({ section, group, name }) => `${section} ${group} ${name}`)).size).toBe(figures.length);
  });
  it("tell every part: tables, tracks, confidence, ladders, titles", () => {
    expect(shipped.sections.map(({ key }) => key)).toEqual(["crosswalks", "crosswalks-by-source", "tracks", "confidence", "ladders", "ladder-confidence", "titles", "title-confidence"]);
  });
  it("are printed within a hundred columns, each with the number of cases, and no target silently missed", () => {
    const lines = evaluationInWords(shipped);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    const figures = shipped.sections.flatMap((section) => section.figures);
    expect(lines.filter((line) => /^ {2}\S.* n +\d+/.test(line)).length).toBe(figures.length);
    const missed = figures.filter(({ target, better, value }) => target !== null && (better === "HIGHER" ? value < target : value > target));
    expect(lines.filter((line) => line.endsWith("MISSED")).length).toBe(missed.length);
  });
  it("count as many misses as can be listed", () => {
    const exact = shipped.sections.find(({ key }) => key === "crosswalks")!.figures.find(({ name, group }) => name === "exact" && group === "sources agree")!;
    const [first] = missesInWords(scored);
    expect(first).toBe(`${Math.round((1 - exact.value) * exact.n)} of ${exact.n} rows on which sources agree:`);
  });
});

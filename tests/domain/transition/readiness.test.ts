import fc from "fast-check";
import { VERDICTS } from "../../../src/transition/domain/readiness-count.js";
import type { ExampleOfWork, Standing } from "../../../src/transition/domain/readiness-examples.js";
import { readiness, stepFrom, type Readiness } from "../../../src/transition/domain/readiness.js";
import { INFLUENCES } from "../../../src/taxonomy/domain/axis.js";
import { compileTaxonomy } from "../../../src/taxonomy/domain/compiled.js";
import { existing } from "../../../src/taxonomy/domain/views.js";
import { seededTaxonomy } from "../../support/taxonomy.js";

const taxonomy = compileTaxonomy(seededTaxonomy());
const ASKED = "2026-11-20";
const step = (from: string) => existing(stepFrom(existing(taxonomy.level(from), from), taxonomy), from);

const build = (told: Partial<ExampleOfWork> = {}): ExampleOfWork => ({
  what: "Moved payments to the new queue", project: null, from: "2026-03", to: null, scope: "MULTI_TEAM", signal: null, adoptedBy: [], otherTeams: null, handsOn: null, ...told,
});
const HANDS = { built: "the consumer", choices: null, inside: null, flaw: null };
const judge = (examples: readonly ExampleOfWork[], from = "ic/senior"): Readiness => readiness(examples, step(from), ASKED, taxonomy);
const standings = (examples: readonly ExampleOfWork[], from?: string): readonly Standing[] => judge(examples, from).examples.map(({ standing }) => standing);

describe("how many examples count", () => {
  const projects = ["a", "b", "c", "d"].map((project) => build({ project }));

  it.each([[0, "NOTHING_YET"], [1, "LUCK"], [2, "PATTERN"], [3, "UNDENIABLE"], [4, "UNDENIABLE"]])("%i distinct: %s", (count, verdict) => {
    expect(judge(projects.slice(0, count))).toMatchObject({ distinct: count, verdict });
  });

  it("the same project and signal at times that meet is told twice; another signal, or a later time, is not", () => {
    const adopted = { project: "queue", signal: "adopted-design" };
    expect(standings([build(adopted), build({ ...adopted, project: " Queue ", from: "2026-02", to: "2026-03" })])).toEqual(["DUPLICATE", "COUNTS"]);
    expect(standings([build(adopted), build({ ...adopted, from: "2026-05" })])).toEqual(["COUNTS", "COUNTS"]);
    expect(standings([build(adopted), build({ ...adopted, signal: "asked-for-opinions" })])).toEqual(["COUNTS", "COUNTS"]);
  });

  it("a duplicate says which example it repeats", () => {
    expect(judge([build(), build({ project: "x" }), build()]).examples.map(({ duplicateOf }) => duplicateOf)).toEqual([null, null, 0]);
  });

  it("what ended 18 months ago or more does not count, and what reaches into the window does", () => {
    expect(standings([build({ from: "2024-01", to: "2025-05-19" }), build({ project: "x", from: "2024-01", to: "2025-05-20" })])).toEqual(["OUTSIDE_WINDOW", "COUNTS"]);
  });

  it("a scope no wider than the present level's, without a signal, is work of the present level", () => {
    expect(standings([build({ scope: "TEAM" }), build({ scope: "TEAM", signal: "mentee-promoted" })])).toEqual(["PRESENT_LEVEL", "COUNTS"]);
    expect(standings([build({ scope: "DEPARTMENT" }), build({ scope: "BUSINESS_UNIT" })], "ic/staff")).toEqual(["PRESENT_LEVEL", "COUNTS"]);
  });

  it("a cause across teams takes three of them: two others and one's own", () => {
    const review = (otherTeams: number | null): ExampleOfWork => build({ scope: "TEAM", signal: "incident-review", otherTeams });
    expect([review(1), review(2), review(null)].map((example) => standings([example])[0])).toEqual(["PRESENT_LEVEL", "COUNTS", "COUNTS"]);
  });
});

describe("what is said beside the count", () => {
  it("which of the five signals are shown, and by which example", () => {
    const { signals, missing } = judge([build({ signal: "said-no" }), build({ project: "x" })]);
    expect(signals.map(({ signal, shownBy }) => [signal.key, shownBy])).toEqual([["adopted-design", []], ["incident-review", []], ["mentee-promoted", []], ["said-no", [0]], ["asked-for-opinions", []]]);
    expect(missing.find(({ kind }) => kind === "SIGNAL")?.text).toMatch(/4 of the 5 signals are not shown/);
  });

  it("the three closest together span so many months of the calendar, against 12 to 18", () => {
    const [a, b, c] = [build({ project: "a", from: "2025-06" }), build({ project: "b", from: "2026-01" }), build({ project: "c", from: "2026-06", to: "2026-07" })];
    expect(judge([a, b]).monthsOfThree).toBeNull();
    expect(judge([a, b, c])).toMatchObject({ monthsOfThree: 14, judgements: expect.arrayContaining([expect.objectContaining({ text: expect.stringMatching(/span 14 months: within the 12 to 18/) })]) });
  });

  it("depth is at risk where scope comes without hands-on evidence, and never changes the verdict", () => {
    const [bare, proven] = [build(), build({ project: "x", handsOn: HANDS })];
    expect([[bare], [bare, proven], [proven]].map((examples) => [judge(examples).depth?.risk, judge(examples).depth?.examples])).toEqual([["ALL", [0]], ["SOME", [0]], ["NONE", []]]);
    expect(judge([bare]).verdict).toBe(judge([proven]).verdict);
    expect(judge([build({ handsOn: { ...HANDS, built: "  " } })]).depth?.risk).toBe("ALL");
    expect(judge([build({ scope: "MULTI_TEAM" })], "m/em").depth).toBeNull();
  });

  it("a duplicate's evidence is evidence for what it repeats", () => {
    expect(judge([build(), build({ handsOn: HANDS })]).depth?.risk).toBe("NONE");
  });

  it("the trap of being the best Senior applies where work of the present level is as much or more; waiting for scope where there is nothing", () => {
    expect(judge([build({ scope: "TEAM" }), build({ project: "y" })]).trap?.trap.key).toBe("best-senior");
    expect(judge([build({ scope: "TEAM" }), build({ project: "y" }), build({ project: "z" })]).trap).toBeNull();
    expect(judge([]).trap?.trap.key).toBe("stuck-at-senior");
    expect(judge([build()]).trap).toBeNull();
  });

  it("where no source names signals the scope of the levels decides, and that is said and marked", () => {
    const { derived, signals, judgements, distinct } = judge([build({ scope: "COMPONENT" })], "ic/junior");
    expect({ derived, signals, distinct }).toEqual({ derived: true, signals: [], distinct: 1 });
    expect(judgements).toContainEqual(expect.objectContaining({ rule: null, basis: "INFERRED", text: expect.stringMatching(/No source names signals/) }));
  });

  it("what lacks is named: more examples, wider scope, another team, hands-on", () => {
    expect(judge([build({ scope: "TEAM", signal: "said-no" })]).missing.map(({ kind }) => kind)).toEqual(["MORE_EXAMPLES", "SIGNAL", "WIDER_SCOPE", "OTHER_TEAMS"]);
    expect(judge([build({ adoptedBy: ["Search"] })]).missing.map(({ kind }) => kind)).toEqual(["MORE_EXAMPLES", "SIGNAL", "HANDS_ON"]);
  });
});

const anyMonth = fc.tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 10 })).map(([year, month]) => `${year}-${String(month).padStart(2, "0")}`);
const anyExample = (from: string): fc.Arbitrary<ExampleOfWork> => fc.record({
  what: fc.constantFrom("moved a queue", "wrote a design"), project: fc.constantFrom(null, "a", "b", "c"), dates: fc.tuple(anyMonth, anyMonth),
  scope: fc.constantFrom(...INFLUENCES), signal: fc.constantFrom(null, ...step(from).signals.map(({ key }) => key)),
  adoptedBy: fc.constantFrom<readonly string[]>([], ["Search"], ["Search", "Ads"]), otherTeams: fc.constantFrom(null, 0, 1, 4),
  handsOn: fc.constantFrom(null, HANDS),
}).map(({ dates: [a, b], ...rest }) => ({ ...rest, from: a < b ? a : b, to: a < b ? b : a }));
const anyLevel = fc.constantFrom("ic/junior", "ic/mid", "ic/senior", "ic/staff", "ic/principal", "m/em", "m/senior-em", "m/director", "m/vp");
const anyCase = anyLevel.chain((from) => fc.record({ from: fc.constant(from), examples: fc.array(anyExample(from), { maxLength: 9 }), more: anyExample(from) }));

describe("laws", () => {
  it("an example more, distinct or not, never lowers the verdict or the count", () => {
    fc.assert(fc.property(anyCase, ({ from, examples, more }) => {
      const [before, after] = [judge(examples, from), judge([...examples, more], from)];
      expect(after.distinct).toBeGreaterThanOrEqual(before.distinct);
      expect(VERDICTS.indexOf(after.verdict)).toBeGreaterThanOrEqual(VERDICTS.indexOf(before.verdict));
    }));
  });

  it("an example of a project of its own raises the count by one", () => {
    fc.assert(fc.property(anyCase, ({ from, examples }) => {
      const own = build({ project: "of its own", scope: "INDUSTRY", from: "2026-06" });
      expect(judge([...examples, own], from).distinct).toBe(judge(examples, from).distinct + 1);
    }));
  });

  it("the order of the examples does not matter", () => {
    const unordered = ({ verdict, distinct, monthsOfThree, missing, depth, trap, examples, signals }: Readiness) => ({
      verdict, distinct, monthsOfThree, missing, risk: depth?.risk, trap, signals: signals.map(({ shownBy }) => shownBy.length),
      standings: examples.map(({ example, standing }) => `${JSON.stringify(example)} ${standing}`).sort(),
    });
    fc.assert(fc.property(anyCase.chain(({ from, examples }) => fc.record({ from: fc.constant(from), examples: fc.constant(examples), other: fc.shuffledSubarray(examples, { minLength: examples.length }) })), ({ from, examples, other }) => {
      expect(unordered(judge(other, from))).toEqual(unordered(judge(examples, from)));
    }));
  });

  it("every judgement is in words, names its sources, and is marked as ours to conclude", () => {
    fc.assert(fc.property(anyCase, ({ from, examples }) => {
      const { judgements, missing, depth, trap, examples: judged } = judge(examples, from);
      for (const said of [...judgements, ...missing, ...judged.flatMap((each) => each.judgements), ...[depth, trap].flatMap((each) => each ?? [])]) {
        expect(said).toMatchObject({ text: expect.stringMatching(/^\S.*[.]$/s), basis: "INFERRED" });
        expect(said.sources.map((key) => taxonomy.source(key))).not.toContain(null);
        expect(said.sources.length).toBeGreaterThan(0);
      }
      for (const { standing, judgements: why } of judged) if (standing !== "COUNTS") expect(why.length).toBeGreaterThan(0);
    }));
  });
});

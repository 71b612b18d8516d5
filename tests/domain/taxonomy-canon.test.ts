import { AXIS, INFLUENCES, TRACKS } from "../../src/taxonomy/domain/axis.js";
import { compileTaxonomy } from "../../src/taxonomy/domain/compiled.js";
import { factsOf } from "../../src/taxonomy/domain/rules.js";
import { BASES, STATEMENT_KINDS, type StatementKind } from "../../src/taxonomy/domain/statement.js";
import { allResponsibilities, comparisonOf, scoresOf, tracksOf, trapParts } from "../../src/taxonomy/domain/views.js";
import { seededTaxonomy } from "../support/taxonomy.js";

const content = seededTaxonomy();
const taxonomy = compileTaxonomy(content);
const count = (kind: StatementKind, subject?: string): number => taxonomy.statements(kind, subject).length;

describe("the seeded taxonomy holds what the sources say: levels", () => {
  it.each([
    ["ic/junior", 1, 5, 3], ["ic/mid", 2, 6, 3], ["ic/senior", 3, 8, 6], ["ic/staff", 4, 7, 6], ["ic/principal", 5, 6, 5], ["ic/distinguished", 6, 0, 0],
    ["m/em", 3, 7, 6], ["m/senior-em", 4, 5, 5], ["m/director", 5, 7, 6], ["m/vp", 6, 6, 5], ["m/cto", 7, 7, 6],
  ])("%s has rank %i, %i responsibilities and %i traits", (key, rank, responsibilities, traits) => {
    expect({ rank: taxonomy.level(key)?.rank, responsibilities: count("RESPONSIBILITY", key), traits: taxonomy.mentions(key).length }).toEqual({ rank, responsibilities, traits });
  });

  it("64 responsibilities, 51 trait mentions in 28 spellings, 11 trust statements, 7 takeaways", () => {
    const spellings = new Set(content.mentions.map((m) => m.spelling.toLowerCase()));
    expect([count("RESPONSIBILITY"), content.mentions.length, spellings.size, count("TRUST"), count("TAKEAWAY")]).toEqual([64, 51, 28, 11, 7]);
  });

  it("only Distinguished is partial: a focus and a trust statement, no scores where no text speaks", () => {
    expect(content.levels.filter((l) => l.partial).map((l) => l.key)).toEqual(["ic/distinguished"]);
    expect([count("FOCUS", "ic/distinguished"), count("TRUST", "ic/distinguished")]).toEqual([1, 1]);
    expect(scoresOf(taxonomy, "ic/distinguished").map((s) => s.dimension.key)).toEqual(["scope-of-influence", "autonomy", "technical-depth", "breadth-of-influence", "time-horizon"]);
  });

  it("a degree belongs to the mention: leadership is one trait, strong and exceptional are its degrees", () => {
    const leadership = content.mentions.filter((m) => m.trait === "leadership").map((m) => `${m.level} ${m.degree ?? "-"}`);
    expect(leadership).toEqual(["ic/senior -", "ic/principal -", "m/em -", "m/senior-em strong", "m/vp exceptional", "m/cto -"]);
  });

  it("the Senior EM's first responsibility is a link to all of the EM's, not a copy", () => {
    expect(taxonomy.statements("RESPONSIBILITY", "m/senior-em").map((s) => s.refersTo)).toEqual(["m/em", null, null, null, null]);
    expect(allResponsibilities(taxonomy, "m/senior-em")).toHaveLength(7 + 4);
  });

  it("the guide's codes are labels: L5 to L7 stated on both tracks, the rest inferred", () => {
    const codes = taxonomy.statements("REFERENCE_CODE").map((s) => `${s.subject ?? ""} ${s.key} ${s.basis}`);
    expect(codes).toEqual([
      "ic/junior L3 INFERRED", "ic/mid L4 INFERRED", "ic/senior L5 STATED", "ic/staff L6 STATED", "ic/principal L7 STATED", "ic/distinguished L8 INFERRED",
      "ic/distinguished L9 INFERRED", "m/em L5 STATED", "m/senior-em L6 STATED", "m/director L7 STATED",
    ]);
  });

  it("direct reports and size of the organisation are two numbers: 5–8 direct, 10–25 and 40+ in all", () => {
    expect(taxonomy.statements("DIRECT_REPORTS").map((s) => [s.subject, s.quantity])).toEqual([["m/em", { min: 5, max: 8, unit: "PEOPLE" }]]);
    expect(taxonomy.statements("ORGANISATION").map((s) => [s.subject, s.quantity])).toEqual([
      ["m/senior-em", { min: 10, max: 25, unit: "PEOPLE" }], ["m/director", { min: 40, max: null, unit: "PEOPLE" }],
    ]);
  });

  it("the axis of the code is the axis of the seeds, and levels fill it without a gap", () => {
    expect(tracksOf(taxonomy).map(({ track, lo, hi }) => [track, { lo, hi }])).toEqual(TRACKS.map((track) => [track, AXIS[track]]));
    for (const track of TRACKS) expect(content.levels.filter((l) => l.track === track).map((l) => l.rank)).toEqual(ranks(AXIS[track].lo + 1, AXIS[track].hi));
  });

  it("the scopes of influence come narrowest first, as the code has them", () => {
    expect(taxonomy.statements("SCOPE").map((s) => s.key)).toEqual(INFLUENCES);
  });

  it("no score falls as the rank rises on a track", () => {
    for (const { scores } of content.dimensions) {
      for (const track of ["ic/", "m/"]) {
        const along = scores.filter((s) => s.level.startsWith(track)).map((s) => s.score);
        expect(along).toEqual([...along].sort((a, b) => a - b));
      }
    }
  });
});

const ranks = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe("the seeded taxonomy holds what the sources say: the rest", () => {
  it("time by activity is the guide's table, each column summing to 100", () => {
    expect(content.allocations.map((a) => [a.level, a.parts.map((p) => p.percent)])).toEqual([
      ["ic/senior", [60, 20, 5, 10, 5]], ["ic/staff", [20, 40, 10, 25, 5]], ["m/senior-em", [5, 25, 50, 15, 5]],
    ]);
    for (const { parts } of content.allocations) expect(parts.reduce((sum, p) => sum + p.percent, 0)).toBe(100);
  });

  it("eight dimensions of seven steps; every score is inferred", () => {
    expect(content.dimensions.map((d) => d.steps.length)).toEqual(Array<number>(8).fill(7));
    expect(new Set(content.dimensions.flatMap((d) => d.scores.map((s) => s.basis)))).toEqual(new Set(["INFERRED"]));
  });

  it("four archetypes, credited to Will Larson", () => {
    expect(content.archetypes.map((a) => [a.key, a.sources.includes("larson-archetypes")])).toEqual([["tech-lead", true], ["architect", true], ["solver", true], ["right-hand", true]]);
  });

  it.each([["data-architect", 4, 4], ["ai-architect", 5, 4]])("the %s owns %i things and has a path of %i; its span is inferred", (key, owns, path) => {
    expect([count("OWNS", key), count("PATH", key), count("PAY", key)]).toEqual([owns, path, 1]);
    expect(taxonomy.role(key)?.span).toEqual({ lo: 3, hi: 5 });
    expect(taxonomy.statements("SPAN", key)[0]?.basis).toBe("INFERRED");
  });

  it.each([["senior-to-staff", 5, 1], ["staff-to-principal", 5, 1]])("%s has %i signals and %i trap", (key, signals, traps) => {
    expect([count("SIGNAL", key), count("TRAP", key)]).toEqual([signals, traps]);
  });

  it("a trap is a belief, the reality, and what to do instead; other statements are none", () => {
    const traps = taxonomy.statements("TRAP");
    expect(traps.map((s) => [s.key, s.text.startsWith(trapParts(s)?.reality ?? "?"), s.text.endsWith(trapParts(s)?.instead ?? "?"), (trapParts(s)?.belief ?? "").length > 20])).toEqual(
      ["never-asks", "best-senior", "most-senior", "doing-it-oneself", "skipping-one-on-ones"].map((key) => [key, true, true, true]),
    );
    expect(trapParts(taxonomy.statements("SIGNAL")[0]!)).toBeNull();
  });

  it.each([[{ min: 3, max: null }, "AT_LEAST"], [{ min: 1, max: 1 }, "EXACTLY"], [{ min: 4, max: 6 }, "BETWEEN"]])("the quantity %j bounds as %s", (quantity, comparison) => {
    expect(comparisonOf(quantity)).toBe(comparison);
  });

  it("a playbook of six steps, a checklist of four points, 3–5 examples in 12–18 months", () => {
    expect([count("PLAYBOOK", "stuck-at-senior"), count("CHECKLIST")]).toEqual([6, 4]);
    const arithmetic = new Map(taxonomy.statements("ARITHMETIC").map((s) => [s.key, s.quantity]));
    expect([arithmetic.get("examples"), arithmetic.get("months")]).toEqual([{ min: 3, max: 5, unit: "EXAMPLES" }, { min: 12, max: 18, unit: "MONTHS" }]);
  });

  it("views that contradict each other stand side by side, each side from another source", () => {
    for (const tension of taxonomy.statements("TENSION")) {
      const sides = taxonomy.statements("PERSPECTIVE", tension.key);
      expect(new Set(sides.map((s) => s.sources.join())).size).toBe(sides.length);
      expect(sides.length).toBeGreaterThan(1);
    }
    expect(count("TENSION")).toBe(5);
  });

  it("every level from Senior up on the engineers' track, and both roles, carry depth probes; probes are ours", () => {
    const subjects = new Set(taxonomy.statements("PROBE").map((s) => s.subject));
    expect([...subjects]).toEqual(["ic/senior", "ic/staff", "ic/principal", "ic/distinguished", "data-architect", "ai-architect"]);
    expect(taxonomy.statements("PROBE").every((s) => s.basis === "INFERRED" && s.points.length > 1)).toBe(true);
  });

  it("size examples claim nothing, and nothing else is made up", () => {
    const illustrative = content.statements.filter((s) => s.basis === "ILLUSTRATIVE");
    expect(illustrative).toEqual(taxonomy.statements("SIZE_EXAMPLE"));
    expect(illustrative.length).toBeGreaterThan(0);
  });

  it("search finds the field's slang and the names between bands", () => {
    expect(taxonomy.statements("SLANG").map((s) => s.title)).toEqual(expect.arrayContaining(["L+1", "FAANG", "Pendulum", "Promo packet", "TLM"]));
    expect(taxonomy.named("senior staff engineer").map((l) => l.key)).toEqual(["ic/staff", "ic/principal"]);
    expect(taxonomy.named("Fellow").map((l) => l.key)).toEqual(["ic/distinguished"]);
  });

  it("every kind of statement is said at least once", () => {
    expect(STATEMENT_KINDS.filter((kind) => count(kind) === 0)).toEqual([]);
  });

  it("every fact has a basis and a source that exists, and every source is used", () => {
    const facts = factsOf(content);
    expect(facts.filter((f) => f.sources.length === 0 || f.sources.some((key) => taxonomy.source(key) === null) || !BASES.includes(f.basis))).toEqual([]);
    expect(content.sources.map((s) => s.key).filter((key) => !facts.some((f) => f.sources.includes(key)))).toEqual([]);
  });
});

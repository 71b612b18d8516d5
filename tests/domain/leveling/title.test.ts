import { resolveTitle, type TitlePlacement } from "../../../src/leveling/index.js";
import type { TitleInput } from "../../../src/leveling/domain/input.js";
import { shippedModel } from "./build.js";

const model = shippedModel();
const resolve = (title: string, rest: Partial<TitleInput> = {}): ReturnType<typeof resolveTitle> => resolveTitle({ title, ...rest }, model);
function placed(title: string, rest: Partial<TitleInput> = {}): TitlePlacement {
  const resolution = resolve(title, rest);
  if (resolution.kind !== "PLACEMENT") throw new Error(`${title}: ${resolution.reason}`);
  return resolution;
}

describe("a title without its ladder", () => {
  it.each([
    ["Junior Developer", "IC", 0, 1], ["Software Engineer", "IC", 1, 2], ["Sr. SWE", "IC", 2, 3], ["Staff Engineer", "IC", 3, 4], ["Principal Software Engineer", "IC", 4, 5],
    ["Engineering Manager", "M", 2, 3], ["Director of Engineering", "M", 4, 5], ["VP Engineering", "M", 5, 6], ["CTO", "M", 6, 7],
  ] as const)("%s stands in the band that its name says", (title, track, lo, hi) => {
    const { centre, ...found } = placed(title);
    expect(found.track).toBe(track);
    expect(centre).toBeGreaterThanOrEqual(lo);
    expect(centre).toBeLessThan(hi);
  });

  it.each(["Senior Software Engineer", "Senior Softwareentwickler", "Ingénieur logiciel senior", "高级软件工程师", "シニアエンジニア", "Старший разработчик"])("%s means the same in any language", (title) => {
    expect(Math.floor(placed(title).centre)).toBe(2);
  });

  it.each([
    ["", "UNKNOWN_TITLE"], ["asdf qwer", "UNKNOWN_TITLE"], ["L5", "UNKNOWN_TITLE"], ["IT Infrastructure", "UNKNOWN_TITLE"], ["Nurse Practitioner", "OTHER_PROFESSION"],
    ["IT Recruiter", "OTHER_PROFESSION"], ["Staff Accountant", "OTHER_PROFESSION"], ["Architect", "AMBIGUOUS"],
  ])("%p is not placed: %s", (title, reason) => {
    expect(resolve(title)).toMatchObject({ kind: "ABSTENTION", reason });
  });

  it("an architect is placed once something else is known of the work, and says what would help before", () => {
    expect(placed("Architect", { yearsExperience: { min: 8, max: null } }).track).toBe("IC");
    expect(resolve("Architect").missing.map(({ field }) => field)).toContain("scope");
  });

  it("who leads a field of work is placed, another profession's word beside it or not", () => {
    expect(placed("Director, Sales and Application Engineering").track).toBe("M");
  });

  it("a code says nothing of the level", () => {
    expect(placed("Software Engineer L3").centre).toBe(placed("Software Engineer L9").centre);
  });

  it("the same title stands lower in a company of a few people, by evidence of its own", () => {
    const [small, large] = [placed("Principal Engineer", { people: { min: 8, max: 8 } }), placed("Principal Engineer", { people: { min: 50000, max: null } })];
    expect(small.centre).toBeLessThan(large.centre);
    expect(small.evidence.map(({ kind }) => kind)).toContain("COMPANY_SIZE");
    expect(large.evidence.map(({ kind }) => kind)).not.toContain("COMPANY_SIZE");
  });

  it("the size may be read from the title", () => {
    expect(placed("Principal Engineer at an 8-person startup").range).toEqual(placed("Principal Engineer", { people: { min: 8, max: 8 } }).range);
  });

  it("a larger organisation means a higher manager", () => {
    const of = (n: number): number => placed("Engineering Manager", { organisationSize: { min: n, max: n } }).centre;
    expect(of(6)).toBeLessThan(of(60));
  });

  it("an ambiguous word is flagged", () => {
    expect(placed("Lead").notes.join()).toMatch(/open|ambiguous/);
    expect(placed("Senior Engineer").notes).toEqual([]);
  });

  it.each([["Senior Data Engineer", "data-engineering"], ["ML Engineer II", "machine-learning"], ["Machine Learning Platform Architect II", "ai-architecture"], ["Senior Site Reliability Engineer", "sre"], ["Staff Engineer", "software"]])("%s belongs to the family %s", (title, family) => {
    expect(placed(title).family).toBe(family);
  });

  it("what is missing is told by how much it would help", () => {
    const gains = placed("Software Engineer").missing.map(({ gainBits }) => gainBits);
    expect(gains.length).toBeGreaterThan(1);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
  });
});

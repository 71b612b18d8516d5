import { AmbiguousRung, findRung, UnknownRung, type RungName } from "../../../src/ladder/domain/reference.js";
import type { PublishedCompany } from "../../../src/ladder/domain/ladder.js";
import { buildPublished, buildRung } from "./build.js";

const named = (more: Partial<RungName>): RungName => ({ company: "acme", code: null, title: null, family: null, track: null, ...more });
const found = (published: PublishedCompany, more: Partial<RungName>): { readonly title: string; readonly caveats: readonly string[] } => {
  const { rung, caveats } = findRung(published, named(more));
  return { title: rung.title, caveats };
};
function failure(published: PublishedCompany, more: Partial<RungName>): UnknownRung | AmbiguousRung {
  try {
    findRung(published, named(more));
  } catch (error) {
    if (error instanceof UnknownRung || error instanceof AmbiguousRung) return error;
    throw error;
  }
  throw new Error("it was found");
}

describe("a code or title", () => {
  const acme = buildPublished({ software: [buildRung("Software Engineer", { code: "Grade 7" }), buildRung("Sr. Software-Engineer", { code: "SE_III", order: 2 })] });

  it.each(["Grade 7", "grade7", "GRADE-7", "grade — 7", " Grade\u00a07 ", "Ｇrade 7"])("matches without regard to case, spaces and dashes: %j", (code) => {
    expect(found(acme, { code }).title).toBe("Software Engineer");
  });
  it.each(["sr software engineer", "SR. SOFTWARE ENGINEER", "Sr.Software–Engineer"])("so does a title: %j", (title) => {
    expect(found(acme, { title }).title).toBe("Sr. Software-Engineer");
  });
  it("given both, both must fit", () => {
    expect(found(acme, { code: "SE III", title: "Sr Software Engineer" }).title).toBe("Sr. Software-Engineer");
    expect(failure(acme, { code: "SE III", title: "Software Engineer" })).toBeInstanceOf(UnknownRung);
  });
});

describe("other names", () => {
  const acme = buildPublished({
    software: [buildRung("Engineer", { code: "L1", aliases: ["L2", "Coder"] }), buildRung("Senior Engineer", { code: "L2", order: 2, aliases: ["Coder II"] })],
  });
  it("a rung's own code goes before another's alias", () => {
    expect(found(acme, { code: "L2" })).toEqual({ title: "Senior Engineer", caveats: [] });
  });
  it("an alias is found where no rung has it as its own", () => {
    expect(found(acme, { title: "coder-ii" })).toEqual({ title: "Senior Engineer", caveats: [] });
  });
  it("a title given as a code is found, and a code given as a title", () => {
    expect([found(acme, { code: "senior engineer" }).title, found(acme, { title: "l1" }).title]).toEqual(["Senior Engineer", "Engineer"]);
  });
});

describe("the same code on two tracks", () => {
  const engineer = buildRung("Staff Engineer", { code: "L6", order: 2 });
  const manager = buildRung("Senior Manager", { code: "L6", track: "M", order: 2 });

  it("means the engineers' of the main ladder, and a caveat names the other", () => {
    expect(found(buildPublished({ software: [engineer, manager] }), { code: "L6" })).toEqual({
      title: "Staff Engineer",
      caveats: ['2 rungs at Acme fit; L6 "Staff Engineer" (IC, software) was taken. Also there: L6 "Senior Manager" (M, software).'],
    });
  });
  it("means so also where other ladders have the code too", () => {
    expect(found(buildPublished({ software: [engineer, manager], data: [buildRung("Staff Data Engineer", { code: "L6" })] }), { code: "L6" }).title).toBe("Staff Engineer");
  });
  it("is told apart by the track", () => {
    expect(found(buildPublished({ software: [engineer, manager] }), { code: "L6", track: "M" })).toEqual({ title: "Senior Manager", caveats: [] });
  });
  it("means the manager where the main ladder has the code for managers alone", () => {
    expect(found(buildPublished({ software: [manager], data: [buildRung("Staff Data Engineer", { code: "L6" })] }), { code: "L6" }).title).toBe("Senior Manager");
  });
});

describe("several ladders", () => {
  const acme = buildPublished({
    software: [buildRung("Staff Engineer", { code: "L6" })],
    "data-engineering": [buildRung("Staff Data Engineer", { code: "L6" }), buildRung("Data Sage", { code: "L9" })],
    quality: [buildRung("Staff Tester", { code: "L6" })],
  });
  it("mean the main one's", () => {
    expect(found(acme, { code: "L6" }).title).toBe("Staff Engineer");
  });
  it.each(["Data Engineering", "data-engineering", "ladder of data"])("are told apart by family or slug, written anyhow: %s", (family) => {
    expect(found(acme, { code: "L6", family })).toEqual({ title: "Staff Data Engineer", caveats: [] });
  });
  it("a code on one of them alone is found there without a caveat", () => {
    expect(found(acme, { code: "L9" })).toEqual({ title: "Data Sage", caveats: [] });
  });
  it("a code of several others, none preferred, is ambiguous", () => {
    const two = buildPublished({ software: [], a: [buildRung("A", { code: "X" })], b: [buildRung("B", { code: "X" })] });
    const error = failure(two, { code: "x" });
    expect(error).toBeInstanceOf(AmbiguousRung);
    expect(error.code).toBe("AMBIGUOUS_RUNG");
    expect(error.message).toBe('2 rungs at Acme fit: X "A" (IC, a) or X "B" (IC, b). Say which by title, family, track or id.');
    expect(error.details.candidates).toEqual([
      { id: "rung A IC X", code: "X", title: "A", track: "IC", family: "a", ladder: "ladder-of-a" },
      { id: "rung B IC X", code: "X", title: "B", track: "IC", family: "b", ladder: "ladder-of-b" },
    ]);
  });
});

describe("parallel rungs", () => {
  const acme = buildPublished({ software: [buildRung("Architect", { order: 4 }), buildRung("Expert", { order: 4 }), buildRung("Specialist", { order: 4, code: "S" }), buildRung("Scholar", { order: 4, code: "S" })] });
  it("of equal order are different rungs, each found by its title", () => {
    expect([found(acme, { title: "architect" }), found(acme, { title: "expert" })]).toEqual([{ title: "Architect", caveats: [] }, { title: "Expert", caveats: [] }]);
  });
  it("of one code are ambiguous by it: neither is the engineers' rather than the other", () => {
    expect(failure(acme, { code: "S" })).toBeInstanceOf(AmbiguousRung);
    expect(found(acme, { code: "S", title: "Scholar" }).title).toBe("Scholar");
  });
});

describe("what is unknown", () => {
  const coded = buildPublished({
    software: [3, 4, 5].map((n) => buildRung(`Engineer ${n}`, { code: `L${n}`, order: n })).concat([5, 6].map((n) => buildRung(`Manager ${n}`, { code: `L${n}`, track: "M", order: n }))),
    data: [buildRung("Analyst"), buildRung("Scientist", { order: 2 }), buildRung("Oracle", { order: 3 })],
  });
  it("tells what exists, by codes", () => {
    const error = failure(coded, { code: "L9", family: "software" });
    expect(error.code).toBe("UNKNOWN_RUNG");
    expect(error.message).toMatch(/^No rung with code "L9" in family "software" at Acme\. .*ladder "Ladder software" has L3 to L5 \(IC\) and L5 and L6 \(M\)\.$/);
  });
  it("tells what exists, by titles where a ladder has no codes", () => {
    expect(failure(coded, { title: "Wizard", family: "data" }).message).toMatch(/ladder "Ladder data" has "Analyst" to "Oracle"\.$/);
  });
  it("tells what exists on the track asked for", () => {
    expect(failure(coded, { code: "L3", family: "software", track: "M" }).message).toMatch(/^No rung with code "L3" in family "software" and track M at Acme\. .*has L5 and L6\.$/);
  });
  it("with a family that is not there tells of all ladders", () => {
    expect(failure(coded, { code: "L3", family: "magic" }).details.ladders).toHaveLength(2);
  });
  it("at a company without a ladder says so", () => {
    expect(failure(buildPublished({}), { code: "L3" }).message).toBe('No rung with code "L3" at Acme. It has no published ladder.');
  });
});

describe("a scale that runs backwards", () => {
  it("is named by its codes; order, not the number, says which is higher", () => {
    const acme = buildPublished({ software: [buildRung("Newcomer", { code: "13", order: 1 }), buildRung("Chief", { code: "1", order: 13 })] });
    expect([found(acme, { code: "13" }).title, found(acme, { code: "1" }).title]).toEqual(["Newcomer", "Chief"]);
    expect(failure(acme, { code: "99" }).message).toContain("has 13 and 1.");
  });
});

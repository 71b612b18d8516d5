import { siblingMeant, type AskedInWords, type Sibling } from "../../../src/equivalence/domain/siblings.js";

const ladder = (slug: string, name: string, rest: Partial<Sibling> = {}): Sibling => ({ id: `lad_${slug}`, slug, name, isMain: false, rungIds: [`${slug}-1`], ...rest });
const ask = (title: string, rest: Partial<AskedInWords> = {}): AskedInWords => ({ id: "a", title, ladderName: "", ...rest });
const [enterprise, solution, technical] = [ladder("enterprise", "Enterprise architect"), ladder("solution", "Solution architect"), ladder("technical", "Technical architect")];

test.each<[string, readonly Sibling[], AskedInWords, string]>([
  ["that holds the rung itself, whatever its name", [enterprise, solution], ask("Solution architect", { id: "enterprise-1" }), "enterprise"],
  ["whose name shares most words with the title", [enterprise, solution, technical], ask("Senior solution architect"), "solution"],
  ["whose name shares most words with the ladder asked from", [enterprise, technical], ask("Lead", { ladderName: "Technical Architects" }), "technical"],
  ["that is the main one, where words do not tell", [enterprise, { ...technical, isMain: true }], ask("Senior Software Engineer"), "technical"],
  ["that is the longest, where there is no main one", [enterprise, { ...solution, rungIds: ["x", "y"] }], ask("Engineer"), "solution"],
  ["that comes first by its slug, where nothing else tells", [technical, solution], ask("Engineer"), "solution"],
])("of several ladders the one is meant %s", (_, ladders, asked, slug) => {
  expect(siblingMeant(ladders, asked)?.slug).toBe(slug);
  expect(siblingMeant([...ladders].reverse(), asked)?.slug).toBe(slug);
});

test("of no ladder none is meant", () => {
  expect(siblingMeant([], ask("Engineer"))).toBeNull();
});

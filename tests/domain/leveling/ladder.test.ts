import { suggesting } from "../../../src/leveling/domain/suggest.js";
import { suggestLadder, type RungSuggestion } from "../../../src/leveling/index.js";
import type { RungInput } from "../../../src/leveling/domain/input.js";
import { shippedModel } from "./build.js";

const model = shippedModel();
const suggest = (...rungs: readonly (string | RungInput)[]): readonly RungSuggestion[] =>
  suggestLadder({ rungs: rungs.map((rung) => (typeof rung === "string" ? { title: rung } : rung)) }, model).rungs;
const bands = (found: readonly RungSuggestion[]): readonly number[] => found.map(({ centre }) => Math.floor(centre));

describe("a whole ladder", () => {
  it("is placed with pauses at every rung, so that one of thousands keeps nobody waiting", () => {
    const rungs = Array.from({ length: 50 }, (_, i) => ({ title: `Engineer ${i}` }));
    expect([...suggesting({ rungs }, model)].length).toBeGreaterThan(3 * rungs.length - 1);
  });
  it("is placed rung by rung in the bands its names say", () => {
    expect(bands(suggest("Junior Engineer", "Engineer", "Senior Engineer", "Staff Engineer", "Principal Engineer"))).toEqual([0, 1, 2, 3, 4]);
  });
  it("settles an unclear rung by its neighbours", () => {
    const [, unclear] = suggest("Senior Engineer", "Wizard", "Principal Engineer");
    expect(unclear?.centre).toBeGreaterThan(2.5);
    expect(unclear?.centre).toBeLessThan(4.3);
    expect(unclear?.decision).toBe("NEEDS_REVIEW");
  });
  it("tells managers from engineers, in a list of one after the other", () => {
    expect(suggest("Engineer", "Senior Engineer", "Engineering Manager", "Director of Engineering").map(({ track }) => track)).toEqual(["IC", "IC", "M", "M"]);
  });
  it("reads the track from codes where a company numbers both apart", () => {
    expect(suggest({ title: "T5", code: "T5" }, { title: "T6", code: "T6" }, { title: "M1", code: "M1" }).map(({ track }) => track)).toEqual(["IC", "IC", "M"]);
  });
  it("puts more steps between names than between numbers of one name", () => {
    const [first, second, third] = suggest("Senior Engineer 1", "Senior Engineer 2", "Staff Engineer").map(({ centre }) => centre);
    expect((second ?? 0) - (first ?? 0)).toBeLessThan((third ?? 0) - (second ?? 0));
  });
  it("gives parallel rungs one place", () => {
    const [a, b] = suggest({ title: "Lead Developer", order: 4, track: "IC" }, { title: "Principal Developer", order: 4, track: "IC" }, { title: "Senior Developer", order: 3, track: "IC" });
    expect(a?.range).toEqual(b?.range);
  });
  it("goes by the text where the titles say nothing", () => {
    const [first, last] = suggest({ title: "Step A", scope: "Own tasks with close guidance." }, { title: "Step B", scope: "Technical vision for the whole company over several years." });
    expect(first?.centre).toBeLessThan(1.2);
    expect(last?.centre).toBeGreaterThan(3);
  });
  it("follows the level that a publisher names", () => {
    const [rung] = suggest({ title: "Senior Engineer", anchor: "ic/staff" });
    expect(Math.floor(rung?.centre ?? 0)).toBe(3);
  });
  it("without rungs is empty", () => {
    expect(suggest()).toEqual([]);
  });
});

import { statedPairs, testimonyOf, type StatedPair } from "../../../src/equivalence/domain/evaluation-pairs.js";
import type { PublishedAssertion } from "../../../src/equivalence/domain/published-crosswalk.js";
import { buildCompany, buildRow, idOf } from "./evaluation-world.js";

const ours = buildCompany("ours", "A", "B", "C", "M1", "M2");
const theirs = buildCompany("theirs", "a", "b", "c", "d", "M8", "M9");
const companies = new Map([["ours", ours], ["theirs", theirs]]);
const codes = new Map([ours, theirs].flatMap((c) => c.ladders[0]!.version.rungs).map((rung) => [rung.id, rung.code]));
const told = (pairs: readonly StatedPair[]): readonly string[] => pairs.map(({ from, stated }) => `${codes.get(from)} → ${stated.map((id) => codes.get(id)).join("|")}`).sort();
const pairsOf = (...rows: readonly PublishedAssertion[]): readonly StatedPair[] => statedPairs(rows, companies);

describe("a printed row is asked about", () => {
  it.each<[string, PublishedAssertion, readonly string[]]>([
    ["in both directions", buildRow("s", [["ours", "A"], ["theirs", "a"]]), ["A → a", "a → A"]],
    ["from each rung of a cell, and met by any of one", buildRow("s", [["ours", "A"], ["theirs", "a", "b"]]), ["A → a|b", "a → A", "b → A"]],
    ["from the first rung alone where a cell is open-ended", buildRow("s", [["ours", "B"], ["theirs", "c+", "d"]]), ["B → c|d", "c → B"]],
    ["between the tracks of one company", buildRow("s", [["ours", "C"], ["ours", "M1"]]), ["C → M1", "M1 → C"]],
    ["on the track asked from, where a cell names both", buildRow("s", [["ours", "C"], ["theirs", "c", "M8"]]), ["C → c", "c → C"]],
  ])("%s", (_, row, expected) => {
    expect(told(pairsOf(row))).toEqual(expected);
  });
  it.each<[string, PublishedAssertion]>([
    ["between tracks of different companies", buildRow("s", [["ours", "C"], ["theirs", "M8"]])],
    ["on one track of one company", buildRow("s", [["ours", "A"], ["ours", "B"]])],
    ["where a company is not carried", buildRow("s", [["ours", "A"], ["nobody", "a"]])],
    ["where a cell fits no rung of ours", buildRow("s", [["ours", "A"], ["theirs", "z"]])],
  ])("not %s", (_, row) => {
    expect(pairsOf(row)).toEqual([]);
  });
  it("with what the row says of itself: source, whether it holds, whether it was assembled", () => {
    const [pair] = pairsOf(buildRow("s", [["ours", "A"], ["theirs", "a"]], { holds: false, assembled: true }));
    expect(pair).toMatchObject({ source: "s", holds: false, assembled: true, fromCompany: "ours", toCompany: "theirs", toTrack: "IC" });
  });
});

describe("other sources", () => {
  const row = buildRow("scored", [["ours", "B"], ["theirs", "b", "c"]]);
  const testimony = (...others: readonly PublishedAssertion[]): ReturnType<typeof testimonyOf> => {
    const all = pairsOf(row, ...others);
    return testimonyOf(all.find((pair) => pair.from === idOf(ours, "B") && pair.source === "scored")!, all);
  };
  const other = (...cells: Parameters<typeof buildRow>[1]): PublishedAssertion => buildRow("other", cells);

  it.each<[string, PublishedAssertion[], Partial<ReturnType<typeof testimonyOf>>]>([
    ["are alike where they state one of the rungs", [other(["ours", "B"], ["theirs", "c"])], { alike: ["other"], against: [] }],
    ["are alike where they state it among others", [other(["ours", "B"], ["theirs", "c", "d"])], { alike: ["other"], against: [] }],
    ["are alike where they spread the level over rows", [other(["ours", "B"], ["theirs", "d"]), other(["ours", "B"], ["theirs", "c"])], { alike: ["other"], against: [] }],
    ["are against where they put the rung elsewhere", [other(["ours", "B"], ["theirs", "d"])], { alike: [], against: ["other"] }],
    ["are against where they put all rungs stated elsewhere", [other(["ours", "A"], ["theirs", "b"]), other(["ours", "C"], ["theirs", "c"])], { alike: [], against: ["other"] }],
    ["say nothing where one of the rungs stated is still free", [other(["ours", "A"], ["theirs", "b"])], { alike: [], against: [] }],
    ["say nothing of what they do not speak of", [other(["ours", "A"], ["theirs", "a"])], { alike: [], against: [] }],
    ["are against where they deny it", [{ ...other(["ours", "B"], ["theirs", "b", "c"]), holds: false }], { alike: [], against: ["other"] }],
    ["say nothing where they deny only one of the rungs", [{ ...other(["ours", "B"], ["theirs", "b"]), holds: false }], { alike: [], against: [] }],
    ["count where their rows were put together", [{ ...other(["ours", "B"], ["theirs", "d"]), assembled: true }], { against: ["other"] }],
  ])("%s", (_, rows, expected) => {
    expect(testimony(...rows)).toMatchObject(expected);
  });
  it("are not copies of the same source", () => {
    expect(testimony(buildRow("scored", [["ours", "B"], ["theirs", "d"]], { crosswalk: "a copy" }))).toEqual({ alike: [], against: [] });
  });
});

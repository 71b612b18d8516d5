import { depthRiskOf, expected, type DepthAndScope } from "../../../src/equivalence/domain/depth.js";

const scores = new Map([[1, 0], [2, 1], [3, 3], [4, 4], [6, 6]]);

describe("what a range expects", () => {
  test("within one band is that band's score", () => {
    expect(expected({ lo: 2, hi: 3 }, scores)).toBe(3);
    expect(expected({ lo: 2.25, hi: 2.5 }, scores)).toBe(3);
  });
  test("across bands is the mean, weighted by how much of each it covers", () => {
    expect(expected({ lo: 2.5, hi: 4 }, scores)).toBeCloseTo((3 * 0.5 + 4) / 1.5, 9);
  });
  test("leaves out a band without a score rather than counting it as 0", () => {
    expect(expected({ lo: 3, hi: 5 }, scores)).toBe(4);
  });
  test("is unknown where hardly any of it has a score", () => {
    expect(expected({ lo: 4, hi: 5 }, scores)).toBeNull();
    expect(expected({ lo: 3.95, hi: 5 }, scores)).toBeNull();
    expect(expected({ lo: 0, hi: 1 }, new Map())).toBeNull();
  });
});

describe("depth is looked at", () => {
  const step = (rest: Partial<DepthAndScope>): DepthAndScope => ({ fromDepth: 3, toDepth: 3, fromScope: 2, toScope: 2, ...rest });

  test.each<[string, Partial<DepthAndScope>, "SCOPE_RISES" | "DEPTH_RISES" | null]>([
    ["scope rises to several teams", { toScope: 3, toDepth: 4 }, "SCOPE_RISES"],
    ["scope stays", { fromScope: 3, toScope: 3 }, null],
    ["scope falls", { fromScope: 5, toScope: 3 }, null],
    ["scope rises within what one team needs", { fromScope: 1, toScope: 2 }, null],
    ["the ranges differ by an edge on the grid", { fromScope: 4, toScope: 4.1 }, null],
    ["depth rises by a whole step and scope does not", { fromDepth: 2, toDepth: 3, fromScope: 3, toScope: 3 }, "DEPTH_RISES"],
    ["depth rises by less", { fromDepth: 3, toDepth: 3.8 }, null],
    ["nobody knows our scope and theirs is wide", { fromScope: null, toScope: 3 }, "SCOPE_RISES"],
    ["nobody knows anything", { fromDepth: null, toDepth: null, fromScope: null, toScope: null }, null],
  ])("where %s: %j gives %s", (_, given, risk) => {
    expect(depthRiskOf(step(given))).toBe(risk);
  });
});

import { Lately } from "../../src/shared/lately.js";

it("knows what was asked for before, as far as it remembers", () => {
  const lately = new Lately(3);
  expect(["a", "b", "a", "c", "d", "a", "b"].map((key) => lately.again(key))).toEqual([false, false, true, false, false, true, false]);
});

import { oncePer } from "../../src/shared/once-per.js";

it("a value is made once for each object, and not for its copies", () => {
  const make = jest.fn(({ n }: { readonly n: number }) => ({ doubled: 2 * n }));
  const doubled = oncePer(make);
  const [one, two] = [{ n: 1 }, { n: 2 }];
  expect([doubled(one), doubled(two), doubled(one)]).toEqual([{ doubled: 2 }, { doubled: 4 }, { doubled: 2 }]);
  expect(doubled(one)).toBe(doubled(one));
  expect(make).toHaveBeenCalledTimes(2);
  expect(doubled({ ...one, n: 5 })).toEqual({ doubled: 10 });
});

it("two functions have a value each, and the object looks as before", () => {
  const thing = { n: 3 };
  const [next, text] = [oncePer(({ n }: typeof thing) => n + 1), oncePer(({ n }: typeof thing) => `${n}`)];
  expect([next(thing), text(thing), next(thing), text(thing)]).toEqual([4, "3", 4, "3"]);
  expect([JSON.stringify(thing), Object.keys(thing)]).toEqual(['{"n":3}', ["n"]]);
});

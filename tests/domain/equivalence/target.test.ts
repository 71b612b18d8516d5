import { targetOf } from "../../../src/equivalence/target.js";
import { buildMapping, buildPublished, buildRung } from "../ladder/build.js";

it.each([3, 59, 60, 61, 300])("of a company with %i rungs each is found by its id, and no other", (count) => {
  const rungs = Array.from({ length: count }, (_, i) => buildRung(`Rung ${i}`, { order: i, mapping: i % 3 === 0 ? null : buildMapping(1, 2) }));
  const published = buildPublished({ first: rungs.slice(0, count / 2), second: rungs.slice(count / 2) });
  const all = published.ladders.flatMap(({ version }) => version.rungs);
  const target = targetOf(published);
  for (const _ of ["looked through", "by then an index where there are many"]) expect(all.map(({ id }) => target.rung(id)?.title)).toEqual(all.map(({ title }) => title));
  expect(target.rung("rng_none")).toBeUndefined();
  expect([target.unmapped, target.ladder.rungs.length]).toEqual([Math.ceil(count / 3), count - Math.ceil(count / 3)]);
});

import { EquivalenceStore } from "../../src/equivalence/equivalence.store.js";
import { Evidence } from "../../src/equivalence/evidence.js";
import { LadderStore, PublishedLadders } from "../../src/ladder/index.js";
import { countedDatabase } from "../support/counted-database.js";

const database = countedDatabase();

const [NAMED, UNNAMED] = ["google", "carvago"];
const begun = (mostNamed?: number): Evidence => new Evidence(new EquivalenceStore(database.dataSource), new PublishedLadders(new LadderStore(database.dataSource)), mostNamed);
async function asked(evidence: Evidence, slug: string): Promise<{ readonly says: number; readonly took: number }> {
  const { value, took } = await database.counting(() => evidence.naming([slug]));
  return { says: value.get(slug)!.assertions.length, took };
}

it("nothing is asked about a company that nothing names, once it is known which are named", async () => {
  const evidence = begun();
  expect(await asked(evidence, UNNAMED)).toEqual({ says: 0, took: 1 });
  expect(await asked(evidence, UNNAMED)).toEqual({ says: 0, took: 0 });
  const first = await asked(evidence, NAMED);
  expect([first.says > 10, first.took, (await asked(evidence, NAMED)).took]).toEqual([true, 1, 0]);
});

it("where more are named than are remembered, each is asked about, with the same answer", async () => {
  const [few, all] = [begun(3), begun()];
  await all.naming([UNNAMED]);
  expect(await asked(few, UNNAMED)).toEqual({ says: 0, took: 2 });
  expect((await asked(few, NAMED)).says).toBe((await asked(all, NAMED)).says);
  expect((await asked(few, NAMED)).took).toBe(0);
});

it("who is named is asked again when it could not be read", async () => {
  const evidence = begun();
  await database.dataSource.query("alter table crosswalk_cell rename to away");
  await expect(evidence.naming([NAMED])).rejects.toThrow(/crosswalk_cell/);
  await database.dataSource.query("alter table away rename to crosswalk_cell");
  expect((await asked(evidence, NAMED)).says).toBeGreaterThan(10);
});

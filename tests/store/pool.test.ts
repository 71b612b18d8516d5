import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable } from "../../src/app/errors.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase } from "../support/database.js";

it("statements beyond a thousand that wait for a connection are refused at once, as a passing failure; the others are answered", async () => {
  const database = await createDatabase("empty");
  const source = await openDataSource(database.connection);
  try {
    const slow = [1, 2, 3, 4].map(() => source.query("select pg_sleep(0.5)"));
    await sleep(200); // now they have all connections that there are
    const refused: unknown[] = [];
    const asked = Array.from({ length: 1_050 }, () => source.query("select 1").catch((error: unknown) => refused.push(error)));
    await sleep(50);
    expect([refused.length, refused.every(isUnavailable)]).toEqual([50, true]);
    expect(await Promise.race(asked.slice(0, 4))).toEqual([{ "?column?": 1 }]);
    await Promise.all([...asked, ...slow]);
  } finally {
    await source.destroy();
    await database.drop();
  }
});

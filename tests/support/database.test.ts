import { Client } from "pg";
import { createDatabase } from "./database.js";

describe("a test file's database", () => {
  it("is seen by nobody else: what one clone holds, the other lacks", async () => {
    const [one, two] = await Promise.all([createDatabase(), createDatabase()]);
    const [first, second] = [new Client({ connectionString: one.url }), new Client({ connectionString: two.url })];
    await Promise.all([first.connect(), second.connect()]);
    await first.query("CREATE TABLE only_here (n int)");
    await expect(second.query("SELECT * FROM only_here")).rejects.toThrow(/does not exist/);
    await Promise.all([first.end(), second.end()]);
    await Promise.all([one.drop(), two.drop()]);
  });

  it("is gone after drop, also with a session open, and a second drop does no harm", async () => {
    const database = await createDatabase("empty");
    const session = new Client({ connectionString: database.url });
    session.on("error", () => undefined); // the server ends it
    await session.connect();
    await database.drop();
    await database.drop();
    await expect(new Client({ connectionString: database.url }).connect()).rejects.toThrow(/does not exist/);
  });

  it.each([["empty", false], ["migrated", true], ["seeded", true]] as const)("has tables according to its content: %s", async (content, expected) => {
    const database = await createDatabase(content);
    const session = new Client({ connectionString: database.url });
    await session.connect();
    const { rows } = await session.query("SELECT to_regclass('public.company') IS NOT NULL AS has_tables");
    expect(rows).toEqual([{ has_tables: expected }]);
    await session.end();
    await database.drop();
  });
});

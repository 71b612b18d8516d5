import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { contentHash } from "../../src/taxonomy/domain/compiled.js";
import { replaceTaxonomy, TaxonomyStore, type TaxonomyContent } from "../../src/taxonomy/index.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { seededTaxonomy } from "../support/taxonomy.js";

const content = seededTaxonomy();
const other: TaxonomyContent = { ...content, traits: content.traits.map((t) => (t.key === "empathy" ? { ...t, text: "Feels with others." } : t)) };

let database: TestDatabase;
let dataSource: DataSource;
let statements: string[];

beforeEach(async () => {
  statements = [];
  database = await createDatabase("migrated");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const seed = (taxonomy: TaxonomyContent): Promise<{ version: string; changed: boolean }> => dataSource.transaction((manager) => replaceTaxonomy(manager, taxonomy));
const counting = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  statements.length = 0;
  const result = await work();
  return [result, statements.length];
};

describe("the stored taxonomy", () => {
  it("comes back to the letter", async () => {
    const dated = { ...content, sources: content.sources.map((s) => ({ ...s, date: "2025-08" })) }; // none of the seeded ones states a date
    await seed(dated);
    const taxonomy = await new TaxonomyStore(dataSource).current();
    expect(taxonomy.content).toEqual(dated);
    expect(contentHash(taxonomy.content)).toBe(contentHash(dated));
  });

  it("is not written again when it says the same, and is when it says something else", async () => {
    const first = await seed(content);
    const [again, statementsAgain] = await counting(() => seed(content));
    const changed = await seed(other);
    expect([first.changed, again, changed.changed]).toEqual([true, { version: first.version, changed: false }, true]);
    expect(statementsAgain).toBe(3); // start, compare hashes, commit
    expect(changed.version).not.toBe(first.version);
    expect((await new TaxonomyStore(dataSource).current()).content).toEqual(other);
  });

  it("is replaced as a whole or not at all", async () => {
    await seed(content);
    const dangling = { ...other, folds: other.folds.map((f) => ({ ...f, to: "alchemy" })) };
    await expect(seed(dangling)).rejects.toThrow(/foreign key/);
    expect((await new TaxonomyStore(dataSource).current()).content).toEqual(content);
  });

  it("before the first seeding there is none, and the store says so", async () => {
    await expect(new TaxonomyStore(dataSource).current()).rejects.toThrow("no taxonomy is in the database; seed it first");
  });
});

describe("reading the taxonomy", () => {
  it("takes one statement cold, for any number of readers, and none warm", async () => {
    await seed(content);
    const store = new TaxonomyStore(dataSource);
    const [, cold] = await counting(() => Promise.all([store.current(), store.current(), store.current()]));
    const [, warm] = await counting(() => store.current());
    expect([cold, warm]).toEqual([1, 0]);
  });

  it("after a change that was none, one statement finds the same value; after a real one, two find the new", async () => {
    await seed(content);
    const store = new TaxonomyStore(dataSource);
    const before = await store.current();
    store.forget();
    const [same, looked] = await counting(() => store.current());
    await seed(other);
    store.forget();
    const [after, read] = await counting(() => store.current());
    expect([same === before, looked, after.content, read]).toEqual([true, 1, other, 2]);
  });

  it("that began before a change is not kept after it", async () => {
    await seed(content);
    const store = new TaxonomyStore(dataSource);
    const early = store.current();
    store.forget();
    await seed(other);
    await early;
    expect((await store.current()).content).toEqual(other);
  });

  it("that failed is tried again", async () => {
    const store = new TaxonomyStore(dataSource);
    await expect(store.current()).rejects.toThrow();
    await seed(content);
    expect((await store.current()).content).toEqual(content);
  });
});

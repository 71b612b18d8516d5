import fc from "fast-check";
import type { DataSource } from "typeorm";
import { openDataSource } from "../../src/database/data-source.js";
import { Alike } from "../../src/equivalence/alike.js";
import { rankCounterparts, type Counterpart } from "../../src/equivalence/domain/counterparts.js";
import { overlapOf, rankShift } from "../../src/equivalence/domain/overlap.js";
import { EquivalenceStore, type CounterpartFilter } from "../../src/equivalence/equivalence.store.js";
import type { PublishedLadders } from "../../src/ladder/index.js";
import { AXIS, round, type Interval, type Track } from "../../src/taxonomy/domain/axis.js";
import { inventedCompany } from "../bench/companies.js";
import { populate, publish } from "../bench/populate.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

/** About 2,600 rungs for software on the individual track, on some 900 ranges; up to 80 on one of them. */
const COMPANIES = 400;

interface Stored extends Interval {
  readonly rungId: string; readonly company: string; readonly companyId: string; readonly order: number; readonly family: string; readonly track: Track;
  readonly country: string | null; readonly min: number | null; readonly max: number | null;
}

let database: TestDatabase;
let dataSource: DataSource;
let store: EquivalenceStore;
let stored: readonly Stored[];
const statements: string[] = [];
beforeAll(async () => {
  database = await createDatabase("seeded");
  dataSource = await openDataSource(database.connection, (sql) => void statements.push(sql));
  await populate(dataSource, 0, COMPANIES);
  store = new EquivalenceStore(dataSource);
  stored = await dataSource.query(`select rung_id as "rungId", company_slug as company, company_id as "companyId", ord as "order", family, track, lo::float8 as lo, hi::float8 as hi,
    country, people_min as min, people_max as max from current_rung`);
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const NO_FILTER: CounterpartFilter = { country: null, minPeople: null, maxPeople: null, notCompanyId: null };
const passes = (rung: Stored, f: CounterpartFilter): boolean =>
  (f.country === null || rung.country === f.country) && (f.minPeople === null || (rung.min ?? -1) >= f.minPeople)
  && (f.maxPeople === null || (rung.max !== null && rung.max <= f.maxPeople)) && rung.companyId !== f.notCompanyId;

/** The whole list, from every rung there is. */
const exhaustively = (range: Interval, family: string, track: Track, filter: CounterpartFilter): readonly Counterpart[] =>
  rankCounterparts(stored.filter((rung) => rung.family === family && rung.track === track && passes(rung, filter))
    .map((rung) => ({ rungId: rung.rungId, company: rung.company, order: rung.order, overlap: overlapOf(range, rung).overlap, rankShift: rankShift(range, rung) }))
    .filter(({ overlap }) => overlap > 0));

const asked = fc.constantFrom<Track>("IC", "M").chain((track) => fc.record({
  track: fc.constant(track),
  family: fc.constantFrom("software", "software", "software", "data-engineering"),
  // half and whole levels stand for the many that share a range, the rest for those that stand alone
  range: fc.constantFrom(0.05, 0.5, 1).chain((step) => fc.tuple(fc.integer({ min: 0, max: Math.round((AXIS[track].hi - AXIS[track].lo) / step) - 1 }), fc.integer({ min: 1, max: 30 }))
    .map(([from, wide]) => ({ lo: round(AXIS[track].lo + from * step), hi: round(Math.min(AXIS[track].hi, AXIS[track].lo + (from + wide) * step)) }))),
  filter: fc.record({
    country: fc.constantFrom(null, null, "US", "ES"), minPeople: fc.constantFrom(null, null, 50, 5_000), maxPeople: fc.constantFrom(null, null, 100, 20_000),
    notCompanyId: fc.constantFrom(null, "invented-000007").map((slug) => stored.find((rung) => rung.company === slug)?.companyId ?? null),
  }),
}));

it("a page after any item is the next part of the exhaustive list, with ties, filters and either track", async () => {
  let longest = 0;
  await fc.assert(fc.asyncProperty(asked, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 101 }), async ({ range, family, track, filter }, place, size) => {
    const all = exhaustively(range, family, track, filter);
    longest = Math.max(longest, all.length);
    const at = Math.round(place * all.length);
    expect(await store.alike(range, family, track, filter, all[at - 1] ?? null, size)).toEqual(all.slice(at, at + size));
  }), { numRuns: 200 });
  expect(longest).toBeGreaterThan(500);
}, 60_000);

it("beginnings that are kept leave out the company that asks, however many of its rungs are among them", async () => {
  const published = { onChange: () => undefined, lease: { hold: async () => 1n } } as unknown as PublishedLadders;
  const alike = new Alike(store, published);
  await fc.assert(fc.asyncProperty(asked, fc.integer({ min: 1, max: 101 }), fc.constantFrom(0, 1, 12), async ({ range, family, track, filter }, size, rungs) => {
    const { notCompanyId, ...others } = filter;
    const own = stored.find(({ companyId }) => companyId === notCompanyId);
    const from = own === undefined ? null : { company: { id: own.companyId, slug: own.company }, version: { rungs: { length: rungs } } };
    const first = exhaustively(range, family, track, filter).slice(0, size);
    for (let again = 0; again < 2; again += 1) expect(await alike.find({ ...others, range, family, track, from }, null, size)).toEqual(first);
  }), { numRuns: 200 });
  expect(alike.kept.figures.hits).toBeGreaterThan(190);
  statements.length = 0;
  const sought = { country: null, minPeople: null, maxPeople: null, range: { lo: 3, hi: 4 }, family: "software", track: "IC", from: null } as const;
  for (const size of [21, 22, 32]) await alike.find(sought, null, size);
  expect(statements).toHaveLength(1);
}, 60_000);

it("paging from end to end gives every counterpart once", async () => {
  const all = exhaustively({ lo: 2, hi: 3 }, "software", "IC", NO_FILTER);
  const seen: Counterpart[] = [];
  for (let page = await store.alike({ lo: 2, hi: 3 }, "software", "IC", NO_FILTER, null, 100); page.length > 0; ) {
    seen.push(...page);
    page = await store.alike({ lo: 2, hi: 3 }, "software", "IC", NO_FILTER, page.at(-1) ?? null, 100);
  }
  expect(seen).toEqual(all);
  expect(all.filter(({ overlap }) => overlap === 1).length).toBeGreaterThan(20); // there are ties to get wrong
});

it("a first page is one statement, which finds the nearest ranges and the rungs on them by index", async () => {
  // every range there can be for software on the individual track: as many as any number of companies makes
  await dataSource.query(`insert into current_range select 'software', 'IC', l * 0.05, h * 0.05 from generate_series(0, 119) l, generate_series(1, 120) h where h > l on conflict do nothing`);
  await dataSource.query("analyze");
  statements.length = 0;
  await store.alike({ lo: 2, hi: 3 }, "software", "IC", NO_FILTER, null, 21);
  expect(statements).toHaveLength(1);
  const plan: { "QUERY PLAN": string }[] = await dataSource.query(`explain ${statements[0]}`, [2, 3, "software", "IC", null, null, null, null, 21, 128, null, null, null, null, null]);
  const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/Index Scan using current_range_nearest on current_range[^\n]*\n[^\n]*Index Cond[^\n]*\n\s+Order By: \(point/);
  expect(text).toMatch(/Index (?:Only )?Scan using current_rung_on_range on current_rung[^\n]*\n[^\n]*lo = u\.lo\) AND \(hi = u\.hi\)/);
});

it("a rung published on a range where none stood before is found from then on", async () => {
  const range = { lo: 0.05, hi: 0.1 };
  expect(await store.alike(range, "data-architecture", "IC", NO_FILTER, null, 100)).not.toContainEqual(expect.objectContaining({ overlap: 1 }));
  const { ladders: [ladder], ...company } = inventedCompany(COMPANIES);
  const [rung] = ladder!.rungs;
  await publish(dataSource, [{ ...company, ladders: [{ ...ladder!, family: "data-architecture", rungs: [{ ...rung!, mapping: { ...rung!.mapping, ...range } }] }] }], "1");
  expect(await store.alike(range, "data-architecture", "IC", NO_FILTER, null, 100)).toContainEqual(expect.objectContaining({ overlap: 1, company: company.slug }));
});

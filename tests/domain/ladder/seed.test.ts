import path from "node:path";
import { readSeeds } from "../../../src/app/seeds.js";
import { projectRoot } from "../../../src/config.js";
import { contentHash } from "../../../src/ladder/domain/content-hash.js";
import { nextRungs, place, type Rung } from "../../../src/ladder/domain/ladder.js";
import { companyOfSeed, faultsOfCompany, versionOfSeed, type CompanySeed, type Curation } from "../../../src/ladder/domain/seed.js";
import { faultsOfStoredVersion } from "../../../src/ladder/domain/verification.js";
import { buildCitation } from "./build.js";

const { companies } = readSeeds(path.join(projectRoot, "seeds"));
const curation: Curation = { number: 1, author: "us", taxonomyVersion: "1", changeNote: "", publishedAt: new Date(0) };
const seedOf = (slug: string): CompanySeed => companies.find((c) => c.slug === slug)!;
const mainRungs = (slug: string): readonly Rung[] => versionOfSeed(seedOf(slug), seedOf(slug).ladders.find((l) => l.main)!, curation).rungs;

describe("a ladder version of a seed file", () => {
  const acme: CompanySeed = {
    slug: "acme", name: "Acme", kind: "COMPANY", description: "Made up for a test.", sources: { old: buildCitation("cit_b", { collected: "2024" }), page: buildCitation("cit_a", { collected: "2026-02" }) },
    ladders: [{
      slug: "engineering", name: "Engineering", family: "software", main: true, sources: ["old", "page"],
      rungs: [{ order: 1, title: "Novice", track: "IC", years: { min: 2 }, mapping: { noEquivalent: true, confidence: 0.5, justification: "MANUAL_MAPPING_CURATION", comment: "Interns.", sources: ["old"] } }],
    }],
  };
  const made = (more: Partial<Curation> = {}) => versionOfSeed(acme, acme.ladders[0]!, { ...curation, ...more });

  it("holds since the day its newest source was collected, unless the file says since when", () => {
    expect(made().effectiveOn).toBe("2026-02-01");
    expect(versionOfSeed(acme, { ...acme.ladders[0]!, effective: "2019" }, curation).effectiveOn).toBe("2019-01-01");
  });
  it("says null for what the file leaves out: nothing is made up", () => {
    expect(made().rungs[0]).toMatchObject({ code: null, scope: null, influence: null, directReports: null, years: { min: 2, max: null }, hybrid: false, aliases: [], note: null });
  });
  it("says null for the range of a rung that nothing equals, and keeps why", () => {
    expect(made().rungs[0]!.mapping).toMatchObject({ range: null, comment: "Interns." });
  });
  it("has ids that follow from names and number alone", () => {
    const [one, two] = [made({ publishedAt: new Date(1), author: "them" }), made({ number: 2 })];
    expect([one.id, one.rungs[0]!.id]).toEqual([made().id, made().rungs[0]!.id]);
    expect(two.id).not.toBe(one.id);
    expect(two.rungs[0]!.id).not.toBe(one.rungs[0]!.id);
    expect(contentHash(two)).toBe(contentHash(made()));
  });
  it("cites in an order that does not depend on the file's", () => {
    expect(made().citations.map((c) => c.id)).toEqual(["cit_a", "cit_b"]);
  });
  it("has a company of unknown size where the file names none", () => {
    expect(companyOfSeed(acme)).toMatchObject({ people: null, country: null, origin: "CURATED" });
  });
  it("is faultless by the rules that stored versions are checked by, once it has its hash", () => {
    const version = made();
    expect(faultsOfStoredVersion({ ...version, contentHash: contentHash(version) })).toEqual([]);
    expect(faultsOfStoredVersion(version)).toHaveLength(1);
  });
});

describe("parallel rungs of equal order", () => {
  const rungs = (...placed: readonly (readonly [order: number, title: string, lo: number, hi: number])[]): CompanySeed => ({
    slug: "acme", name: "Acme", kind: "COMPANY", description: "Made up for a test.", sources: { page: buildCitation("cit_a") },
    ladders: [{
      slug: "engineering", name: "Engineering", family: "software", main: true, sources: ["page"],
      rungs: placed.map(([order, title, lo, hi]) => ({ order, title, track: "IC" as const, mapping: { lo, hi, confidence: 0.5, justification: "MANUAL_MAPPING_CURATION" as const, comment: "", sources: ["page"] } })),
    }],
  });
  const faults = (seed: CompanySeed): readonly string[] => faultsOfCompany(seed, new Set(["software"])).map((f) => `${f.path.join(".")}: ${f.rule}`);

  it("may lie anywhere beside each other", () => {
    expect(faults(rungs([1, "A", 0, 1], [2, "B", 2, 3], [2, "C", 1, 2], [3, "D", 2.5, 4]))).toEqual([]);
  });
  it("must both lie below the next and above the one before", () => {
    expect(faults(rungs([1, "A", 0, 1], [2, "B", 2, 4], [2, "C", 1, 2], [3, "D", 2.5, 3.5]))).toEqual(["ladders.0.rungs.3.mapping: placed below a rung of lower order on its track"]);
  });
});

describe("what real ladders are like", () => {
  it("Accenture counts down: the smaller the number, the higher the order and the place on the axis", () => {
    const ic = mainRungs("accenture").filter((r) => r.track === "IC");
    expect(ic.map((r) => Number(r.code))).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5]);
    expect(ic.map((r) => r.order)).toEqual(ic.map((r) => r.order).sort((a, b) => a - b));
    const lows = ic.map((r) => r.mapping!.range!.lo);
    expect(lows).toEqual([...lows].sort((a, b) => a - b));
    const seed = seedOf("accenture");
    const version = place(versionOfSeed(seed, seed.ladders[0]!, curation), { id: "lad", slug: "x", isMain: true, company: companyOfSeed(seed) });
    expect(nextRungs(version.rungs.find((r) => r.code === "13")!).map((r) => r.code)).toEqual(["12"]);
  });

  /** The slugs of companies with a ladder of which this is true. */
  const having = (is: (rungs: CompanySeed["ladders"][number]["rungs"]) => boolean): readonly string[] => companies.filter((c) => c.ladders.some((l) => is(l.rungs))).map((c) => c.slug);

  it("some have no codes", () => {
    expect(having((rungs) => rungs.length > 0 && rungs.every((r) => r.code === undefined))).toEqual(expect.arrayContaining(["made-tech", "spotify"]));
  });
  it("some have parallel rungs of equal order", () => {
    expect(having((rungs) => rungs.some((a) => rungs.some((b) => a !== b && a.track === b.track && a.order === b.order))).length).toBeGreaterThan(0);
  });
  it("some have the same code on two tracks", () => {
    expect(having((rungs) => rungs.some((a) => a.code !== undefined && rungs.some((b) => b.track !== a.track && b.code === a.code)))).toEqual(expect.arrayContaining(["google", "amazon", "accenture"]));
  });
  it("at least 60 organisations with a ladder are curated, every rung of them mapped or found to equal nothing", () => {
    expect(companies.filter((c) => c.ladders.length > 0).length).toBeGreaterThanOrEqual(60);
    expect(companies.flatMap((c) => c.ladders.flatMap((l) => l.rungs.filter((r) => r.mapping.noEquivalent !== true && r.mapping.lo === undefined)))).toEqual([]);
  });
});

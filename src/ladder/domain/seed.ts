import type { Company, CompanyKind } from "../../company/domain/company.js";
import { publicId } from "../../shared/id.js";
import { firstDay, type Citation, type PartialDate } from "../../shared/source.js";
import type { Influence, Interval, Track } from "../../taxonomy/domain/axis.js";
import { ladderIdOf, rungIdOf, versionIdOf } from "./ids.js";
import type { CountRange, LadderVersion, Mapping, Rung } from "./ladder.js";
import type { Justification } from "./mapping.js";
import { faultsOfRange, inversions } from "./placement.js";

export { ladderIdOf };

/** A file of seeds/companies as seeds/schema/company.schema.json describes it; sources are citations already. */
export interface CompanySeed {
  readonly slug: string;
  readonly name: string;
  readonly kind: CompanyKind;
  readonly country?: string;
  readonly domain?: string;
  readonly description: string;
  readonly aliases?: readonly string[];
  readonly people?: { readonly min: number; readonly max?: number; readonly asOf: PartialDate; readonly basis: "STATED" | "INFERRED"; readonly source?: string };
  readonly sources: Readonly<Record<string, Citation>>;
  readonly ladders: readonly LadderSeed[];
}

export interface LadderSeed {
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  readonly main?: boolean;
  readonly complete?: boolean;
  readonly note?: string;
  readonly effective?: PartialDate;
  readonly sources: readonly string[];
  readonly rungs: readonly RungSeed[];
}

interface RungSeed {
  readonly order: number;
  readonly code?: string;
  readonly title: string;
  readonly track: Track;
  readonly aliases?: readonly string[];
  readonly scope?: string;
  readonly influence?: Influence;
  readonly directReports?: { min: number; max?: number };
  readonly organisation?: { min: number; max?: number };
  readonly years?: { min: number; max?: number };
  readonly hybrid?: boolean;
  readonly statedEquivalents?: readonly string[];
  readonly note?: string;
  readonly mapping: {
    readonly lo?: number; readonly hi?: number; readonly noEquivalent?: true; readonly confidence: number; readonly justification: Justification;
    readonly comment: string; readonly sources: readonly string[];
    readonly disagreements?: readonly { readonly lo: number; readonly hi: number; readonly comment: string; readonly source: string }[];
  };
}

/** A rule that a seed file breaks, and where: the path of keys and indexes down to the offending value. */
export interface SeedFault {
  readonly path: readonly (string | number)[];
  readonly rule: string;
}

/** Rules of a company file that a JSON Schema cannot say. Empty: the file is good. */
export function faultsOfCompany(seed: CompanySeed, families: ReadonlySet<string>): readonly SeedFault[] {
  const faults: SeedFault[] = [];
  const cited = (path: readonly (string | number)[], key: string): void => {
    if (!Object.hasOwn(seed.sources, key)) faults.push({ path, rule: `"${key}" is not a key of \`sources\`` });
  };
  const ordered = (path: readonly (string | number)[], range: { min: number; max?: number } | undefined): void => {
    if (range?.max !== undefined && range.max < range.min) faults.push({ path, rule: "max must not be below min" });
  };
  ordered(["people"], seed.people);
  if (seed.people?.source !== undefined) cited(["people", "source"], seed.people.source);
  if (seed.ladders.length > 0 && seed.ladders.filter((l) => l.main).length !== 1) faults.push({ path: ["ladders"], rule: "exactly one ladder has `main: true`" });
  repeated(seed.ladders.map((l) => l.slug)).forEach((i) => faults.push({ path: ["ladders", i, "slug"], rule: "the slug of another ladder of the company" }));
  seed.ladders.forEach((ladder, l) => {
    if (!families.has(ladder.family)) faults.push({ path: ["ladders", l, "family"], rule: `"${ladder.family}" is no family of the taxonomy` });
    ladder.sources.forEach((key, s) => cited(["ladders", l, "sources", s], key));
    repeated(ladder.rungs.map((r) => [r.track, r.code ?? "", r.title].join("\u0000"))).forEach((i) =>
      faults.push({ path: ["ladders", l, "rungs", i], rule: "another rung of the ladder has this track, code and title" }));
    ladder.rungs.forEach((rung, r) => {
      const at = ["ladders", l, "rungs", r];
      for (const key of ["directReports", "organisation", "years"] as const) ordered([...at, key], rung[key]);
      rung.mapping.sources.forEach((key, s) => cited([...at, "mapping", "sources", s], key));
      const ranges = [{ range: rung.mapping, path: [...at, "mapping"] }, ...(rung.mapping.disagreements ?? []).map((range, d) => ({ range, path: [...at, "mapping", "disagreements", d] }))];
      for (const { range, path } of ranges) {
        if (range.lo === undefined || range.hi === undefined) continue;
        faults.push(...faultsOfRange(rung.track, { lo: range.lo, hi: range.hi }).map((rule) => ({ path, rule })));
      }
      rung.mapping.disagreements?.forEach((d, i) => cited([...at, "mapping", "disagreements", i, "source"], d.source));
    });
    faults.push(...inversions(ladder.rungs.map((r) => ({ track: r.track, order: r.order, range: rangeOf(r.mapping) }))).map((i) => ({ path: ["ladders", l, "rungs", i, "mapping"], rule: "placed below a rung of lower order on its track" })));
  });
  return faults;
}

const rangeOf = ({ lo, hi }: { readonly lo?: number; readonly hi?: number }): Interval | null => (lo === undefined || hi === undefined ? null : { lo, hi });

const repeated = (keys: readonly string[]): readonly number[] => keys.flatMap((key, i) => (keys.indexOf(key) < i ? [i] : []));

/** The company a seed file describes. */
export function companyOfSeed(seed: CompanySeed): Company {
  const { people } = seed;
  return {
    id: publicId("cmp", seed.slug), slug: seed.slug, name: seed.name, kind: seed.kind, country: seed.country ?? null, domain: seed.domain ?? null,
    description: seed.description, aliases: seed.aliases ?? [],
    people: people === undefined ? null
      : { min: people.min, max: people.max ?? null, asOf: people.asOf, basis: people.basis, citation: people.source === undefined ? null : (seed.sources[people.source] ?? null) },
    origin: "CURATED", takenDown: null,
    citations: Object.values(seed.sources),
  };
}

/** What a curated version is published with besides its file. */
export interface Curation {
  readonly number: number;
  readonly author: string;
  readonly taxonomyVersion: string;
  readonly changeNote: string;
  readonly publishedAt: Date;
}

/** The ladder version a seed file describes; ids follow from names and the version's number. */
export function versionOfSeed(seed: CompanySeed, ladder: LadderSeed, curation: Curation): LadderVersion {
  const ladderId = ladderIdOf(seed.slug, ladder.slug);
  const id = versionIdOf(ladderId, curation.number);
  const cite = (keys: readonly string[]): readonly Citation[] => keys.flatMap((key) => seed.sources[key] ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
  const citations = cite(ladder.sources);
  const collected = citations.map((c) => c.collected).sort().at(-1) ?? "";
  const mappingSet = { id: publicId("set", id), author: curation.author, date: collected, taxonomyVersion: curation.taxonomyVersion };
  const rungs = ladder.rungs.map((r): Rung => {
    const rungId = rungIdOf(id, { track: r.track, code: r.code ?? null, title: r.title });
    const { mapping: m } = r;
    const mapping: Mapping = {
      id: publicId("map", rungId), range: rangeOf(m), confidence: m.confidence,
      justification: m.justification, comment: m.comment, state: "ACCEPTED", author: curation.author, date: collected, citations: cite(m.sources),
      disagreements: (m.disagreements ?? []).flatMap((d) => cite([d.source]).map((citation) => ({ range: { lo: d.lo, hi: d.hi }, comment: d.comment, citation }))),
    };
    return {
      id: rungId, order: r.order, track: r.track, code: r.code ?? null, title: r.title, aliases: r.aliases ?? [], scope: r.scope ?? null, influence: r.influence ?? null,
      directReports: countOf(r.directReports), organisation: countOf(r.organisation), years: countOf(r.years), hybrid: r.hybrid ?? false,
      statedEquivalents: r.statedEquivalents ?? [], note: r.note ?? null, competencies: [], mapping,
    };
  });
  return {
    id, ladderId, number: curation.number, status: "PUBLISHED", voice: "CURATORS", name: ladder.name, family: ladder.family, complete: ladder.complete ?? true, note: ladder.note ?? null,
    changeNote: curation.changeNote, effectiveOn: firstDay(ladder.effective ?? collected), publishedAt: curation.publishedAt, retiredAt: null, contentHash: null,
    citations, mappingSet, rungs,
  };
}

const countOf = (range: { min: number; max?: number } | undefined): CountRange | null => (range === undefined ? null : { min: range.min, max: range.max ?? null });

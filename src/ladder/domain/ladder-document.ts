import type { Company } from "../../company/domain/company.js";
import type { Citation } from "../../shared/source.js";
import type { Influence, Track } from "../../taxonomy/domain/axis.js";
import type { Competency, CountRange, Disagreement, LadderVersion, Mapping, MappingSet, MappingState, Rung } from "./ladder.js";
import type { Justification } from "./mapping.js";

/** What a document says of itself, so that a later form can be told from this one. */
export const DOCUMENT_FORMAT = "org-ladder/1";

/**
 * Ladders as they leave the server and come back: the one form behind JSON, YAML and CSV, in the words of the seed files.
 *
 * What is not known is left out, never null; so is an empty list. JSON Schema: schema/ladder-document.schema.json.
 */
export interface LadderDocument {
  readonly format: typeof DOCUMENT_FORMAT;
  /** Slug. */
  readonly company: string;
  readonly companyName: string;
  /** Only the rungs of this track are here; absent: all. */
  readonly onlyTrack?: Track;
  /** By keys that mean something in this document alone. */
  readonly sources?: Readonly<Record<string, SourceEntry>>;
  readonly ladders: readonly LadderEntry[];
}

export interface SourceEntry {
  readonly title: string;
  readonly url?: string;
  readonly kind: Citation["kind"];
  readonly group: string;
  readonly date?: string;
  readonly collected: string;
  readonly licence?: string;
  readonly commit?: string;
  readonly note?: string;
}

export interface LadderEntry {
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  /** Absent in a file of one version: which ladder is the main one can change. */
  readonly main?: boolean;
  readonly complete: boolean;
  readonly note?: string;
  readonly effectiveOn: string;
  readonly sources?: readonly string[];
  readonly mappedBy: { readonly author: string; readonly date: string; readonly taxonomyVersion: string };
  /** Given by the server; not read on import. */
  readonly version?: { readonly id: string; readonly number: number; readonly changeNote?: string; readonly publishedAt?: string; readonly retiredAt?: string; readonly contentHash?: string };
  readonly rungs: readonly RungEntry[];
}

export interface CountEntry {
  readonly min: number;
  readonly max?: number;
}

export interface RungEntry {
  /** Given by the server; not read on import. */
  readonly id?: string;
  readonly order: number;
  readonly code?: string;
  readonly title: string;
  readonly track: Track;
  readonly aliases?: readonly string[];
  readonly scope?: string;
  readonly influence?: Influence;
  readonly directReports?: CountEntry;
  readonly organisation?: CountEntry;
  readonly years?: CountEntry;
  readonly hybrid?: boolean;
  readonly statedEquivalents?: readonly string[];
  readonly note?: string;
  readonly competencies?: readonly Competency[];
  /** Absent: not mapped yet. */
  readonly mapping?: MappingEntry;
}

/** Either `lo` and `hi`, or `noEquivalent`. */
export interface MappingEntry {
  readonly lo?: number;
  readonly hi?: number;
  readonly noEquivalent?: true;
  readonly confidence: number;
  readonly justification: Justification;
  readonly comment?: string;
  /** Absent: ACCEPTED. */
  readonly state?: Exclude<MappingState, "ACCEPTED">;
  /** Absent, both: as the ladder's `mappedBy` says. */
  readonly author?: string;
  readonly date?: string;
  readonly sources?: readonly string[];
  readonly disagreements?: readonly { readonly lo: number; readonly hi: number; readonly comment: string; readonly source: string }[];
}

/** A ladder to be written: one of its versions, and whether it is the main ladder (absent where only the version counts). */
export interface Written {
  readonly slug: string;
  readonly main?: boolean;
  readonly version: LadderVersion;
}

/** The document of some of a company's ladders; with `track`, of their rungs on it and of those ladders alone that have any. */
export function documentOf({ slug, name }: Pick<Company, "slug" | "name">, ladders: readonly Written[], track: Track | null = null): LadderDocument {
  const shown = ladders.map((ladder) => ({ ...ladder, rungs: ladder.version.rungs.filter((rung) => track === null || rung.track === track) }))
    .filter(({ rungs }) => track === null || rungs.length > 0);
  const cited = shown.flatMap(({ version, rungs }) => [...version.citations, ...rungs.flatMap((r) => [...(r.mapping?.citations ?? []), ...(r.mapping?.disagreements ?? []).map((d) => d.citation)])]);
  const keys = keysOf(cited);
  const sources = Object.fromEntries([...keys.values()].map(({ key, citation }) => [key, sourceEntry(citation)]));
  return {
    format: DOCUMENT_FORMAT, company: slug, companyName: name, ...(track !== null && { onlyTrack: track }),
    ...(keys.size > 0 && { sources }), ladders: shown.map((ladder) => ladderEntry(ladder, ladder.rungs, keys)),
  };
}

type Keys = ReadonlyMap<string, { readonly key: string; readonly citation: Citation }>;

/** A readable key for each source, by its id: from its title, numbered where two would be the same. */
function keysOf(citations: readonly Citation[]): Keys {
  const keys = new Map<string, { key: string; citation: Citation }>();
  const taken = new Set<string>();
  const distinct = new Map(citations.map((citation) => [citation.id, citation]));
  for (const citation of [...distinct.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const words = citation.title.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const base = words.slice(0, 5).join("-").slice(0, 40).replace(/-$/, "") || "source";
    let key = base;
    for (let n = 2; taken.has(key); n += 1) key = `${base}-${n}`;
    taken.add(key);
    keys.set(citation.id, { key, citation });
  }
  return keys;
}

function sourceEntry({ id: _, ...citation }: Citation): SourceEntry {
  const { title, url, kind, group, date, collected, licence, commit, note } = citation;
  return known({ title, url, kind, group, date, collected, licence, commit, note });
}

function ladderEntry({ slug, main, version: v }: Written, rungs: readonly Rung[], keys: Keys): LadderEntry {
  const { author, date, taxonomyVersion } = v.mappingSet;
  return known({
    slug, name: v.name, family: v.family, main, complete: v.complete, note: v.note, effectiveOn: v.effectiveOn, sources: cite(v.citations, keys),
    mappedBy: { author, date, taxonomyVersion },
    version: known({ id: v.id, number: v.number, changeNote: v.changeNote || null, publishedAt: v.publishedAt?.toISOString(), retiredAt: v.retiredAt?.toISOString(), contentHash: v.contentHash }),
    rungs: rungs.map((rung) => rungEntry(rung, v.mappingSet, keys)),
  });
}

const rungEntry = (r: Rung, set: MappingSet, keys: Keys): RungEntry => known({
  id: r.id, order: r.order, code: r.code, title: r.title, track: r.track, aliases: some(r.aliases), scope: r.scope, influence: r.influence,
  directReports: count(r.directReports), organisation: count(r.organisation), years: count(r.years), hybrid: r.hybrid ? true : null,
  statedEquivalents: some(r.statedEquivalents), note: r.note, competencies: some(r.competencies), mapping: r.mapping && mappingEntry(r.mapping, set, keys),
});

const mappingEntry = (m: Mapping, set: MappingSet, keys: Keys): MappingEntry => known({
  lo: m.range?.lo, hi: m.range?.hi, noEquivalent: m.range === null ? (true as const) : null, confidence: m.confidence, justification: m.justification,
  comment: m.comment || null, state: m.state === "ACCEPTED" ? null : m.state, ...(m.author !== set.author || m.date !== set.date ? { author: m.author, date: m.date } : { author: null, date: null }), sources: cite(m.citations, keys), disagreements: some(m.disagreements.map((d) => disagreement(d, keys))),
});

const disagreement = ({ range, comment, citation }: Disagreement, keys: Keys) => ({ lo: range.lo, hi: range.hi, comment, source: keys.get(citation.id)?.key ?? "" });

const cite = (citations: readonly Citation[], keys: Keys): readonly string[] | null => some(citations.flatMap((c) => keys.get(c.id)?.key ?? []).sort());
const some = <T>(items: readonly T[]): readonly T[] | null => (items.length > 0 ? items : null);
const count = (range: CountRange | null): CountEntry | null => range && known({ min: range.min, max: range.max });

/** The same without what is null or undefined. */
type Known<T> = { [K in keyof T as undefined extends T[K] ? never : null extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : null extends T[K] ? K : never]?: NonNullable<T[K]> };
const known = <T extends object>(fields: T): Known<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Known<T>;

/** What a document says, without what the server gave it: what an import of it must bring back. */
export const saidBy = (document: LadderDocument): LadderDocument => ({
  ...document,
  ladders: document.ladders.map(({ version: _version, ...ladder }) => ({ ...ladder, rungs: ladder.rungs.map(({ id: _id, ...rung }) => rung) })),
});

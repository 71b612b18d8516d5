import type { PartialDate } from "../../shared/source.js";
import { GRID, INFLUENCES, round, TRACKS, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import type { RungContent } from "./draft.js";
import type { Competency, CountRange, MappingState } from "./ladder.js";
import { DOCUMENT_FORMAT, type SourceEntry } from "./ladder-document.js";
import { JUSTIFICATIONS, type Justification } from "./mapping.js";
import { WORTH } from "./mapping-acts.js";
import { faultsOfRange } from "./placement.js";
import { LADDER_LIMITS } from "./rung-rules.js";
import { TreeReader, type Fault, type Path } from "./import-tree.js";

/** Most of what one file holds besides rungs. */
export const DOCUMENT_LIMITS = { ladders: 20, sources: 500, cited: 50, disagreements: 20, key: 60, text: 2_000 } as const;

/** A mapping as a file says it; sources by their keys. */
export interface ReadMapping {
  readonly range: Interval | null;
  readonly confidence: number;
  readonly justification: Justification;
  readonly comment: string;
  readonly state: MappingState;
  /** null, both: as the whole ladder's. */
  readonly author: string | null;
  readonly date: PartialDate | null;
  readonly sources: readonly string[];
  readonly disagreements: readonly { readonly range: Interval; readonly comment: string; readonly source: string }[];
}

export interface ReadRung {
  readonly content: Omit<RungContent, "order"> & { readonly order: number | null };
  readonly mapping: ReadMapping | null;
}

/** A ladder as a file says it; null where it does not say. */
export interface ReadLadder {
  readonly slug: string | null;
  readonly name: string | null;
  readonly family: string | null;
  readonly complete: boolean | null;
  readonly note: string | null;
  readonly effectiveOn: string | null;
  readonly sources: readonly string[];
  readonly author: string | null;
  readonly date: PartialDate | null;
  readonly taxonomyVersion: string | null;
  readonly rungs: readonly ReadRung[];
}

export interface ReadDocument {
  readonly ladders: readonly ReadLadder[];
  readonly sources: ReadonlyMap<string, SourceEntry>;
  readonly faults: readonly Fault[];
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LADDER = ["slug", "name", "family", "main", "complete", "note", "effectiveOn", "sources", "mappedBy", "version", "rungs"];
const RUNG = ["id", "order", "code", "title", "track", "aliases", "scope", "influence", "directReports", "organisation", "years", "hybrid", "statedEquivalents", "note", "competencies", "mapping"];
const MAPPING = ["lo", "hi", "noEquivalent", "confidence", "justification", "comment", "state", "author", "date", "sources", "disagreements"];
const SOURCE = ["title", "url", "kind", "group", "date", "collected", "licence", "commit", "note"];

/** The ladders that a tree of values says, which came from JSON, YAML or a table; only rungs with a title and a track are needed. */
export function readDocument(tree: unknown): ReadDocument {
  const reader = new TreeReader();
  const root = reader.fields(tree, [], ["format", "company", "companyName", "onlyTrack", "sources", "ladders"]);
  if (root.format !== undefined && root.format !== DOCUMENT_FORMAT) reader.fault(["format"], `must be ${DOCUMENT_FORMAT}, or absent`);
  if (root.onlyTrack !== undefined) reader.fault(["onlyTrack"], "says that rungs of the other track were left out; export the whole ladder, or take this line away");
  const sources = sourcesOf(reader, root.sources);
  const items = reader.items(root.ladders, ["ladders"], DOCUMENT_LIMITS.ladders);
  if (items.length === 0 && reader.faults.length === 0) reader.fault(["ladders"], "must hold a ladder");
  const ladders = items.map((item, i) => ladderOf(reader, item, ["ladders", i], sources));
  return { ladders, sources, faults: reader.faults };
}

function sourcesOf(reader: TreeReader, value: unknown): ReadonlyMap<string, SourceEntry> {
  if (value === undefined || value === null) return new Map();
  const entries = Object.entries(reader.fields(value, ["sources"], typeof value === "object" ? Object.keys(value) : []));
  if (entries.length > DOCUMENT_LIMITS.sources) reader.fault(["sources"], `has ${entries.length} items; at most ${DOCUMENT_LIMITS.sources} are taken`);
  return new Map(entries.slice(0, DOCUMENT_LIMITS.sources).map(([key, entry]) => [key, sourceOf(reader, entry, ["sources", key])]));
}

function sourceOf(reader: TreeReader, value: unknown, path: Path): SourceEntry {
  const key = String(path.at(-1));
  if (!KEY.test(key) || key.length > DOCUMENT_LIMITS.key) reader.fault(path, `its key must be lower-case letters, digits and single dashes, at most ${DOCUMENT_LIMITS.key}`);
  const f = reader.fields(value, path, SOURCE);
  const most = DOCUMENT_LIMITS.text;
  const optional = Object.fromEntries((["licence", "commit", "note"] as const).flatMap((name) => {
    const text = reader.text(f[name], [...path, name], most);
    return text === null ? [] : [[name, text]];
  }));
  const [url, date] = [reader.text(f.url, [...path, "url"], most), reader.date(f.date, [...path, "date"], true)];
  if (url !== null && !/^https?:\/\/\S+$/.test(url)) reader.fault([...path, "url"], "must be an address that begins with https:// or http://");
  const collected = reader.date(f.collected, [...path, "collected"], true);
  if (f.collected === undefined || f.collected === null) reader.fault([...path, "collected"], "must not be empty: when the source was read");
  return {
    title: reader.required(f.title, [...path, "title"], most), kind: reader.word(f.kind, [...path, "kind"], ["PRIMARY", "SECONDARY"] as const) ?? "SECONDARY",
    group: reader.text(f.group, [...path, "group"], most) ?? key, collected: collected ?? "", ...(url !== null && { url }), ...(date !== null && { date }), ...optional,
  };
}

function ladderOf(reader: TreeReader, value: unknown, path: Path, sources: ReadonlyMap<string, SourceEntry>): ReadLadder {
  const f = reader.fields(value, path, LADDER);
  const at = (key: string): Path => [...path, key];
  const by = f.mappedBy === undefined || f.mappedBy === null ? {} : reader.fields(f.mappedBy, at("mappedBy"), ["author", "date", "taxonomyVersion"]);
  const rungs = reader.items(f.rungs, at("rungs"), LADDER_LIMITS.rungs);
  if (rungs.length === 0 && (f.rungs === undefined || Array.isArray(f.rungs) && f.rungs.length === 0)) reader.fault(at("rungs"), "must hold a rung");
  return {
    slug: reader.text(f.slug, at("slug"), LADDER_LIMITS.slug), name: reader.text(f.name, at("name"), LADDER_LIMITS.name), family: reader.text(f.family, at("family"), LADDER_LIMITS.slug),
    complete: reader.flag(f.complete, at("complete")), note: reader.text(f.note, at("note"), LADDER_LIMITS.note), effectiveOn: reader.date(f.effectiveOn, at("effectiveOn")),
    sources: citedIn(reader, f.sources, at("sources"), sources),
    author: reader.text(by.author, [...path, "mappedBy", "author"], LADDER_LIMITS.name), date: reader.date(by.date, [...path, "mappedBy", "date"], true),
    taxonomyVersion: reader.text(by.taxonomyVersion, [...path, "mappedBy", "taxonomyVersion"], LADDER_LIMITS.slug),
    rungs: rungs.map((rung, i) => rungOf(reader, rung, [...path, "rungs", i], sources)),
  };
}

function rungOf(reader: TreeReader, value: unknown, path: Path, sources: ReadonlyMap<string, SourceEntry>): ReadRung {
  const f = reader.fields(value, path, RUNG);
  const at = (key: string): Path => [...path, key];
  const track = reader.word(f.track, at("track"), TRACKS);
  if (f.track === undefined || f.track === null) reader.fault(at("track"), "must not be empty: IC or M");
  return {
    content: {
      order: reader.number(f.order, at("order"), { min: 0, max: LADDER_LIMITS.order, whole: true }), track: track ?? "IC",
      code: reader.text(f.code, at("code"), LADDER_LIMITS.code), title: reader.required(f.title, at("title"), LADDER_LIMITS.title),
      aliases: reader.texts(f.aliases, at("aliases"), LADDER_LIMITS.aliases, LADDER_LIMITS.title), scope: reader.text(f.scope, at("scope"), LADDER_LIMITS.scope),
      influence: reader.word(f.influence, at("influence"), INFLUENCES), directReports: countOf(reader, f.directReports, at("directReports")),
      organisation: countOf(reader, f.organisation, at("organisation")), years: countOf(reader, f.years, at("years")), hybrid: reader.flag(f.hybrid, at("hybrid")) ?? false,
      statedEquivalents: reader.texts(f.statedEquivalents, at("statedEquivalents"), LADDER_LIMITS.statedEquivalents, LADDER_LIMITS.statedEquivalent), note: reader.text(f.note, at("note"), LADDER_LIMITS.note),
      competencies: reader.items(f.competencies, at("competencies"), LADDER_LIMITS.competencies).map((item, i) => competencyOf(reader, item, [...at("competencies"), i])),
    },
    mapping: f.mapping === undefined || f.mapping === null ? null : mappingOf(reader, f.mapping, at("mapping"), track, sources),
  };
}

function competencyOf(reader: TreeReader, value: unknown, path: Path): Competency {
  const f = reader.fields(value, path, ["name", "expectation"]);
  return { name: reader.required(f.name, [...path, "name"], LADDER_LIMITS.competency), expectation: reader.required(f.expectation, [...path, "expectation"], LADDER_LIMITS.expectation) };
}

function countOf(reader: TreeReader, value: unknown, path: Path): CountRange | null {
  if (value === undefined || value === null) return null;
  const f = reader.fields(value, path, ["min", "max"]);
  const bounds = { min: 0, max: LADDER_LIMITS.count };
  const [min, max] = [reader.number(f.min, [...path, "min"], bounds), reader.number(f.max, [...path, "max"], bounds)];
  if (f.min === undefined || f.min === null) return reader.fault([...path, "min"], "must not be empty where max is given; it can be 0");
  if (min !== null && max !== null && max < min) return reader.fault([...path, "max"], "must not be below min");
  return min === null ? null : { min, max };
}

function mappingOf(reader: TreeReader, value: unknown, path: Path, track: Track | null, sources: ReadonlyMap<string, SourceEntry>): ReadMapping {
  const f = reader.fields(value, path, MAPPING);
  const at = (key: string): Path => [...path, key];
  const none = reader.flag(f.noEquivalent, at("noEquivalent")) ?? false;
  const range = rangeOf(reader, f, path, track, !none);
  if (none && (f.lo !== undefined || f.hi !== undefined)) reader.fault(at("noEquivalent"), "says that nothing fits; lo and hi must then be empty");
  const confidence = reader.number(f.confidence, at("confidence"), { min: 0, max: 1 });
  if (confidence === 0) reader.fault(at("confidence"), "must be above 0");
  const [author, date] = [reader.text(f.author, at("author"), LADDER_LIMITS.name), reader.date(f.date, at("date"), true)];
  if ((author === null) !== (date === null)) reader.fault(at(author === null ? "author" : "date"), "must be given too: who placed the rung, and when, go together");
  return {
    range: none ? null : range, confidence: confidence ?? WORTH.COMPANY[0], justification: reader.word(f.justification, at("justification"), JUSTIFICATIONS) ?? "MANUAL_MAPPING_CURATION",
    comment: reader.text(f.comment, at("comment"), LADDER_LIMITS.comment) ?? "", state: reader.word(f.state, at("state"), ["SUGGESTED", "ADJUSTED", "ACCEPTED"] as const) ?? "ACCEPTED", author, date,
    sources: citedIn(reader, f.sources, at("sources"), sources),
    disagreements: reader.items(f.disagreements, at("disagreements"), DOCUMENT_LIMITS.disagreements).flatMap((item, i) => {
      const here = [...at("disagreements"), i];
      const d = reader.fields(item, here, ["lo", "hi", "comment", "source"]);
      const [where, [source]] = [rangeOf(reader, d, here, track, true), citedIn(reader, [d.source], [...here, "source"], sources)];
      return where === null || source === undefined ? [] : [{ range: where, comment: reader.required(d.comment, [...here, "comment"], LADDER_LIMITS.comment), source }];
    }),
  };
}

/** Edges on the axis of the track, on the grid on which rungs are placed. */
function rangeOf(reader: TreeReader, f: Readonly<Record<string, unknown>>, path: Path, track: Track | null, needed: boolean): Interval | null {
  const [lo, hi] = (["lo", "hi"] as const).map((edge) => {
    const value = reader.number(f[edge], [...path, edge], { min: 0, max: 7 });
    if (needed && (f[edge] === undefined || f[edge] === null)) reader.fault([...path, edge], "must not be empty");
    if (value !== null && Math.abs(round(value / GRID) - Math.round(value / GRID)) > 1e-6) reader.fault([...path, edge], `must be a multiple of ${GRID}`);
    return value;
  });
  if (lo == null || hi == null) return null;
  const rules = faultsOfRange(track ?? "IC", { lo, hi });
  if (track !== null) for (const rule of rules) reader.fault([...path, "lo"], rule);
  return rules.length > 0 ? null : { lo, hi };
}

/** Keys that `sources` has. */
function citedIn(reader: TreeReader, value: unknown, path: Path, sources: ReadonlyMap<string, SourceEntry>): readonly string[] {
  return reader.texts(value, path, DOCUMENT_LIMITS.cited, DOCUMENT_LIMITS.key).filter((key) => sources.has(key) || reader.fault(path, `"${key}" is not among the sources of this file`) !== null);
}

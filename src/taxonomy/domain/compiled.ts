import { createHash } from "node:crypto";
import type { Track } from "./axis.js";
import { foldsFrom, type FoldStep } from "./folds.js";
import { normalName } from "./names.js";
import type { Statement, StatementKind } from "./statement.js";
import type { CanonicalLevel, Role, TaxonomyContent, TaxonomySource, TraitMention } from "./taxonomy.js";

/** The whole taxonomy as one immutable value, with its lookups. */
export interface Taxonomy {
  /** Follows from the content alone: equal content has an equal version on every machine. */
  readonly version: string;
  readonly content: TaxonomyContent;
  /** null when there is no such level. */
  level(key: string): CanonicalLevel | null;
  /** The level of that rank on that track; null where the track has none. */
  levelAt(track: Track, rank: number): CanonicalLevel | null;
  /** null when there is no such role. */
  role(key: string): Role | null;
  /** null when there is no such source. */
  source(key: string): TaxonomySource | null;
  /** In order; empty when nothing is said. Without `subject`: about whatever subject. */
  statements(kind: StatementKind, subject?: string): readonly Statement[];
  mentions(level: string): readonly TraitMention[];
  /** Levels and roles that a title or an alias names, in any spelling that has the same normal form; may be several, or none. */
  named(name: string): readonly (CanonicalLevel | Role)[];
  /** Families that `family` is answered from, nearest first; empty when it does not fold. */
  foldsFrom(family: string): readonly FoldStep[];
  /** The level, role or statement with this public id; null when there is none. */
  node(id: string): CanonicalLevel | Role | Statement | null;
}

/** SHA-256 (hexadecimal) of everything the taxonomy says, written as JSON with sorted keys. */
export function contentHash(content: TaxonomyContent): string {
  return createHash("sha256").update(JSON.stringify(content, sortedKeys)).digest("hex");
}

const sortedKeys = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : value;

/** Letters of the hash that make a version: 12 hexadecimal digits, as short as a person can compare, and no two taxonomies meet. */
const VERSION_LENGTH = 12;

/** The version of a taxonomy, from its content's hash. */
export const versionOf = (hash: string): string => hash.slice(0, VERSION_LENGTH);

/** Builds the lookups over a taxonomy's content; `hash` is `contentHash(content)` where the caller has it already. */
export function compileTaxonomy(content: TaxonomyContent, hash: string = contentHash(content)): Taxonomy {
  const levels = new Map(content.levels.map((level) => [level.key, level]));
  const ranks = new Map(content.levels.map((level) => [`${level.track}${level.rank}`, level]));
  const roles = new Map(content.roles.map((role) => [role.key, role]));
  const sources = new Map(content.sources.map((source) => [source.key, source]));
  const byKind = grouped(content.statements, (s) => s.kind);
  const byKindAndSubject = grouped(content.statements, (s) => `${s.kind} ${s.subject ?? ""}`);
  const mentions = grouped(content.mentions, (mention) => mention.level);
  const ids = new Map<string, CanonicalLevel | Role | Statement>([...content.levels, ...content.roles, ...content.statements].map((thing) => [thing.id, thing]));
  const names = namesOf(content, (key) => levels.get(key) ?? roles.get(key));
  const folds = new Map(content.families.map((family) => [family.key, foldsFrom(family.key, content.folds)]));
  return {
    version: versionOf(hash),
    content,
    level: (key) => levels.get(key) ?? null,
    levelAt: (track, rank) => ranks.get(`${track}${rank}`) ?? null,
    role: (key) => roles.get(key) ?? null,
    source: (key) => sources.get(key) ?? null,
    statements: (kind, subject) => (subject === undefined ? byKind.get(kind) : byKindAndSubject.get(`${kind} ${subject}`)) ?? [],
    mentions: (level) => mentions.get(level) ?? [],
    named: (name) => names.get(normalName(name)) ?? [],
    foldsFrom: (family) => folds.get(family) ?? [],
    node: (id) => ids.get(id) ?? null,
  };
}

/** Titles and aliases in their normal form, and what they name. */
function namesOf(content: TaxonomyContent, thing: (key: string) => CanonicalLevel | Role | undefined): Map<string, readonly (CanonicalLevel | Role)[]> {
  const pairs = [
    ...[...content.levels, ...content.roles].map((named) => ({ name: named.title, key: named.key })),
    ...content.statements.flatMap((s) => (s.kind === "ALIAS" && s.subject !== null ? [{ name: s.title ?? s.text, key: s.subject }] : [])),
  ];
  const keys = grouped(pairs, (pair) => normalName(pair.name));
  return new Map([...keys].map(([name, found]) => [name, [...new Set(found.map((pair) => pair.key))].flatMap((key) => thing(key) ?? [])]));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

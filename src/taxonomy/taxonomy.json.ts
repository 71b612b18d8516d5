import type { Influence, Track } from "./domain/axis.js";
import type { Basis, QuantityUnit, Sourced, Statement, StatementKind } from "./domain/statement.js";
import type { Activity, Archetype, DimensionScore, Family, Material, TaxonomyContent, Trait, TraitMention } from "./domain/taxonomy.js";

const list = (table: string, order = "position"): string => `(select coalesce(jsonb_agg(to_jsonb(t) order by ${order}), '[]') from taxonomy_${table} t)`;

/** SQL: the whole taxonomy in force in one row and one snapshot; no row before the first seeding. `contentOf` reads it. */
export const CURRENT_TAXONOMY = `
  select jsonb_build_object(
    'hash', v.hash,
    'sources', ${list("source")},
    'levels', ${list("level")},
    'traits', ${list("trait")},
    'mentions', ${list("trait_mention")},
    'dimensions', ${list("dimension")},
    'steps', ${list("dimension_step", "dimension, step")},
    'scores', ${list("dimension_score")},
    'families', ${list("family")},
    'folds', ${list("fold")},
    'roles', ${list("role")},
    'activities', ${list("activity")},
    'allocations', ${list("allocation")},
    'parts', ${list("allocation_part")},
    'archetypes', ${list("archetype")},
    'statements', ${list("statement")}
  ) as taxonomy
  from taxonomy_version v order by v.number desc limit 1`;

interface Fact { readonly basis: Basis; readonly sources: readonly string[] }

/** What `CURRENT_TAXONOMY` gives. */
export interface TaxonomyJson {
  readonly hash: string;
  readonly sources: readonly {
    readonly key: string; readonly material: Material; readonly title: string; readonly author: string | null; readonly about: string;
    readonly url: string | null; readonly dated: string | null; readonly collected: string;
  }[];
  readonly levels: readonly (Fact & {
    readonly id: string; readonly key: string; readonly track: Track; readonly rank: number; readonly title: string; readonly partial: boolean;
    readonly influence_from: Influence; readonly influence_to: Influence;
  })[];
  readonly traits: readonly Trait[];
  readonly mentions: readonly TraitMention[];
  readonly dimensions: readonly (Fact & { readonly key: string; readonly title: string; readonly text: string })[];
  readonly steps: readonly { readonly dimension: string; readonly step: number; readonly text: string }[];
  readonly scores: readonly (DimensionScore & { readonly dimension: string })[];
  readonly families: readonly Family[];
  readonly folds: readonly (Fact & { readonly from_family: string; readonly to_family: string; readonly factor: number; readonly note: string })[];
  readonly roles: readonly (Fact & {
    readonly id: string; readonly key: string; readonly title: string; readonly family: string; readonly track: Track; readonly from_level: string;
    readonly to_level: string; readonly span_lo: number; readonly span_hi: number; readonly summary: string;
  })[];
  readonly activities: readonly Activity[];
  readonly allocations: readonly (Fact & { readonly level: string; readonly label: string; readonly code: string })[];
  readonly parts: readonly { readonly level: string; readonly activity: string; readonly percent: number }[];
  readonly archetypes: readonly Archetype[];
  readonly statements: readonly (Fact & {
    readonly id: string; readonly kind: StatementKind; readonly key: string; readonly ordinal: number; readonly subject: string | null; readonly title: string | null;
    readonly text: string; readonly refers_to: string | null; readonly points: readonly string[]; readonly quantity_min: number | null;
    readonly quantity_max: number | null; readonly quantity_unit: QuantityUnit | null;
  })[];
}

const ground = ({ basis, sources }: Fact): Sourced => ({ basis, sources });

/** The content as it was before it was stored, to the letter: its hash is the stored one. */
export const contentOf = (json: TaxonomyJson): TaxonomyContent => ({
  sources: json.sources.map(({ key, material, title, author, about, url, dated, collected }) => ({ key, material, title, author, about, url, date: dated, collected })),
  levels: json.levels.map(({ id, key, track, rank, title, partial, influence_from: from, influence_to: to, ...fact }) => ({
    id, key, track, rank, title, partial, influence: { from, to }, ...ground(fact),
  })),
  traits: json.traits.map(({ key, title, text, ...fact }) => ({ key, title, text, ...ground(fact) })),
  mentions: json.mentions.map(({ level, ordinal, trait, degree, spelling, ...fact }) => ({ level, ordinal, trait, degree, spelling, ...ground(fact) })),
  dimensions: json.dimensions.map(({ key, title, text, ...fact }) => ({
    key, title, text,
    steps: json.steps.filter((s) => s.dimension === key).map((s) => s.text),
    scores: json.scores.filter((s) => s.dimension === key).map(({ level, score, ...scored }) => ({ level, score, ...ground(scored) })),
    ...ground(fact),
  })),
  families: json.families.map(({ key, title, text, ...fact }) => ({ key, title, text, ...ground(fact) })),
  folds: json.folds.map(({ from_family: from, to_family: to, factor, note, ...fact }) => ({ from, to, factor, note, ...ground(fact) })),
  roles: json.roles.map(({ id, key, title, family, track, from_level: fromLevel, to_level: toLevel, span_lo: lo, span_hi: hi, summary, ...fact }) => ({
    id, key, title, family, track, fromLevel, toLevel, span: { lo, hi }, summary, ...ground(fact),
  })),
  activities: json.activities.map(({ key, title, ...fact }) => ({ key, title, ...ground(fact) })),
  allocations: json.allocations.map(({ level, label, code, ...fact }) => ({
    level, label, code, parts: json.parts.filter((p) => p.level === level).map(({ activity, percent }) => ({ activity, percent })), ...ground(fact),
  })),
  archetypes: json.archetypes.map(({ key, title, level, text, thrives, frequency, ...fact }) => ({ key, title, level, text, thrives, frequency, ...ground(fact) })),
  statements: json.statements.map(statementOf),
});

function statementOf(row: TaxonomyJson["statements"][number]): Statement {
  const { id, kind, key, ordinal, subject, title, text, refers_to: refersTo, points, quantity_min: min, quantity_max: max, quantity_unit: unit } = row;
  const quantity = min === null || unit === null ? null : { min, max, unit };
  return { id, kind, key, ordinal, subject, title, text, refersTo, points, quantity, ...ground(row) };
}

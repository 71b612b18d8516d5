import { citationOf, type CitationJson } from "../database/citations.js";
import type { Citation } from "../shared/source.js";
import type { Influence, Track } from "../taxonomy/domain/axis.js";
import type { Competency, CountRange, LadderVersion, Mapping, MappingState, Rung, VersionStatus, Voice } from "./domain/ladder.js";
import type { Justification } from "./domain/mapping.js";

/** SQL: the version row `v` with its rungs, mappings and citations, as one JSON value; `versionOf` reads it. */
export const VERSION_JSON = `to_jsonb(v) || jsonb_build_object(
  'set', (select to_jsonb(s) from mapping_set s where s.version_id = v.id),
  'citations', (select coalesce(jsonb_agg(k.citation_id order by k.citation_id), '[]') from ladder_version_citation k where k.version_id = v.id),
  'rungs', (select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('mapping', (
      select to_jsonb(m) || jsonb_build_object(
        'citations', (select coalesce(jsonb_agg(k.citation_id order by k.citation_id), '[]') from mapping_citation k where k.mapping_id = m.id),
        'disagreements', (select coalesce(jsonb_agg(to_jsonb(d) order by d.ordinal), '[]') from mapping_disagreement d where d.mapping_id = m.id))
      from mapping m where m.rung_id = r.id),
      'competencies', (select coalesce(jsonb_agg(to_jsonb(p) - '{rung_id,ordinal}'::text[] order by p.ordinal), '[]') from rung_competency p where p.rung_id = r.id)) order by r.track, r.ord, r.code, r.title), '[]') from rung r where r.version_id = v.id),
  'cited', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from citation c where c.id in (
      select k.citation_id from ladder_version_citation k where k.version_id = v.id
      union select k.citation_id from rung r join mapping m on m.rung_id = r.id join mapping_citation k on k.mapping_id = m.id where r.version_id = v.id
      union select d.citation_id from rung r join mapping m on m.rung_id = r.id join mapping_disagreement d on d.mapping_id = m.id where r.version_id = v.id)))`;

interface MappingJson {
  readonly id: string; readonly lo: number | null; readonly hi: number | null; readonly confidence: number; readonly justification: Justification;
  readonly comment: string; readonly state: MappingState; readonly author: string | null; readonly mapped_on: string | null; readonly citations: readonly string[];
  readonly disagreements: readonly { readonly lo: number; readonly hi: number; readonly comment: string; readonly citation_id: string }[];
}

interface RungJson {
  readonly id: string; readonly ord: number; readonly track: Track; readonly code: string | null; readonly title: string; readonly aliases: readonly string[];
  readonly scope: string | null; readonly influence: Influence | null; readonly direct_reports_min: number | null; readonly direct_reports_max: number | null;
  readonly organisation_min: number | null; readonly organisation_max: number | null; readonly years_min: number | null; readonly years_max: number | null;
  readonly hybrid: boolean; readonly stated_equivalents: readonly string[]; readonly note: string | null; readonly competencies: readonly Competency[]; readonly mapping: MappingJson | null;
}

/** What `VERSION_JSON` gives. */
export interface VersionJson {
  readonly id: string; readonly ladder_id: string; readonly number: number; readonly status: VersionStatus; readonly voice: Voice; readonly name: string; readonly family: string;
  readonly complete: boolean; readonly note: string | null; readonly change_note: string; readonly effective_on: string; readonly published_at: string | null;
  readonly retired_at: string | null; readonly content_hash: string | null;
  readonly set: { readonly id: string; readonly author: string; readonly mapped_on: string; readonly taxonomy_version: string };
  readonly citations: readonly string[]; readonly rungs: readonly RungJson[]; readonly cited: readonly CitationJson[];
}

const countOf = (min: number | null, max: number | null): CountRange | null => (min === null ? null : { min, max });
const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** The domain value of a stored version. */
export function versionOf(row: VersionJson): LadderVersion {
  const cited = new Map(row.cited.map((c) => [c.id, citationOf(c)]));
  const cite = (id: string): Citation => {
    const found = cited.get(id);
    if (found === undefined) throw new Error(`version ${row.id} cites ${id}, which was not read with it`);
    return found;
  };
  const mappingOf = (m: MappingJson): Mapping => ({
    id: m.id,
    range: m.lo === null || m.hi === null ? null : { lo: m.lo, hi: m.hi },
    confidence: m.confidence, justification: m.justification, comment: m.comment,
    state: m.state, author: m.author ?? row.set.author, date: m.mapped_on ?? row.set.mapped_on,
    citations: m.citations.map(cite),
    disagreements: m.disagreements.map((d) => ({ range: { lo: d.lo, hi: d.hi }, comment: d.comment, citation: cite(d.citation_id) })),
  });
  const rungOf = (r: RungJson): Rung => ({
    id: r.id, order: r.ord, track: r.track, code: r.code, title: r.title, aliases: r.aliases, scope: r.scope, influence: r.influence,
    directReports: countOf(r.direct_reports_min, r.direct_reports_max), organisation: countOf(r.organisation_min, r.organisation_max), years: countOf(r.years_min, r.years_max),
    hybrid: r.hybrid, statedEquivalents: r.stated_equivalents, note: r.note, competencies: r.competencies, mapping: r.mapping && mappingOf(r.mapping),
  });
  return {
    id: row.id, ladderId: row.ladder_id, number: row.number, status: row.status, voice: row.voice, name: row.name, family: row.family, complete: row.complete, note: row.note,
    changeNote: row.change_note, effectiveOn: row.effective_on, publishedAt: dateOf(row.published_at), retiredAt: dateOf(row.retired_at), contentHash: row.content_hash,
    citations: row.citations.map(cite),
    mappingSet: { id: row.set.id, author: row.set.author, date: row.set.mapped_on, taxonomyVersion: row.set.taxonomy_version },
    rungs: row.rungs.map(rungOf),
  };
}

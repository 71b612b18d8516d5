import { citationOf, type CitationJson } from "../database/citations.js";
import type { Citation } from "../shared/source.js";
import type { Influence, Track } from "../taxonomy/domain/axis.js";
import type { Competency, CountRange, LadderVersion, Mapping, MappingState, Rung, VersionStatus, Voice } from "./domain/ladder.js";
import type { Justification } from "./domain/mapping.js";

/** SQL: the version row `v` with its rungs, mappings and citations, as one JSON value; `versionOf` reads it. */
export const VERSION_JSON = `(select row_to_json(t) from (select
  v.id, v.ladder_id, v.number, v.status, v.voice, v.name, v.family, v.complete, v.note, v.change_note, v.effective_on, v.published_at, v.retired_at, v.content_hash,
  (select row_to_json(s) from mapping_set s where s.version_id = v.id) as "set",
  array(select k.citation_id from ladder_version_citation k where k.version_id = v.id order by k.citation_id) as citations,
  (select coalesce(json_agg(t), '[]') from (
    select r.*, case when m.id is not null then (select row_to_json(t) from (select m.*,
        array(select k.citation_id from mapping_citation k where k.mapping_id = m.id order by k.citation_id) as citations,
        (select coalesce(json_agg(d order by d.ordinal), '[]') from mapping_disagreement d where d.mapping_id = m.id) as disagreements) t) end as mapping,
      (select coalesce(json_agg(json_build_object('name', p.name, 'expectation', p.expectation) order by p.ordinal), '[]') from rung_competency p where p.rung_id = r.id) as competencies
    from rung r left join mapping m on m.rung_id = r.id where r.version_id = v.id order by r.track, r.ord, r.code, r.title) t) as rungs,
  (select coalesce(json_agg(c), '[]') from citation c where c.id in (
      select k.citation_id from ladder_version_citation k where k.version_id = v.id
      union select k.citation_id from rung r join mapping m on m.rung_id = r.id join mapping_citation k on k.mapping_id = m.id where r.version_id = v.id
      union select d.citation_id from rung r join mapping m on m.rung_id = r.id join mapping_disagreement d on d.mapping_id = m.id where r.version_id = v.id)) as cited) t)`;

/** What documents leave out where it is null, false or empty. */
type Absent<T> = { readonly [K in keyof T]?: T[K] | null };

interface MappingJson extends Absent<{ lo: number; hi: number; author: string; mapped_on: string; citations: readonly string[]; disagreements: readonly DisagreementJson[] }> {
  readonly id: string; readonly confidence: number; readonly justification: Justification; readonly comment: string; readonly state: MappingState;
}

interface DisagreementJson {
  readonly lo: number; readonly hi: number; readonly comment: string; readonly citation_id: string;
}

interface RungJson extends Absent<{
  code: string; aliases: readonly string[]; scope: string; influence: Influence; direct_reports_min: number; direct_reports_max: number; organisation_min: number; organisation_max: number;
  years_min: number; years_max: number; hybrid: boolean; stated_equivalents: readonly string[]; note: string; competencies: readonly Competency[]; mapping: MappingJson;
}> {
  readonly id: string; readonly ord: number; readonly track: Track; readonly title: string;
}

/** What `VERSION_JSON` gives, or a document. */
export interface VersionJson extends Absent<{
  complete: boolean; note: string; published_at: string; retired_at: string; content_hash: string; citations: readonly string[]; rungs: readonly RungJson[]; cited: readonly CitationJson[];
}> {
  readonly id: string; readonly ladder_id: string; readonly number: number; readonly status: VersionStatus; readonly voice: Voice; readonly name: string; readonly family: string;
  readonly change_note: string; readonly effective_on: string; readonly set: { readonly id: string; readonly author: string; readonly mapped_on: string; readonly taxonomy_version: string };
}

const NONE: readonly never[] = [];
const countOf = (min: number | null | undefined, max: number | null | undefined): CountRange | null => (min == null ? null : { min, max: max ?? null });
const dateOf = (text: string | null | undefined): Date | null => (text == null ? null : new Date(text));

/** The domain value of a stored version. */
export function versionOf(row: VersionJson): LadderVersion {
  const cited = new Map(row.cited?.map((c) => [c.id, citationOf(c)]));
  const cite = (id: string): Citation => {
    const found = cited.get(id);
    if (found === undefined) throw new Error(`version ${row.id} cites ${id}, which was not read with it`);
    return found;
  };
  const mappingOf = (m: MappingJson): Mapping => ({
    id: m.id,
    range: m.lo == null || m.hi == null ? null : { lo: m.lo, hi: m.hi },
    confidence: m.confidence, justification: m.justification, comment: m.comment,
    state: m.state, author: m.author ?? row.set.author, date: m.mapped_on ?? row.set.mapped_on,
    citations: m.citations?.map(cite) ?? NONE,
    disagreements: m.disagreements?.map((d) => ({ range: { lo: d.lo, hi: d.hi }, comment: d.comment, citation: cite(d.citation_id) })) ?? NONE,
  });
  const rungOf = (r: RungJson): Rung => ({
    id: r.id, order: r.ord, track: r.track, code: r.code ?? null, title: r.title, aliases: r.aliases ?? NONE, scope: r.scope ?? null, influence: r.influence ?? null,
    directReports: countOf(r.direct_reports_min, r.direct_reports_max), organisation: countOf(r.organisation_min, r.organisation_max), years: countOf(r.years_min, r.years_max),
    hybrid: r.hybrid ?? false, statedEquivalents: r.stated_equivalents ?? NONE, note: r.note ?? null, competencies: r.competencies ?? NONE, mapping: r.mapping ? mappingOf(r.mapping) : null,
  });
  return {
    id: row.id, ladderId: row.ladder_id, number: row.number, status: row.status, voice: row.voice, name: row.name, family: row.family, complete: row.complete ?? false, note: row.note ?? null,
    changeNote: row.change_note, effectiveOn: row.effective_on, publishedAt: dateOf(row.published_at), retiredAt: dateOf(row.retired_at), contentHash: row.content_hash ?? null,
    citations: row.citations?.map(cite) ?? NONE,
    mappingSet: { id: row.set.id, author: row.set.author, date: row.set.mapped_on, taxonomyVersion: row.set.taxonomy_version },
    rungs: row.rungs?.map(rungOf) ?? NONE,
  };
}

import type { Company } from "../../../src/company/index.js";
import { place, type Ladder, type LadderVersion, type Mapping, type PublishedCompany, type Rung } from "../../../src/ladder/domain/ladder.js";
import type { Citation } from "../../../src/shared/source.js";

export const buildCitation = (id: string, more: Partial<Citation> = {}): Citation => ({
  id, title: id, url: null, kind: "PRIMARY", group: id, date: null, collected: "2026", licence: null, commit: null, note: null, ...more,
});

export const buildMapping = (lo: number, hi: number, more: Partial<Mapping> = {}): Mapping => ({
  id: `map ${lo}-${hi}`, range: { lo, hi }, confidence: 0.7, justification: "MANUAL_MAPPING_CURATION", comment: "", state: "ACCEPTED", author: "us", date: "2026", citations: [], disagreements: [], ...more,
});

export const buildRung = (title: string, more: Partial<Rung> = {}): Rung => ({
  id: `rung ${title} ${more.track ?? "IC"} ${more.code ?? ""}`, order: 1, track: "IC", code: null, title, aliases: [], scope: null, influence: null, directReports: null, organisation: null,
  years: null, hybrid: false, statedEquivalents: [], note: null, competencies: [], mapping: null, ...more,
});

export const buildVersion = (rungs: readonly Rung[], more: Partial<LadderVersion> = {}): LadderVersion => ({
  id: "ver", ladderId: "lad", number: 1, status: "PUBLISHED", voice: "CURATORS", name: "Engineering", family: "software", complete: true, note: null, changeNote: "", effectiveOn: "2026-01-01",
  publishedAt: new Date(0), retiredAt: null, contentHash: null, citations: [], mappingSet: { id: "set", author: "us", date: "2026", taxonomyVersion: "1" }, rungs, ...more,
});

const ACME: Company = {
  id: "cmp", slug: "acme", name: "Acme", kind: "COMPANY", country: null, domain: null, description: "", aliases: [], people: null, origin: "CURATED", citations: [], takenDown: null,
};

/** A company whose ladders, by family, have these rungs; the first is the main one, and their slugs are as in `ladder-of-data`. */
export function buildPublished(ladders: Readonly<Record<string, readonly Rung[]>>): PublishedCompany {
  return {
    company: ACME,
    ladders: Object.entries(ladders).map(([family, rungs], i): Ladder => {
      const identity = { id: `lad ${family}`, slug: `ladder-of-${family.split("-")[0]}`, isMain: i === 0, company: ACME };
      const version = place(buildVersion(rungs, { name: `Ladder ${family}`, family }), identity);
      return { ...identity, name: version.name, family: version.family, visibility: "LISTED", version };
    }),
  };
}

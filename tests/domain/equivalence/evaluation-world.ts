import { publishedOf } from "../../../src/app/evaluation.js";
import type { PublishedAssertion, RungPointer } from "../../../src/equivalence/domain/published-crosswalk.js";
import type { PublishedCompany } from "../../../src/ladder/domain/ladder.js";
import type { Track } from "../../../src/taxonomy/domain/axis.js";

/** A company with one ladder; a rung per code, a level each, "M…" on the management track. */
export function buildCompany(slug: string, ...codes: readonly string[]): PublishedCompany {
  const at: Record<Track, number> = { IC: 0, M: 0 };
  return publishedOf({
    slug, name: slug, kind: "COMPANY", description: "", sources: {},
    ladders: [{
      slug: "main", name: "Main", family: "software", main: true, sources: [],
      rungs: codes.map((code) => {
        const track: Track = code.startsWith("M") ? "M" : "IC";
        const order = (at[track] += 1);
        const lo = order - 1 + (track === "M" ? 2 : 0);
        return { order, code, title: `Rung ${code}`, track, mapping: { lo, hi: lo + 1, confidence: 0.7, justification: "MANUAL_MAPPING_CURATION", comment: "", sources: [] } };
      }),
    }],
  }, "1");
}

/** A company's rung by its code. */
export const idOf = (company: PublishedCompany, code: string): string => company.ladders[0]!.version.rungs.find((rung) => rung.code === code)!.id;

let rows = 0;

/** A row of a source; a cell is a company and the codes it prints, "L6+" for an open end. */
export function buildRow(group: string, cells: readonly (readonly [company: string, ...codes: readonly string[]])[], rest: Partial<PublishedAssertion> = {}): PublishedAssertion {
  const pointer = (code: string): RungPointer => ({ ladder: "main", track: code.startsWith("M") ? "M" : "IC", code: code.replace("+", "") });
  return {
    id: `row ${(rows += 1)}`, crosswalk: group, prior: 0.5, assembled: false, label: null, holds: true, note: null,
    citation: { id: `cit_${group}`, title: group, url: null, kind: "SECONDARY", group, date: null, collected: "2026-01", licence: null, commit: null, note: null },
    cells: cells.map(([company, ...codes]) => ({ organisation: company, company, printed: codes.join(" "), rungs: codes.map(pointer) })),
    ...rest,
  };
}

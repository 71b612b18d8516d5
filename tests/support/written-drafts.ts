import type { DataSource } from "typeorm";
import { COMPANY_JSON, companyOf, type CompanyJson } from "../../src/company/index.js";
import { insertAll } from "../../src/database/citations.js";
import { rungIdOf, versionIdOf } from "../../src/ladder/domain/ids.js";
import type { LadderVersion, Mapping, Rung } from "../../src/ladder/domain/ladder.js";
import { draftRow, insertParts } from "../../src/ladder/ladder.publication.js";
import { LadderRow, LadderVersionRow } from "../../src/ladder/ladder.rows.js";
import type { Publishing } from "../../src/ladder/index.js";
import { publicId, randomId } from "../../src/shared/id.js";

/** A rung of a draft: what a test is about; the rest is made up. `range` null: nobody placed it. */
export interface DraftRung extends Partial<Omit<Rung, "mapping" | "id">> {
  readonly title: string;
  readonly range?: readonly [lo: number, hi: number] | null;
  readonly mapping?: Partial<Mapping>;
}

export interface WrittenDraft {
  readonly ladder: string;
  readonly draft: string;
  readonly revision: number;
}

export const NOVICE_TO_MASTER: readonly DraftRung[] = [
  { title: "Novice", code: "N1", range: [0, 1], scope: "Tasks that others cut out." },
  { title: "Adept", code: "N2", range: [1, 2], scope: "A feature from start to end." },
  { title: "Master", code: "N3", range: [2, 3], scope: "What the team builds, and how." },
];

/** What a draft says. */
export function draftVersion(ladderId: string, number: number, rungs: readonly DraftRung[]): LadderVersion {
  const id = versionIdOf(ladderId, number);
  const mappingSet = { id: publicId("set", id), author: "Ada of the company", date: "2026-11-20", taxonomyVersion: "1" };
  return {
    id, ladderId, number, status: "DRAFT", voice: "COMPANY", name: `The ladder ${ladderId.slice(4, 9)}`, family: "software", complete: true, note: null, changeNote: "", effectiveOn: "2026-11-20",
    publishedAt: null, retiredAt: null, contentHash: null, citations: [], mappingSet,
    rungs: rungs.map(({ range = null, mapping, title, ...rung }, i): Rung => {
      const full = { order: i + 1, track: "IC", code: null, title, aliases: [], scope: null, influence: null, directReports: null, organisation: null, years: null, hybrid: false, statedEquivalents: [], note: null, competencies: [], ...rung } as const;
      const rungId = rungIdOf(id, full);
      const placed = range === null ? null : { id: publicId("map", rungId), range: { lo: range[0], hi: range[1] }, confidence: 0.8, justification: "MANUAL_MAPPING_CURATION", comment: "Ours.", state: "ACCEPTED", author: mappingSet.author, date: mappingSet.date, citations: [], disagreements: [], ...mapping } as const;
      return { ...full, id: rungId, mapping: placed };
    }),
  };
}

/** Writes a draft into the tables, as the store of drafts does: of a new ladder of the company, or the next of `ladder`. */
export async function writeDraft(dataSource: DataSource, company: string, rungs: readonly DraftRung[] = NOVICE_TO_MASTER, ladder?: string): Promise<WrittenDraft> {
  const [owner]: { id: string }[] = await dataSource.query(`select id from company where slug = $1`, [company]);
  const [last]: { number: number }[] = await dataSource.query(`select coalesce(max(number), 0) as number from ladder_version where ladder_id = $1`, [ladder ?? ""]);
  const ladderId = ladder ?? randomId("lad");
  const version = draftVersion(ladderId, (last?.number ?? 0) + 1, rungs);
  await dataSource.transaction(async (manager) => {
    if (ladder === undefined) await insertAll(manager, LadderRow, [{ id: ladderId, companyId: owner!.id, slug: `l-${ladderId.slice(4, 12)}`, isMain: false, currentVersionId: null, visibility: "LISTED" }]);
    await insertAll(manager, LadderVersionRow, [draftRow(version)]);
    await insertParts(manager, [version]);
  });
  return { ladder: ladderId, draft: version.id, revision: 1 };
}

/** The same, published. */
export async function writePublished(dataSource: DataSource, publishing: Publishing, company: string, rungs: readonly DraftRung[] = NOVICE_TO_MASTER): Promise<WrittenDraft> {
  const written = await writeDraft(dataSource, company, rungs);
  const [row]: { company: CompanyJson }[] = await dataSource.query(`select ${COMPANY_JSON} as company from company c where c.slug = $1`, [company]);
  const owner = companyOf(row!.company);
  const terms = { changeNote: "Written by a test.", effectiveOn: null, visibility: null, key: null };
  await publishing.publish({ draft: written.draft, revision: 1, terms, voice: "COMPANY" }, { id: written.ladder, slug: "", company: owner }, owner.id, async () => undefined);
  return written;
}

import type { DataSource } from "typeorm";
import { verifyLadders } from "../../src/ladder/ladder.verification.js";

/** What must hold whatever was killed when, besides what `npm run db:verify` checks: a sentence, and SQL that counts what breaks it. */
const RULES: readonly (readonly [string, string])[] = [
  ["a published version that is newer than the one in force", `select count(*) from ladder l join ladder_version v on v.ladder_id = l.id left join ladder_version c on c.id = l.current_version_id where v.status = 'PUBLISHED' and v.number > coalesce(c.number, 0)`],
  ["a draft or version of which not every change, and its publication, is in the audit log exactly once", `select count(*) from ladder_version v join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id where c.origin <> 'CURATED' and v.revision + (v.status <> 'DRAFT')::int <> (select count(*) from audit_event a where a.subject_id = v.id)`],
  ["a draft or version without all its rungs and mappings", `select count(*) from ladder_version v where (select count(*) from rung r join mapping m on m.rung_id = r.id where r.version_id = v.id) <> 3`],
  ["a draft or version with a part of its competencies", `select count(*) from ladder_version v where (select count(*) from rung r join rung_competency p on p.rung_id = r.id where r.version_id = v.id) <> all (array[0, 3])`],
  ["a draft or version with rungs of two writings", `select count(*) from ladder_version v where (select count(distinct split_part(p.expectation, ' ', 1)) from rung r join rung_competency p on p.rung_id = r.id where r.version_id = v.id) > 1`],
  ["a ladder without any version", `select count(*) from ladder l where not exists (select from ladder_version v where v.ladder_id = l.id)`],
  ["a name in search of what is not in force", `select count(*) from search_place p left join ladder l on l.id = p.ladder_id where p.version_id is distinct from l.current_version_id`],
  ["a rung in force that search does not know", `select count(*) from ladder l join rung r on r.version_id = l.current_version_id where not exists (select from search_place p where p.thing_id = r.id)`],
  ["a rung in force on a range that counterparts are not sought on", `select count(*) from current_rung c where not exists (select from current_range r where (r.family, r.track, r.lo, r.hi) = (c.family, c.track, c.lo, c.hi))`],
  ["a publication that no server was told of", `select count(*) from epoch e where e.value <> (select count(*) from publication) or e.value <> (select coalesce(max(epoch), 0) from publication)`],
  ["curated companies of which some are as before and some as after", `select greatest(count(distinct right(r.title, 1)) - 1, 0) from company c join ladder l on l.company_id = c.id join rung r on r.version_id = l.current_version_id where c.origin = 'CURATED'`],
  ["several main ladders, or none where ladders are in force", `select count(*) from company c where exists (select from ladder l where l.company_id = c.id and l.current_version_id is not null) and (select count(*) from ladder l where l.company_id = c.id and l.is_main) <> 1`],
];

/** Everything that is wrong; empty: nothing. */
export async function faultsIn(dataSource: DataSource): Promise<readonly string[]> {
  const { problems } = await dataSource.transaction("REPEATABLE READ", verifyLadders);
  const broken: string[] = [];
  for (const [sentence, sql] of RULES) {
    const [row]: { n: string }[] = await dataSource.query(`select (${sql})::text as n`);
    if (row?.n !== "0") broken.push(`${sentence} (${row?.n})`);
  }
  return [...problems, ...broken];
}

import type { DataSource, EntityManager } from "typeorm";
import { insertAll } from "../database/citations.js";
import { publicId, randomId } from "../shared/id.js";
import type { Page, Slice } from "../shared/page.js";
import type { Change, Draft } from "./domain/draft.js";
import type { Act, MappingAct, MappingInForce } from "./domain/mapping-acts.js";
import type { Justification } from "./domain/mapping.js";
import { DraftStore, touchDraft, type Within } from "./ladder.drafts.store.js";
import { MappingActRow } from "./ladder.rows.js";

/** A draft and what was done to its mappings, by rung, oldest first. */
export interface MappedDraft {
  readonly draft: Draft;
  readonly acts: ReadonlyMap<string, readonly MappingAct[]>;
}

/** A page of what was done to the mapping of a rung. */
export interface RungPage {
  readonly rungId: string;
  readonly page: Page;
}

/** What an act leaves of a rung's mapping. */
export interface Remapped {
  readonly rungId: string;
  /** null: the rung is not mapped any more. */
  readonly mapping: MappingInForce | null;
  /** Who is told to stand behind it; people's names stay in the acts. */
  readonly author: string;
  /** It stands elsewhere now, so what it cited says nothing for it. */
  readonly moved: boolean;
  readonly act: Omit<MappingAct, "id" | "rungId">;
}

interface ActJson {
  readonly id: string; readonly rungId: string; readonly act: Act; readonly authorId: string | null; readonly author: string; readonly at: Date; readonly lo: number | null; readonly hi: number | null;
  readonly comment: string; readonly stance: number | null; readonly confidence: number | null; readonly justification: Justification | null;
}

const ACT = `a.id, a.rung_id as "rungId", a.act, a.author_id as "authorId", a.author, a.at, a.lo::float8 as lo, a.hi::float8 as hi, a.comment,
  a.stance::float8 as stance, a.confidence::float8 as confidence, a.justification`;
const actOf = ({ authorId, author, lo, hi, ...act }: ActJson): MappingAct => ({ ...act, by: { id: authorId, name: author }, range: lo === null || hi === null ? null : { lo, hi } });

/** All SQL that maps the rungs of drafts, and reads how mappings came about. */
export class MappingStore {
  private readonly drafts: DraftStore;

  constructor(private readonly dataSource: DataSource) {
    this.drafts = new DraftStore(dataSource);
  }

  /** Whose draft this is (`ver_…`), or has this rung (`rng_…`); null: none. One statement either way. */
  async placeOf(id: string): Promise<{ readonly companyId: string; readonly draftId: string } | null> {
    const [row]: { companyId: string; draftId: string }[] = await this.dataSource.query(
      `select l.company_id as "companyId", v.id as "draftId" from ladder_version v join ladder l on l.id = v.ladder_id
        where v.status = 'DRAFT' and v.id in ($1, (select r.version_id from rung r where r.id = $1))`, [id]);
    return row ?? null;
  }

  /** Two statements. What they read apart is of one revision if the draft is still at it when it is written. Null: no draft any more. */
  async read(draftId: string): Promise<MappedDraft | null> {
    const draft = await this.drafts.byId(draftId);
    if (draft === null) return null;
    const rows: ActJson[] = await this.dataSource.query(`select ${ACT} from mapping_act a where a.version_id = $1 order by a.ordinal`, [draftId]);
    const acts = new Map<string, MappingAct[]>();
    for (const row of rows) acts.set(row.rungId, [...(acts.get(row.rungId) ?? []), actOf(row)]);
    return { draft, acts };
  }

  /** A page of the acts on each of these rungs, newest first, each rung with its own page: one statement. In the order of `asked`. */
  async actsOn(asked: readonly RungPage[]): Promise<readonly Slice<MappingAct>[]> {
    const rows: (ActJson & { place: number; key: string })[] = await this.dataSource.query(
      `select k.place::int as place, a.ordinal as key, ${ACT} from unnest($1::text[], $2::int[], $3::numeric[]) with ordinality k(id, most, after, place) join rung r on r.id = k.id
         cross join lateral (select n.* from mapping_act n where n.version_id = r.version_id and n.rung_id = r.id and (k.after is null or n.ordinal < k.after) order by n.ordinal desc limit k.most + 1) a
        order by a.ordinal desc`, [asked.map(({ rungId }) => rungId), asked.map(({ page }) => page.first), asked.map(({ page }) => page.after?.[0] ?? null)]);
    const found = asked.map((): { value: MappingAct; key: number[] }[] => []);
    for (const { place, key, ...row } of rows) found[place - 1]?.push({ value: actOf(row), key: [Number(key)] });
    return found.map((items, i) => ({ items: items.slice(0, asked[i]?.page.first), hasNext: items.length > (asked[i]?.page.first ?? 0) }));
  }

  /**
   * Writes acts and the mappings they leave, when the draft is still at `revision`: a constant number of statements.
   * Fails:  StaleRevision when somebody changed it meanwhile, or published it.
   */
  async write({ version }: Draft, revision: number, change: Change, changes: readonly Remapped[], within: Within): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await touchDraft(manager, version.id, revision, change);
      await manager.query(`delete from mapping where rung_id = any($1)`, [changes.flatMap(({ rungId, mapping }) => (mapping === null ? [rungId] : []))]);
      await manager.query(
        `delete from mapping_citation k using mapping m where m.id = k.mapping_id and m.rung_id = any($1)`, [changes.flatMap(({ rungId, moved }) => (moved ? [rungId] : []))]);
      await saveMappings(manager, version.mappingSet.id, changes);
      await insertAll(manager, MappingActRow, changes.map(({ rungId, act }): Omit<MappingActRow, "ordinal"> => ({
        id: randomId("mac"), versionId: version.id, rungId, act: act.act, authorId: act.by.id, author: act.by.name, at: act.at, lo: act.range?.lo ?? null, hi: act.range?.hi ?? null,
        comment: act.comment, stance: act.stance, confidence: act.confidence, justification: act.justification, carriedFrom: null,
      })) as MappingActRow[]);
      await within(manager);
    });
  }
}

async function saveMappings(manager: EntityManager, setId: string, changes: readonly Remapped[]): Promise<void> {
  const left = changes.flatMap(({ rungId, mapping, author }) => (mapping === null ? [] : [{
    id: publicId("map", rungId), rung_id: rungId, lo: mapping.range?.lo ?? null, hi: mapping.range?.hi ?? null, no_equivalent: mapping.range === null,
    confidence: mapping.confidence, justification: mapping.justification, comment: mapping.comment, state: mapping.state, author, mapped_on: mapping.date,
  }]));
  await manager.query(
    `insert into mapping (id, set_id, rung_id, lo, hi, no_equivalent, confidence, justification, comment, state, author, mapped_on)
       select id, $1, rung_id, lo, hi, no_equivalent, confidence, justification, comment, state, author, mapped_on
         from jsonb_to_recordset($2::jsonb) as n(id text, rung_id text, lo numeric, hi numeric, no_equivalent boolean, confidence numeric, justification text, comment text, state text, author text, mapped_on text)
     on conflict (rung_id) do update set lo = excluded.lo, hi = excluded.hi, no_equivalent = excluded.no_equivalent, confidence = excluded.confidence, justification = excluded.justification,
       comment = excluded.comment, state = excluded.state, author = excluded.author, mapped_on = excluded.mapped_on`,
    [setId, JSON.stringify(left)],
  );
}

import type { DataSource, EntityManager } from "typeorm";
import { announce } from "../ladder/index.js";
import { randomId } from "../shared/id.js";
import type { Page, Slice } from "../shared/page.js";
import { AlreadyDecided, concerned, DISPUTE_LIMITS, pairKey, TooManyOpen, type Decision, type Dispute, type DisputeState } from "./domain/dispute.js";

const side = (name: "from" | "to"): string => `jsonb_build_object('companyId', d.${name}_company_id, 'company', (select c.slug from company c where c.id = d.${name}_company_id),
  'versionId', d.${name}_version_id, 'rungId', d.${name}_rung_id, 'pointer', d.${name}_pointer)`;

/** SQL: the dispute `d` with what was decided. */
export const DISPUTE_JSON = `jsonb_build_object('id', d.id, 'claim', d.claim, 'from', ${side("from")}, 'to', ${side("to")}, 'reason', d.reason, 'sourceUrl', d.source_url, 'raisedOn', d.raised_on,
  'decisions', coalesce((select jsonb_agg(jsonb_build_object('ordinal', e.ordinal, 'company', (select jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name) from company c where c.id = e.company_id),
    'outcome', e.outcome, 'note', e.note, 'decidedOn', e.decided_on) order by e.ordinal) from dispute_decision e where e.dispute_id = d.id), '[]'))`;

/** SQL: whether anybody decided the dispute `d`. */
export const IS_DECIDED = `exists (select from dispute_decision e where e.dispute_id = d.id)`;

/** SQL: what strangers wrote is for those it is about: open ones only where a company of `$n` is concerned, null standing for all. */
const seen = (n: number): string => `(${IS_DECIDED} or $${n}::text[] is null or d.from_company_id = any($${n}) or d.to_company_id = any($${n}))`;

/** Ids of the companies whose open disputes somebody may see; null: of all. */
export type Concerned = readonly string[] | null;

/** A page of disputes about rungs of a company. */
export interface DisputesWanted {
  readonly companyId: string;
  /** null: either. */
  readonly state: DisputeState | null;
  readonly seenBy: Concerned;
}

/** All SQL about disputes, but for what answers read of them (see `EquivalenceStore.naming`). */
export class DisputeStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of these ids that may be seen: one statement. */
  async byIds(ids: readonly string[], seenBy: Concerned): Promise<readonly Dispute[]> {
    const rows: { dispute: Dispute }[] = await this.dataSource.query(`select ${DISPUTE_JSON} as dispute from dispute d where d.id = any($1) and ${seen(2)}`, [ids, seenBy]);
    return rows.map(({ dispute }) => dispute);
  }

  /** Newest first: one statement. */
  async page({ companyId, state, seenBy }: DisputesWanted, page: Page): Promise<Slice<Dispute>> {
    const rows: { ordinal: string; dispute: Dispute }[] = await this.dataSource.query(
      `select d.ordinal, ${DISPUTE_JSON} as dispute from dispute d
        where (d.from_company_id = $1 or d.to_company_id = $1) and ($2::bigint is null or d.ordinal < $2) and ($4::boolean is null or ${IS_DECIDED} = $4) and ${seen(5)}
        order by d.ordinal desc limit $3`,
      [companyId, page.after?.[0] ?? null, page.first + 1, state === null ? null : state === "DECIDED", seenBy]);
    return { items: rows.slice(0, page.first).map(({ ordinal, dispute }) => ({ value: dispute, key: [Number(ordinal)] })), hasNext: rows.length > page.first };
  }

  /**
   * Stores a dispute, or gives the open one that claims the same of the same two rungs. Four statements.
   * Fails: TooManyOpen.
   */
  async raise(dispute: Omit<Dispute, "id" | "decisions">): Promise<Dispute> {
    const { claim, from, to, reason, sourceUrl, raisedOn } = dispute;
    const [pair, companies] = [pairKey(from, to), concerned(dispute)];
    return this.dataSource.transaction(async (manager) => {
      // one at a time for these companies, and nobody else waits: a lock on their rows would hold up who publishes
      await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`dispute ${[...companies].sort().join(" ")}`]);
      const [same]: { dispute: Dispute }[] = await manager.query(`select ${DISPUTE_JSON} as dispute from dispute d where d.pair = $1 and d.claim = $2 and not ${IS_DECIDED}`, [pair, claim]);
      if (same !== undefined) return same.dispute;
      const id = randomId("dsp");
      const stored: unknown[] = await manager.query(
        `insert into dispute (id, claim, reason, source_url, raised_on, pair, from_company_id, from_version_id, from_rung_id, from_pointer, to_company_id, to_version_id, to_rung_id, to_pointer)
         select $1, $2, $3, $4, $5::date, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14::jsonb
          where (select count(*) from dispute d where array[d.from_company_id, d.to_company_id] in (array[$7, $11], array[$11, $7]) and not ${IS_DECIDED}) < $15 returning id`,
        [id, claim, reason, sourceUrl, raisedOn, pair, from.companyId, from.versionId, from.rungId, JSON.stringify(from.pointer), to.companyId, to.versionId, to.rungId, JSON.stringify(to.pointer), DISPUTE_LIMITS.openPerPair]);
      if (stored.length === 0) throw new TooManyOpen();
      return { ...dispute, id, decisions: [] };
    });
  }

  /**
   * Writes what these parties (companies by id, null for the editors) decided, and tells every server. `within` is in the same transaction.
   * Fails: AlreadyDecided when one of them did so before; then nothing is written.
   */
  async decide(dispute: Dispute, parties: readonly (string | null)[], decision: Pick<Decision, "outcome" | "note" | "decidedOn">, within: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const written: unknown[] = await manager.query(
        `insert into dispute_decision (dispute_id, party, company_id, outcome, note, decided_on)
         select $1, coalesce(p.id, 'editors'), p.id, $3, $4, $5::date from unnest($2::text[]) p(id) on conflict do nothing returning party`,
        [dispute.id, parties, decision.outcome, decision.note, decision.decidedOn]);
      if (written.length < parties.length) throw new AlreadyDecided("input.dispute");
      await within(manager);
      await announce(manager, concerned(dispute));
    });
  }
}

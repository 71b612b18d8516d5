import { createHash } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import { insertAll } from "../database/citations.js";
import type { Evaluation, EvaluationSection, Figure, ReliabilityRow } from "./domain/evaluation.js";
import { EvaluationFigureRow, EvaluationReliabilityRow, EvaluationRow, EvaluationSectionRow } from "./evaluation.rows.js";

/** A run of the evaluation, and whether the seed files it was computed from are those in force. */
export interface StoredEvaluation extends Evaluation {
  readonly ofSeedsInForce: boolean;
}

interface EvaluationJson {
  readonly ran_at: string; readonly method_version: string; readonly taxonomy_version: string; readonly computed_from: string; readonly asked_for: string; readonly of_seeds_in_force: boolean;
  readonly sections: readonly (Pick<EvaluationSection, "key" | "title" | "text"> & { readonly figures: readonly Figure[] | null; readonly reliability: readonly ReliabilityRow[] | null })[];
}

/** SQL: the run to show. One that was computed from the seed files in force goes before newer ones that were not. */
const LATEST = `
  select jsonb_build_object('ran_at', e.ran_at, 'method_version', e.method_version, 'taxonomy_version', e.taxonomy_version, 'computed_from', e.computed_from, 'asked_for', e.asked_for,
      'of_seeds_in_force', coalesce(e.computed_from = s.evaluation_inputs, false),
      'sections', (select jsonb_agg(jsonb_build_object('key', n.key, 'title', n.title, 'text', n.text,
          'figures', (select jsonb_agg(to_jsonb(f) - 'evaluation_id' - 'section' - 'ordinal' order by f.ordinal) from evaluation_figure f where f.evaluation_id = e.id and f.section = n.key),
          'reliability', (select jsonb_agg(to_jsonb(r) - 'evaluation_id' - 'section' - 'ordinal' order by r.ordinal) from evaluation_reliability r where r.evaluation_id = e.id and r.section = n.key)
        ) order by n.ordinal) from evaluation_section n where n.evaluation_id = e.id)) as evaluation
    from evaluation e left join seed_state s on true order by coalesce(e.computed_from = s.evaluation_inputs, false) desc, e.ran_at desc limit 1`;

/** All SQL about evaluations. */
export class EvaluationStore {
  constructor(private readonly dataSource: Pick<DataSource, "query">) {}

  /** The latest run, first of those computed from the seed files in force; null when none is stored. */
  async latest(): Promise<StoredEvaluation | null> {
    const [row]: { evaluation: EvaluationJson }[] = await this.dataSource.query(LATEST);
    if (row === undefined) return null;
    const { evaluation: e } = row;
    return {
      ranAt: new Date(e.ran_at), methodVersion: e.method_version, taxonomyVersion: e.taxonomy_version, computedFrom: e.computed_from, askedFor: e.asked_for, ofSeedsInForce: e.of_seeds_in_force,
      sections: e.sections.map((section) => ({ ...section, figures: section.figures ?? [], reliability: section.reliability ?? [] })),
    };
  }

  /** Stores a run, inside the caller's transaction. The same run a second time changes nothing; earlier ones stay. */
  async save(manager: EntityManager, evaluation: Evaluation): Promise<void> {
    const evaluationId = createHash("sha256").update(`${evaluation.computedFrom} ${evaluation.ranAt.toISOString()}`).digest("hex").slice(0, 20);
    const [known]: unknown[] = await manager.query(`select from evaluation where id = $1`, [evaluationId]);
    if (known !== undefined) return;
    const { ranAt, methodVersion, taxonomyVersion, computedFrom, askedFor, sections } = evaluation;
    await insertAll(manager, EvaluationRow, [{ id: evaluationId, ranAt, methodVersion, taxonomyVersion, computedFrom, askedFor }]);
    await insertAll(manager, EvaluationSectionRow, sections.map(({ key, title, text }, ordinal) => ({ evaluationId, ordinal, key, title, text })));
    await insertAll(manager, EvaluationFigureRow, sections.flatMap(({ key, figures }) => figures.map((figure, ordinal) => ({ evaluationId, section: key, ordinal, ...figure }))));
    await insertAll(manager, EvaluationReliabilityRow, sections.flatMap(({ key, reliability }) => reliability.map((row, ordinal) => ({ evaluationId, section: key, ordinal, ...row }))));
  }

  /** Notes which seed files are in force, inside the transaction that puts them there after `seed_state` has its row. */
  async noteInputs(manager: EntityManager, computedFrom: string): Promise<void> {
    await manager.query(`update seed_state set evaluation_inputs = $1`, [computedFrom]);
  }
}

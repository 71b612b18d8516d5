import type { EntityManager } from "typeorm";
import { insertAll } from "../database/citations.js";
import type { Sourced } from "./domain/statement.js";
import type { TaxonomyContent } from "./domain/taxonomy.js";
import * as rows from "./taxonomy.rows.js";

/** The ground of a fact as a row holds it. */
const ground = ({ basis, sources }: Sourced): { basis: string; sources: string[] } => ({ basis, sources: [...sources] });

/** Writes a taxonomy's content into empty tables: one statement a table. */
export async function insertContent(manager: EntityManager, content: TaxonomyContent): Promise<void> {
  await insertAll(manager, rows.SourceRow, content.sources.map((source, position) => ({ ...source, position })));
  await insertAll(manager, rows.LevelRow, content.levels.map(({ id, key, track, rank, title, partial, influence, ...fact }, position) => ({
    id, key, track, rank, title, partial, influenceFrom: influence.from, influenceTo: influence.to, ...ground(fact), position,
  })));
  await insertAll(manager, rows.TraitRow, content.traits.map((trait, position) => ({ ...trait, ...ground(trait), position })));
  await insertAll(manager, rows.TraitMentionRow, content.mentions.map((mention, position) => ({ ...mention, ...ground(mention), position })));
  await insertDimensions(manager, content);
  await insertAll(manager, rows.FamilyRow, content.families.map((family, position) => ({ ...family, ...ground(family), position })));
  await insertAll(manager, rows.FoldRow, content.folds.map((fold, position) => ({ ...fold, ...ground(fold), position })));
  await insertAll(manager, rows.RoleRow, content.roles.map(({ span, ...role }, position) => ({ ...role, spanLo: span.lo, spanHi: span.hi, ...ground(role), position })));
  await insertAll(manager, rows.ActivityRow, content.activities.map((activity, position) => ({ ...activity, ...ground(activity), position })));
  await insertAll(manager, rows.AllocationRow, content.allocations.map(({ parts: _, ...allocation }, position) => ({ ...allocation, ...ground(allocation), position })));
  await insertAll(manager, rows.AllocationPartRow, content.allocations.flatMap(({ level, parts }) => parts.map((part, position) => ({ level, ...part, position }))));
  await insertAll(manager, rows.ArchetypeRow, content.archetypes.map((archetype, position) => ({ ...archetype, ...ground(archetype), position })));
  await insertAll(manager, rows.StatementRow, content.statements.map(({ quantity, points, ...statement }, position) => ({
    ...statement, points: [...points], quantityMin: quantity?.min ?? null, quantityMax: quantity?.max ?? null, quantityUnit: quantity?.unit ?? null, ...ground(statement), position,
  })));
}

async function insertDimensions(manager: EntityManager, { dimensions }: TaxonomyContent): Promise<void> {
  await insertAll(manager, rows.DimensionRow, dimensions.map(({ key, title, text, ...fact }, position) => ({ key, title, text, ...ground(fact), position })));
  await insertAll(manager, rows.DimensionStepRow, dimensions.flatMap((d) => d.steps.map((text, step) => ({ dimension: d.key, step, text }))));
  await insertAll(manager, rows.DimensionScoreRow, dimensions.flatMap((d) => d.scores.map((score, position) => ({ dimension: d.key, ...score, ...ground(score), position }))));
}

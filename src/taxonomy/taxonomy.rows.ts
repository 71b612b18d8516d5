import { Column, Entity, PrimaryColumn } from "typeorm";
import { NumericColumn, TextArrayColumn, TextColumn } from "../database/columns.js";

/** What every fact has: its ground, and its place in its list. */
abstract class FactRow {
  @TextColumn() basis!: string;
  @TextArrayColumn() sources!: string[];
  @Column("integer") position!: number;
}

/** Which content was in force since when; the newest is the current one. */
@Entity("taxonomy_version")
export class TaxonomyVersionRow {
  @PrimaryColumn("integer", { generated: "increment" }) number!: number;
  @TextColumn() hash!: string;
}

@Entity("taxonomy_source")
export class SourceRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() material!: string;
  @TextColumn() title!: string;
  @TextColumn({ nullable: true }) author!: string | null;
  @TextColumn() about!: string;
  @TextColumn({ nullable: true }) url!: string | null;
  @TextColumn({ nullable: true, name: "dated" }) date!: string | null;
  @TextColumn() collected!: string;
  @Column("integer") position!: number;
}

@Entity("taxonomy_level")
export class LevelRow extends FactRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() id!: string;
  @TextColumn() track!: string;
  @Column("integer") rank!: number;
  @TextColumn() title!: string;
  @Column("boolean") partial!: boolean;
  @TextColumn({ name: "influence_from" }) influenceFrom!: string;
  @TextColumn({ name: "influence_to" }) influenceTo!: string;
}

@Entity("taxonomy_trait")
export class TraitRow extends FactRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() title!: string;
  @TextColumn() text!: string;
}

@Entity("taxonomy_trait_mention")
export class TraitMentionRow extends FactRow {
  @PrimaryColumn("text") level!: string;
  @PrimaryColumn("text") trait!: string;
  @Column("integer") ordinal!: number;
  @TextColumn({ nullable: true }) degree!: string | null;
  @TextColumn() spelling!: string;
}

@Entity("taxonomy_dimension")
export class DimensionRow extends FactRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() title!: string;
  @TextColumn() text!: string;
}

@Entity("taxonomy_dimension_step")
export class DimensionStepRow {
  @PrimaryColumn("text") dimension!: string;
  @PrimaryColumn("integer") step!: number;
  @TextColumn() text!: string;
}

@Entity("taxonomy_dimension_score")
export class DimensionScoreRow extends FactRow {
  @PrimaryColumn("text") dimension!: string;
  @PrimaryColumn("text") level!: string;
  @Column("integer") score!: number;
}

@Entity("taxonomy_family")
export class FamilyRow extends FactRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() title!: string;
  @TextColumn() text!: string;
}

@Entity("taxonomy_fold")
export class FoldRow extends FactRow {
  @PrimaryColumn("text", { name: "from_family" }) from!: string;
  @TextColumn({ name: "to_family" }) to!: string;
  @NumericColumn() factor!: number;
  @TextColumn() note!: string;
}

@Entity("taxonomy_role")
export class RoleRow extends FactRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() id!: string;
  @TextColumn() title!: string;
  @TextColumn() family!: string;
  @TextColumn() track!: string;
  @TextColumn({ name: "from_level" }) fromLevel!: string;
  @TextColumn({ name: "to_level" }) toLevel!: string;
  @NumericColumn({ name: "span_lo" }) spanLo!: number;
  @NumericColumn({ name: "span_hi" }) spanHi!: number;
  @TextColumn() summary!: string;
}

@Entity("taxonomy_activity")
export class ActivityRow extends FactRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() title!: string;
}

@Entity("taxonomy_allocation")
export class AllocationRow extends FactRow {
  @PrimaryColumn("text") level!: string;
  @TextColumn() label!: string;
  @TextColumn() code!: string;
}

@Entity("taxonomy_allocation_part")
export class AllocationPartRow {
  @PrimaryColumn("text") level!: string;
  @PrimaryColumn("text") activity!: string;
  @Column("integer") percent!: number;
  @Column("integer") position!: number;
}

@Entity("taxonomy_archetype")
export class ArchetypeRow extends FactRow {
  @PrimaryColumn("text") key!: string;
  @TextColumn() title!: string;
  @TextColumn() level!: string;
  @TextColumn() text!: string;
  @TextColumn() thrives!: string;
  @TextColumn({ nullable: true }) frequency!: string | null;
}

/** Everything that is a worded statement about a subject, whatever its kind. */
@Entity("taxonomy_statement")
export class StatementRow extends FactRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn() kind!: string;
  @TextColumn() key!: string;
  @Column("integer") ordinal!: number;
  @TextColumn({ nullable: true }) subject!: string | null;
  @TextColumn({ nullable: true }) title!: string | null;
  @TextColumn() text!: string;
  @TextColumn({ nullable: true, name: "refers_to" }) refersTo!: string | null;
  @TextArrayColumn() points!: string[];
  @NumericColumn({ nullable: true, name: "quantity_min" }) quantityMin!: number | null;
  @NumericColumn({ nullable: true, name: "quantity_max" }) quantityMax!: number | null;
  @TextColumn({ nullable: true, name: "quantity_unit" }) quantityUnit!: string | null;
}

/** All rows of the feature, for the data source. */
export const TAXONOMY_ROWS = [
  TaxonomyVersionRow, SourceRow, LevelRow, TraitRow, TraitMentionRow, DimensionRow, DimensionStepRow, DimensionScoreRow, FamilyRow, FoldRow, RoleRow,
  ActivityRow, AllocationRow, AllocationPartRow, ArchetypeRow, StatementRow,
] as const;

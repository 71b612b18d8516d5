import { Column, Entity, PrimaryColumn } from "typeorm";
import { TextColumn } from "../database/columns.js";
import type { Baseline } from "./domain/evaluation.js";

const DoubleColumn = (nullable = false): PropertyDecorator => Column({ type: "double precision", nullable });

@Entity("evaluation")
export class EvaluationRow {
  @PrimaryColumn("text") id!: string;
  @Column({ type: "timestamptz", name: "ran_at" }) ranAt!: Date;
  @TextColumn({ name: "method_version" }) methodVersion!: string;
  @TextColumn({ name: "taxonomy_version" }) taxonomyVersion!: string;
  @TextColumn({ name: "computed_from" }) computedFrom!: string;
  @Column({ type: "date", name: "asked_for" }) askedFor!: string;
}

@Entity("evaluation_section")
export class EvaluationSectionRow {
  @PrimaryColumn("text", { name: "evaluation_id" }) evaluationId!: string;
  @PrimaryColumn("integer") ordinal!: number;
  @TextColumn() key!: string;
  @TextColumn() title!: string;
  @TextColumn() text!: string;
}

@Entity("evaluation_figure")
export class EvaluationFigureRow {
  @PrimaryColumn("text", { name: "evaluation_id" }) evaluationId!: string;
  @PrimaryColumn("text") section!: string;
  @PrimaryColumn("integer") ordinal!: number;
  @TextColumn() name!: string;
  @TextColumn() group!: string;
  @DoubleColumn() value!: number;
  @TextColumn() unit!: string;
  @TextColumn() better!: string;
  @Column("integer") n!: number;
  @DoubleColumn() low!: number;
  @DoubleColumn() high!: number;
  @Column("jsonb") baselines!: readonly Baseline[];
  @DoubleColumn(true) target!: number | null;
  @TextColumn({ nullable: true }) note!: string | null;
}

@Entity("evaluation_reliability")
export class EvaluationReliabilityRow {
  @PrimaryColumn("text", { name: "evaluation_id" }) evaluationId!: string;
  @PrimaryColumn("text") section!: string;
  @PrimaryColumn("integer") ordinal!: number;
  @DoubleColumn() from!: number;
  @DoubleColumn() to!: number;
  @Column("integer") n!: number;
  @DoubleColumn(true) predicted!: number | null;
  @DoubleColumn(true) observed!: number | null;
  @DoubleColumn(true) low!: number | null;
  @DoubleColumn(true) high!: number | null;
}

export const EVALUATION_ROWS = [EvaluationRow, EvaluationSectionRow, EvaluationFigureRow, EvaluationReliabilityRow];

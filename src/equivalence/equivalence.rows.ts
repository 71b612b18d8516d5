import { Column, Entity, PrimaryColumn } from "typeorm";
import { NumericColumn, TextColumn } from "../database/columns.js";
import type { RungPointer } from "./domain/published-crosswalk.js";

@Entity("crosswalk")
export class CrosswalkRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn() slug!: string;
  @TextColumn({ name: "citation_id" }) citationId!: string;
  @TextColumn() quality!: string;
  @NumericColumn() prior!: number;
  @Column("boolean") assembled!: boolean;
  @TextColumn({ nullable: true }) note!: string | null;
}

@Entity("crosswalk_assertion")
export class CrosswalkAssertionRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn({ name: "crosswalk_id" }) crosswalkId!: string;
  @Column("integer") ordinal!: number;
  @TextColumn({ nullable: true }) label!: string | null;
  @Column("boolean") holds!: boolean;
  @TextColumn({ nullable: true }) note!: string | null;
}

@Entity("crosswalk_cell")
export class CrosswalkCellRow {
  @PrimaryColumn("text", { name: "assertion_id" }) assertionId!: string;
  @PrimaryColumn("integer") ordinal!: number;
  @TextColumn() organisation!: string;
  @TextColumn({ name: "company_slug", nullable: true }) companySlug!: string | null;
  @TextColumn() printed!: string;
  @Column("jsonb") rungs!: readonly RungPointer[];
}

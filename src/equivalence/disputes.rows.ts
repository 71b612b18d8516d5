import { Column, Entity, PrimaryColumn } from "typeorm";
import { TextColumn } from "../database/columns.js";
import type { RungPointer } from "./domain/published-crosswalk.js";

@Entity("dispute")
export class DisputeRow {
  @PrimaryColumn("text") id!: string;
  @Column({ type: "bigint", insert: false, update: false }) ordinal!: string;
  @TextColumn() claim!: string;
  @TextColumn() reason!: string;
  @TextColumn({ name: "source_url", nullable: true }) sourceUrl!: string | null;
  @Column("date", { name: "raised_on" }) raisedOn!: string;
  @TextColumn() pair!: string;
  @TextColumn({ name: "from_company_id" }) fromCompanyId!: string;
  @TextColumn({ name: "from_version_id" }) fromVersionId!: string;
  @TextColumn({ name: "from_rung_id" }) fromRungId!: string;
  @Column("jsonb", { name: "from_pointer" }) fromPointer!: RungPointer;
  @TextColumn({ name: "to_company_id" }) toCompanyId!: string;
  @TextColumn({ name: "to_version_id" }) toVersionId!: string;
  @TextColumn({ name: "to_rung_id" }) toRungId!: string;
  @Column("jsonb", { name: "to_pointer" }) toPointer!: RungPointer;
}

@Entity("dispute_decision")
export class DisputeDecisionRow {
  @PrimaryColumn("text", { name: "dispute_id" }) disputeId!: string;
  @PrimaryColumn("text") party!: string;
  @TextColumn({ name: "company_id", nullable: true }) companyId!: string | null;
  @Column({ type: "bigint", insert: false, update: false }) ordinal!: string;
  @TextColumn() outcome!: string;
  @TextColumn() note!: string;
  @Column("date", { name: "decided_on" }) decidedOn!: string;
}

export const DISPUTE_ROWS = [DisputeRow, DisputeDecisionRow];

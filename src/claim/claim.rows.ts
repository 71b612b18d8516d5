import { Column, Entity, PrimaryColumn } from "typeorm";
import { TextColumn } from "../database/columns.js";

@Entity("claim")
export class ClaimRow {
  @PrimaryColumn("text") id!: string;
  @Column("bytea") hash!: Buffer;
  @TextColumn({ name: "company_id", nullable: true }) companyId!: string | null;
  @TextColumn() domain!: string;
  @TextColumn() method!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "lapses_at" }) lapsesAt!: Date;
  @TextColumn({ nullable: true }) word!: string | null;
  @Column("timestamptz", { name: "verified_at", nullable: true }) verifiedAt!: Date | null;
  @TextColumn({ name: "made_company_id", nullable: true }) madeCompanyId!: string | null;
}

import { Column, Entity, PrimaryColumn } from "typeorm";
import { TextArrayColumn, TextColumn } from "../database/columns.js";

@Entity("company")
export class CompanyRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn() slug!: string;
  @TextColumn() name!: string;
  @TextColumn() kind!: string;
  @TextColumn({ nullable: true }) country!: string | null;
  @TextColumn({ nullable: true }) domain!: string | null;
  @TextColumn() description!: string;
  @TextArrayColumn() aliases!: string[];
  @Column("integer", { nullable: true, name: "people_min" }) peopleMin!: number | null;
  @Column("integer", { nullable: true, name: "people_max" }) peopleMax!: number | null;
  @TextColumn({ nullable: true, name: "people_as_of" }) peopleAsOf!: string | null;
  @TextColumn({ nullable: true, name: "people_basis" }) peopleBasis!: string | null;
  @TextColumn({ nullable: true, name: "people_citation_id" }) peopleCitationId!: string | null;
  @TextColumn() origin!: string;
  @Column("date", { name: "taken_down_on", nullable: true }) takenDownOn!: string | null;
  @TextColumn({ name: "taken_down_reason", nullable: true }) takenDownReason!: string | null;
  @TextColumn({ name: "taken_down_by", nullable: true }) takenDownBy!: string | null;
}

@Entity("company_citation")
export class CompanyCitationRow {
  @PrimaryColumn("text", { name: "company_id" }) companyId!: string;
  @PrimaryColumn("text", { name: "citation_id" }) citationId!: string;
}

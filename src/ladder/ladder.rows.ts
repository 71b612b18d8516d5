import { Column, Entity, PrimaryColumn } from "typeorm";
import { NumericColumn, TextArrayColumn, TextColumn } from "../database/columns.js";

@Entity("ladder")
export class LadderRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn({ name: "company_id" }) companyId!: string;
  @TextColumn() slug!: string;
  @Column("boolean", { name: "is_main" }) isMain!: boolean;
  @TextColumn({ name: "current_version_id", nullable: true }) currentVersionId!: string | null;
  @TextColumn({ default: "LISTED" }) visibility!: string;
}

@Entity("ladder_version")
export class LadderVersionRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn({ name: "ladder_id" }) ladderId!: string;
  @Column("integer") number!: number;
  @TextColumn() status!: string;
  @TextColumn({ default: "CURATORS" }) voice!: string;
  @TextColumn() name!: string;
  @TextColumn() family!: string;
  @Column("boolean") complete!: boolean;
  @TextColumn({ nullable: true }) note!: string | null;
  @TextColumn({ name: "change_note" }) changeNote!: string;
  @Column("date", { name: "effective_on" }) effectiveOn!: string;
  @Column("timestamptz", { name: "published_at", nullable: true }) publishedAt!: Date | null;
  @Column("timestamptz", { name: "retired_at", nullable: true }) retiredAt!: Date | null;
  @TextColumn({ name: "content_hash", nullable: true }) contentHash!: string | null;
  @Column("integer", { default: 1 }) revision!: number;
  @TextColumn({ name: "updated_by", nullable: true }) updatedBy!: string | null;
  @TextColumn({ name: "updated_what", nullable: true }) updatedWhat!: string | null;
  @Column("timestamptz", { name: "updated_at", nullable: true }) updatedAt!: Date | null;
  @TextColumn({ name: "publish_key", nullable: true }) publishKey!: string | null;
}

@Entity("ladder_version_citation")
export class LadderVersionCitationRow {
  @PrimaryColumn("text", { name: "version_id" }) versionId!: string;
  @PrimaryColumn("text", { name: "citation_id" }) citationId!: string;
}

@Entity("rung")
export class RungRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn({ name: "version_id" }) versionId!: string;
  @Column("integer", { name: "ord" }) order!: number;
  @TextColumn() track!: string;
  @TextColumn({ nullable: true }) code!: string | null;
  @TextColumn() title!: string;
  @TextArrayColumn() aliases!: string[];
  @TextColumn({ nullable: true }) scope!: string | null;
  @TextColumn({ nullable: true }) influence!: string | null;
  @NumericColumn({ name: "direct_reports_min", nullable: true }) directReportsMin!: number | null;
  @NumericColumn({ name: "direct_reports_max", nullable: true }) directReportsMax!: number | null;
  @NumericColumn({ name: "organisation_min", nullable: true }) organisationMin!: number | null;
  @NumericColumn({ name: "organisation_max", nullable: true }) organisationMax!: number | null;
  @NumericColumn({ name: "years_min", nullable: true }) yearsMin!: number | null;
  @NumericColumn({ name: "years_max", nullable: true }) yearsMax!: number | null;
  @Column("boolean") hybrid!: boolean;
  @TextArrayColumn({ name: "stated_equivalents" }) statedEquivalents!: string[];
  @TextColumn({ nullable: true }) note!: string | null;
}

@Entity("rung_competency")
export class RungCompetencyRow {
  @PrimaryColumn("text", { name: "rung_id" }) rungId!: string;
  @PrimaryColumn("integer") ordinal!: number;
  @TextColumn() name!: string;
  @TextColumn() expectation!: string;
}

@Entity("mapping_set")
export class MappingSetRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn({ name: "version_id" }) versionId!: string;
  @TextColumn() author!: string;
  @TextColumn({ name: "mapped_on" }) date!: string;
  @TextColumn({ name: "taxonomy_version" }) taxonomyVersion!: string;
}

@Entity("mapping")
export class MappingRow {
  @PrimaryColumn("text") id!: string;
  @TextColumn({ name: "set_id" }) setId!: string;
  @TextColumn({ name: "rung_id" }) rungId!: string;
  @NumericColumn({ nullable: true }) lo!: number | null;
  @NumericColumn({ nullable: true }) hi!: number | null;
  @Column("boolean", { name: "no_equivalent" }) noEquivalent!: boolean;
  @NumericColumn() confidence!: number;
  @TextColumn() justification!: string;
  @TextColumn() comment!: string;
  @TextColumn({ default: "ACCEPTED" }) state!: string;
  /** null: the author of the set, on its date. */
  @TextColumn({ nullable: true }) author!: string | null;
  @TextColumn({ name: "mapped_on", nullable: true }) mappedOn!: string | null;
}

@Entity("mapping_citation")
export class MappingCitationRow {
  @PrimaryColumn("text", { name: "mapping_id" }) mappingId!: string;
  @PrimaryColumn("text", { name: "citation_id" }) citationId!: string;
}

@Entity("mapping_disagreement")
export class MappingDisagreementRow {
  @PrimaryColumn("text", { name: "mapping_id" }) mappingId!: string;
  @PrimaryColumn("integer") ordinal!: number;
  @NumericColumn() lo!: number;
  @NumericColumn() hi!: number;
  @TextColumn() comment!: string;
  @TextColumn({ name: "citation_id" }) citationId!: string;
}

@Entity("mapping_act")
export class MappingActRow {
  @PrimaryColumn("text") id!: string;
  @Column({ type: "bigint", insert: false, update: false }) ordinal!: string;
  @TextColumn({ name: "version_id" }) versionId!: string;
  @TextColumn({ name: "rung_id" }) rungId!: string;
  @TextColumn() act!: string;
  @TextColumn({ name: "author_id", nullable: true }) authorId!: string | null;
  @TextColumn() author!: string;
  @Column("timestamptz") at!: Date;
  @NumericColumn({ nullable: true }) lo!: number | null;
  @NumericColumn({ nullable: true }) hi!: number | null;
  @TextColumn() comment!: string;
  @NumericColumn({ nullable: true }) stance!: number | null;
  /** Of the mapping as this act left it, before reviews; null where it left none. */
  @NumericColumn({ nullable: true }) confidence!: number | null;
  @TextColumn({ nullable: true }) justification!: string | null;
  @TextColumn({ name: "carried_from", nullable: true }) carriedFrom!: string | null;
}

@Entity("current_rung")
export class CurrentRungRow {
  @PrimaryColumn("text", { name: "rung_id" }) rungId!: string;
  @TextColumn({ name: "version_id" }) versionId!: string;
  @TextColumn({ name: "company_id" }) companyId!: string;
  @TextColumn({ name: "company_slug" }) companySlug!: string;
  @Column("integer", { name: "ord" }) order!: number;
  @TextColumn() family!: string;
  @TextColumn() track!: string;
  @NumericColumn() lo!: number;
  @NumericColumn() hi!: number;
  @TextColumn({ nullable: true }) country!: string | null;
  @Column("integer", { name: "people_min", nullable: true }) peopleMin!: number | null;
  @Column("integer", { name: "people_max", nullable: true }) peopleMax!: number | null;
}

@Entity("current_range")
export class CurrentRangeRow {
  @PrimaryColumn("text") family!: string;
  @PrimaryColumn("text") track!: string;
  @PrimaryColumn("numeric") lo!: number;
  @PrimaryColumn("numeric") hi!: number;
}

@Entity("version_document")
export class VersionDocumentRow {
  @PrimaryColumn("text", { name: "version_id" }) versionId!: string;
  @Column("integer") form!: number;
  @Column("json") glance!: object;
  @Column("bytea") content!: Buffer;
}

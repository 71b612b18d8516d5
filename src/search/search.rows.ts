import { Column, Entity, PrimaryColumn } from "typeorm";
import { TextColumn } from "../database/columns.js";

/** Name, slug and aliases of a company as one searchable text. Triggers write it. */
@Entity("search_company")
export class SearchCompanyRow {
  @PrimaryColumn("text", { name: "company_id" }) companyId!: string;
  @TextColumn() key!: string;
  @Column("integer", { nullable: true, name: "people_min" }) peopleMin!: number | null;
}

/** A name that ladders or rungs have or had, once for all of them. Triggers write it. */
@Entity("search_name")
export class SearchNameRow {
  @PrimaryColumn("bigint") id!: string;
  @TextColumn() name!: string;
  @TextColumn() key!: string;
  @TextColumn() folded!: string;
}

/** A current ladder or rung that has a name. Triggers write it. */
@Entity("search_place")
export class SearchPlaceRow {
  @PrimaryColumn("text", { name: "company_slug" }) companySlug!: string;
  @PrimaryColumn("text", { name: "ladder_id" }) ladderId!: string;
  @PrimaryColumn("text", { name: "thing_id" }) thingId!: string;
  @PrimaryColumn("bigint", { name: "name_id" }) nameId!: string;
  @TextColumn() how!: string;
  @TextColumn({ name: "version_id" }) versionId!: string;
  @Column("integer", { nullable: true, name: "people_min" }) peopleMin!: number | null;
  @Column("integer") standing!: number;
  @Column("integer", { name: "ord" }) order!: number;
}

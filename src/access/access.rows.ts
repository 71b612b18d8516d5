import { Column, Entity, PrimaryColumn } from "typeorm";
import { TextColumn } from "../database/columns.js";

@Entity("access_token")
export class AccessTokenRow {
  @PrimaryColumn("text") id!: string;
  @Column("bytea") hash!: Buffer;
  @TextColumn() name!: string;
  @TextColumn() role!: string;
  @TextColumn({ name: "company_id", nullable: true }) companyId!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @TextColumn({ name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  @Column("timestamptz", { name: "last_used_at", nullable: true }) lastUsedAt!: Date | null;
  @Column("timestamptz", { name: "revoked_at", nullable: true }) revokedAt!: Date | null;
}

@Entity("access_role")
export class AccessRoleRow {
  @PrimaryColumn("text") issuer!: string;
  @PrimaryColumn("text") subject!: string;
  /** The company's id; empty for ADMIN: a key has no nulls. */
  @PrimaryColumn("text", { name: "place" }) place!: string;
  @TextColumn({ name: "company_id", nullable: true }) companyId!: string | null;
  @TextColumn() role!: string;
  @Column("timestamptz", { name: "granted_at" }) grantedAt!: Date;
  @TextColumn({ name: "granted_by" }) grantedBy!: string;
}

@Entity("audit_event")
export class AuditEventRow {
  @PrimaryColumn("text") id!: string;
  @Column("bigint") ordinal!: string;
  @Column("timestamptz") at!: Date;
  @TextColumn({ name: "company_id", nullable: true }) companyId!: string | null;
  @TextColumn({ name: "viewer_kind" }) viewerKind!: string;
  @TextColumn({ name: "viewer_id", nullable: true }) viewerId!: string | null;
  @TextColumn({ name: "viewer_name" }) viewerName!: string;
  @TextColumn() action!: string;
  @TextColumn({ name: "subject_id", nullable: true }) subjectId!: string | null;
  @TextColumn() detail!: string;
}
export const ACCESS_ROWS = [AccessTokenRow, AccessRoleRow, AuditEventRow] as const;

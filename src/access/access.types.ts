import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../graph/connection.js";
import { described, same } from "../graph/enums.js";
import { Node } from "../graph/node.js";
import { DateTimeScalar } from "../graph/scalars.js";
import { Payload } from "../graph/user-error.js";
import type { AuditEvent } from "./domain/audit.js";
import type { Action } from "./domain/policy.js";
import type { AccessToken } from "./domain/token.js";
import { ROLES, type Grant, type Role, type Viewer, type ViewerKind } from "./domain/viewer.js";

/**
 * Names what a mutation asks the policy for; it then asks by `demand`. Every mutation has this: the schema is not built
 * without (app/mutations.ts). With several, it asks for whichever its input makes it.
 */
export const Demands = (...actions: readonly [Action, ...Action[]]): MethodDecorator & PropertyDecorator => Extensions({ actions });

export const RoleEnum = same(ROLES);
registerEnumType(RoleEnum, {
  name: "AccessRole",
  description: "What somebody may do.",
  valuesConfig: described<Role>({
    ADMIN: "Whoever runs the server: everything, at every company.",
    OWNER: "Everything at one company, tokens and the audit log included.",
    EDITOR: "Writes, imports, maps and publishes drafts of one company.",
    REVIEWER: "Reads drafts of one company and reviews their mappings.",
    READER: "Reads drafts of one company.",
  }),
});

export const ViewerKindEnum = same(["ANONYMOUS", "TOKEN", "OIDC", "OPERATOR"] as const);
registerEnumType(ViewerKindEnum, {
  name: "ViewerKind",
  description: "How somebody made themselves known.",
  valuesConfig: described<ViewerKind>({
    ANONYMOUS: "Not at all: reads what is published.",
    TOKEN: "By a token of this server.",
    OIDC: "By signing in with the OpenID Connect issuer this server trusts.",
    OPERATOR: "By running a command on the server's own database.",
  }),
});

@ObjectType("Grant", { description: "A role that somebody has.", simpleResolvers: true })
export class GrantType implements Omit<Grant, "companyId"> {
  @Field(() => RoleEnum, { description: "The role." })
  readonly role!: Role;

  @Field(() => String, { nullable: true, description: "Slug of the company it holds at; null for ADMIN, which holds everywhere." })
  readonly company!: string | null;
}

@ObjectType("Viewer", { description: "Who is asking.", simpleResolvers: true })
export class ViewerType implements Omit<Viewer, "grants" | "id"> {
  @Field(() => ViewerKindEnum, { description: "How they made themselves known." })
  readonly kind!: ViewerKind;

  @Field(() => String, { description: "What the audit log calls them: the token's name, or the name in the issuer's token." })
  readonly name!: string;

  @Field(() => [GrantType], { description: "What they may do; empty for the anonymous, and for those who signed in and were given no role yet." })
  readonly grants!: readonly Grant[];
}

@ObjectType("AccessToken", { implements: Node, description: "A token, without its secret, which is shown once and not kept.", simpleResolvers: true })
export class AccessTokenType extends Node implements Omit<AccessToken, "companyId"> {
  @Field(() => String, { description: "Who or what uses it." })
  readonly name!: string;

  @Field(() => RoleEnum, { description: "What may be done with it." })
  readonly role!: Role;

  @Field(() => String, { nullable: true, description: "Slug of the company it is for; null for ADMIN." })
  readonly company!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was made." })
  readonly createdAt!: Date;

  @Field(() => String, { description: "Who made it." })
  readonly createdBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "From when on it does not hold; null: never by itself." })
  readonly expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was last used, to some ten seconds; null: never." })
  readonly lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was revoked; null: it was not." })
  readonly revokedAt!: Date | null;
}

@ObjectType({ description: "A page of tokens.", simpleResolvers: true })
export class AccessTokenConnection extends connectionType("AccessToken", () => AccessTokenType, "a list of tokens") {}

@ObjectType("AuditEvent", { implements: Node, description: "That somebody did something. Events are only ever added.", simpleResolvers: true })
export class AuditEventType extends Node implements AuditEvent {
  @Field(() => DateTimeScalar, { description: "When." })
  readonly at!: Date;

  @Field(() => ViewerKindEnum, { description: "How whoever did it was known." })
  readonly viewerKind!: ViewerKind;

  @Field(() => String, { nullable: true, description: "Id of the token, or `issuer|subject` of the person; null for the anonymous and for commands." })
  readonly viewerId!: string | null;

  @Field(() => String, { description: "Name of whoever did it, as it was then." })
  readonly viewerName!: string;

  @Field(() => String, { description: "What was done, by the policy's word, as in `PUBLISH` or `MANAGE_TOKENS`." })
  readonly action!: string;

  @Field(() => ID, { nullable: true, description: "Id of what it was done to; null where that has none." })
  readonly subjectId!: string | null;

  @Field(() => String, { description: "What was done, in a sentence." })
  readonly detail!: string;
}

@ObjectType({ description: "A page of what was done to a company, newest first.", simpleResolvers: true })
export class AuditEventConnection extends connectionType("AuditEvent", () => AuditEventType, "what was done to a company") {}

@InputType({ description: "The token to make." })
export class CreateTokenInput {
  @Field(() => RoleEnum, { description: "What may be done with it." })
  readonly role!: Role;

  @Field(() => String, { nullable: true, description: "Slug of the company it is for; absent for ADMIN and for no other role." })
  readonly company?: string | null;

  @Field(() => String, { description: "Who or what will use it, in at most 100 characters; shown in lists and in the audit log." })
  readonly name!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ends, within 366 days; absent: in 90 days." })
  readonly expiresAt?: Date | null;
}

@ObjectType({ description: "What came of making a token.", simpleResolvers: true })
export class CreateTokenPayload extends Payload {
  @Field(() => AccessTokenType, { nullable: true, description: "The token; null when there are errors." })
  readonly token?: AccessToken | null;

  @Field(() => String, { nullable: true, description: "What to send as `Authorization: Bearer …`. Shown this once; null when there are errors." })
  readonly secret?: string | null;
}

@InputType({ description: "The token to end." })
export class RevokeTokenInput {
  @Field(() => ID, { description: "The token's id, `tok_…`." })
  readonly id!: string;
}

@ObjectType({ description: "What came of ending a token.", simpleResolvers: true })
export class RevokeTokenPayload extends Payload {
  @Field(() => AccessTokenType, { nullable: true, description: "The token, which holds no more; null when there are errors." })
  readonly token?: AccessToken | null;
}

@InputType({ description: "The role to give to somebody who signs in with the OpenID Connect issuer." })
export class AssignRoleInput {
  @Field(() => String, { description: "The claim `sub` of their tokens: what `viewer { identity }` ends in." })
  readonly subject!: string;

  @Field(() => RoleEnum, { nullable: true, description: "What they shall be, in the place of what they were there; null takes the role away." })
  readonly role?: Role | null;

  @Field(() => String, { nullable: true, description: "Slug of the company; absent for ADMIN, and to take that away." })
  readonly company?: string | null;
}

@ObjectType({ description: "What came of giving a role.", simpleResolvers: true })
export class AssignRolePayload extends Payload {
  @Field(() => [GrantType], { nullable: true, description: "All roles they have now; null when there are errors." })
  readonly grants?: readonly Grant[] | null;
}

import { createHash, randomBytes } from "node:crypto";
import { BadInput } from "../../shared/errors.js";
import { textFault } from "../../shared/text.js";
import type { Role } from "./viewer.js";

/** A token as it may be shown: the secret itself is not kept. */
export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Null for ADMIN. */
  readonly companyId: string | null;
  /** Slug of the company; null for ADMIN. */
  readonly company: string | null;
  readonly createdAt: Date;
  /** Who made it, as the audit log calls them. */
  readonly createdBy: string;
  /** Null: never; only what is made by a command on the server itself. */
  readonly expiresAt: Date | null;
  /** To some ten seconds; null when it was never used. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Why a token does not hold, in words; null when it does. */
export function tokenFault({ expiresAt, revokedAt }: Pick<AccessToken, "expiresAt" | "revokedAt">, now: Date): string | null {
  if (revokedAt !== null) return `This token was revoked on ${revokedAt.toISOString().slice(0, 10)}.`;
  if (expiresAt !== null && expiresAt <= now) return `This token expired on ${expiresAt.toISOString().slice(0, 10)}.`;
  return null;
}

/** Every token begins so: secret scanners, and people, know it when they see it. */
export const TOKEN_PREFIX = "olt_";
/** The prefix and 256 random bits in base64url. */
const SECRET = /^olt_[A-Za-z0-9_-]{43}$/;

/** 256 random bits behind a prefix that says what they are for. */
export const newSecret = (prefix: string = TOKEN_PREFIX): string => prefix + randomBytes(32).toString("base64url");
export const isSecret = (text: string): boolean => SECRET.test(text);

/** What is stored of a secret. Plain SHA-256 is enough, and quick: 256 random bits are beyond guessing, unlike a password. */
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** Limits of tokens. */
export const TOKEN_LIMITS = {
  /** Characters of a token's name. */
  nameLength: 100,
  /** Days that a token holds when nothing is said. */
  days: 90,
  /** Days that one made through the API holds at most: a year and a day of grace, for those who renew yearly. */
  mostDays: 366,
  /** Tokens of a company that hold at one time; a company with ten pipelines and forty people has half of that. */
  perCompany: 100,
} as const;

const DAY_MS = 86_400_000;
const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** A token's name, trimmed. Fails: BadInput. */
export function checkedName(name: string, field: string): string {
  const trimmed = name.trim();
  if (trimmed === "") throw new BadInput(field, "must not be empty: say who or what will use the token");
  if ([...trimmed].length > TOKEN_LIMITS.nameLength) throw new BadInput(field, `has ${[...trimmed].length} characters; at most ${TOKEN_LIMITS.nameLength} are kept`);
  const fault = textFault(trimmed);
  if (fault !== null) throw new BadInput(field, fault);
  if (/\p{Cc}/u.test(trimmed)) throw new BadInput(field, "must be one line without control characters");
  return trimmed;
}

/** When a token made `now` ends: as asked, else in 90 days. Fails: BadInput for the past and for more than a year. */
export function checkedExpiry(asked: Date | null, now: Date, field: string): Date {
  if (asked === null) return daysFrom(now, TOKEN_LIMITS.days);
  if (asked <= now) throw new BadInput(field, "must lie in the future");
  if (asked > daysFrom(now, TOKEN_LIMITS.mostDays)) throw new BadInput(field, `must be within ${TOKEN_LIMITS.mostDays} days; make a new token before the old one ends`);
  return asked;
}

/** An admin is no company's; every other role is one company's. Fails: BadInput. */
export function checkCompany(role: Role, company: string | null, field: string): void {
  if (role === "ADMIN" && company !== null) throw new BadInput(field, "must be absent for the role ADMIN, which is no company's");
  if (role !== "ADMIN" && company === null) throw new BadInput(field, `is needed for the role ${role}: the slug of the company it is for`);
}

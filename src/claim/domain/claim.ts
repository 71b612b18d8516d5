import type { Company } from "../../company/domain/company.js";
import { PublicError } from "../../shared/errors.js";

/** Where a proof is published. */
export const CLAIM_METHODS = ["DNS_TXT", "WELL_KNOWN_FILE"] as const;
export type ClaimMethod = (typeof CLAIM_METHODS)[number];

/** How a claim stands: a proof is wanted, an admin's word stands for it, it was verified, or its time is over. */
export const CLAIM_STATES = ["OPEN", "ACCEPTED", "VERIFIED", "LAPSED"] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** That somebody says a domain is theirs, and with it a company that we curate, or one that they want to make. */
export interface Claim {
  readonly id: string;
  /** The company that is claimed, with its slug; null where one is to be made. */
  readonly companyId: string | null;
  readonly company: string | null;
  readonly domain: string;
  readonly method: ClaimMethod;
  readonly createdAt: Date;
  readonly lapsesAt: Date;
  /** Why an admin took it in the place of a proof; null: a proof is wanted. */
  readonly word: string | null;
  readonly verifiedAt: Date | null;
  /** The company that was made of it; null: none yet. */
  readonly madeCompanyId: string | null;
}

export const CLAIM_LIMITS = {
  /** Days to publish a proof; once it is verified, days to make a company of it. */
  days: 7,
  /** Days for which a claim that came to nothing still says that it lapsed. */
  keptDays: 30,
  /** Characters of an admin's word. */
  word: 1_000,
} as const;

/** Every secret of a claim begins so; what is behind it is as in tokens. */
export const CLAIM_PREFIX = "olc_";

const DAY_MS = 86_400_000;
export const lapseFrom = (now: Date): Date => new Date(now.getTime() + CLAIM_LIMITS.days * DAY_MS);
export const forgottenBefore = (now: Date): Date => new Date(now.getTime() - CLAIM_LIMITS.keptDays * DAY_MS);

export function stateOf({ verifiedAt, lapsesAt, word }: Pick<Claim, "verifiedAt" | "lapsesAt" | "word">, now: Date): ClaimState {
  if (verifiedAt !== null) return "VERIFIED";
  if (lapsesAt <= now) return "LAPSED";
  return word === null ? "OPEN" : "ACCEPTED";
}

/**
 * What is published as the proof. It names this claim and no other, so that nobody's proof serves somebody else's claim; the
 * secret, which the claim is verified with, does not follow from it.
 */
export const proofOf = ({ id }: Pick<Claim, "id">): string => `org-ladder-verification=${id}`;

/** Where a proof is looked for: names with TXT records, or the address of a file. */
export function placesOf({ domain, method }: Pick<Claim, "domain" | "method">): readonly string[] {
  return method === "DNS_TXT" ? [`_org-ladder.${domain}`, domain] : [`https://${domain}/.well-known/org-ladder-verification.txt`];
}

/** The company keeps its ladders itself already. */
export class AlreadyClaimed extends PublicError {
  constructor({ name, origin }: Pick<Company, "name" | "origin">, field: string) {
    super("ALREADY_CLAIMED", `${name} keeps its ladders itself: ${origin === "CREATED" ? "it was made here" : "it was claimed"} by others before. If they had no right to it, or its tokens were lost, an admin of this server can help.`, { field });
  }
}

/** A claim serves once. */
export class ClaimVerified extends PublicError {
  constructor(field: string) {
    super("ALREADY_VERIFIED", "This claim was verified before; what came of it was shown then, once.", { field });
  }
}

export class ClaimLapsed extends PublicError {
  constructor({ lapsesAt }: Pick<Claim, "lapsesAt">, field: string) {
    super("CLAIM_LAPSED", `This claim lapsed on ${lapsesAt.toISOString().slice(0, 10)}; make another (claimCompany).`, { field });
  }
}

/** A company whose domain we do not know is not proved by any domain. */
export class WordNeeded extends PublicError {
  constructor({ name }: Pick<Company, "name">, field: string) {
    super("WORD_NEEDED", `We know no domain of ${name}, so that none proves that it is yours: an admin of this server has to say so first (verifyClaim with \`word\`). Send them this claim's id.`, { field });
  }
}

/** Only what was verified makes a company. */
export class NotVerified extends PublicError {
  constructor(field: string) {
    super("NOT_VERIFIED", "This claim is not verified yet; publish its proof and verify it first (verifyClaim).", { field });
  }
}

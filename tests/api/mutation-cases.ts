import { rungIdOf } from "../../src/ladder/domain/ids.js";

/** What the tests of all mutations know: a company, tokens of it and of another, an admin's. */
export interface MutationWorld {
  /** Slug of the company that everything below belongs to. */
  readonly company: string;
  /** Id of a token of the company that holds. */
  readonly tokenId: string;
  /** Id of a draft of the company that can be published, at revision 1. */
  readonly draftId: string;
  /** Id of a ladder of the company that is in force. */
  readonly ladderId: string;
  /** An open claim of a domain, with its secret, for which an admin gave their word. */
  readonly claim: { readonly id: string; readonly secret: string };
  /** Id of an open dispute about two rungs of the company. */
  readonly disputeId: string;
}

export interface MutationCase {
  /** An input that an admin, or an owner of the company, gets no user error for. Called once for each time it is sent. */
  readonly valid: (world: MutationWorld) => object;
  /** The same about a thing that is not there; absent where the mutation is about nothing that could be hidden. */
  readonly unknown?: (world: MutationWorld) => object;
  /** Nobody is known to have done it, so that nothing is recorded. */
  readonly unrecorded?: boolean;
  /** It is about a company whose ladders are taken down. */
  readonly takenDown?: boolean;
  /** It writes nothing, so that nothing is recorded, and whoever reads drafts of the company may do it. */
  readonly readsOnly?: boolean;
  /** Fields that take more than other texts do. */
  readonly long?: readonly string[];
  /** For admins alone: an owner is told FORBIDDEN. */
  readonly adminOnly?: boolean;
}

let made = 0;
/** A number that no other input has. */
const next = (): number => (made += 1);

/** Every mutation of the schema; tests/api/mutations.test.ts fails for one that is missing here. */
export const MUTATION_CASES: Readonly<Record<string, MutationCase>> = {
  createCompany: {
    valid: () => ({ slug: `acme-${next()}`, name: "Acme" }),
    adminOnly: true,
  },
  claimCompany: {
    valid: () => ({ domain: `acme-${next()}.com`, method: "DNS_TXT" }),
  },
  verifyClaim: {
    valid: ({ claim }) => ({ claim: claim.id, secret: claim.secret }),
  },
  takeDownCompany: {
    valid: ({ company }) => ({ company, reason: "At their wish." }),
    unknown: () => ({ company: "no-such-company", reason: "At their wish." }),
  },
  restoreCompany: {
    takenDown: true,
    valid: ({ company }) => ({ company }),
    unknown: () => ({ company: "no-such-company" }),
  },
  updateCompany: {
    valid: ({ company }) => ({ slug: company, description: "Searches the web." }),
    unknown: () => ({ slug: "no-such-company", description: "Searches the web." }),
  },
  createLadderDraft: {
    valid: ({ company }) => ({ company, ladder: `ladder-${next()}`, name: "Engineering", family: "software", rungs: [{ track: "IC", title: "Engineer" }] }),
    unknown: () => ({ company: "no-such-company", ladder: "engineering", name: "Engineering", family: "software" }),
  },
  updateLadderDraft: {
    valid: ({ draftId }) => ({ draft: draftId, revision: 1, name: "Engineering" }),
    unknown: () => ({ draft: "ver_aaaaaaaaaaaaaaaaaaaa", revision: 1, name: "Engineering" }),
  },
  importLadder: {
    valid: ({ company }) => ({ company, format: "CSV", ladder: `ladder-${next()}`, family: "software", content: "title,track\nEngineer,IC\n" }),
    unknown: () => ({ company: "no-such-company", format: "CSV", ladder: "engineering", family: "software", content: "title,track\nEngineer,IC\n" }),
    long: ["content"],
  },
  createToken: {
    valid: ({ company }) => ({ company, role: "EDITOR", name: "ci" }),
    unknown: () => ({ company: "no-such-company", role: "EDITOR", name: "ci" }),
  },
  revokeToken: {
    valid: ({ tokenId }) => ({ id: tokenId }),
    unknown: () => ({ id: "tok_aaaaaaaaaaaaaaaaaaaa" }),
  },
  assignRole: {
    valid: ({ company }) => ({ subject: "user-1", role: "EDITOR", company }),
    adminOnly: true,
  },
  lintLadder: {
    valid: ({ draftId }) => ({ draft: draftId }),
    unknown: () => ({ draft: "ver_aaaaaaaaaaaaaaaaaaaa" }),
    readsOnly: true,
  },
  publishLadder: {
    valid: ({ draftId }) => ({ draft: draftId, revision: 1, changeNote: "First published." }),
    unknown: () => ({ draft: "ver_aaaaaaaaaaaaaaaaaaaa", revision: 1, changeNote: "First published." }),
  },
  retireLadder: {
    valid: ({ ladderId }) => ({ ladder: ladderId, reason: "Nobody is on it." }),
    unknown: () => ({ ladder: "lad_aaaaaaaaaaaaaaaaaaaa", reason: "Nobody is on it." }),
  },
  mapRung: {
    valid: ({ draftId }) => ({ rung: adept(draftId), revision: 1, decision: "MOVE", lo: 1.05, hi: 2, comment: "By scope." }),
    unknown: () => ({ rung: "rng_aaaaaaaaaaaaaaaaaaaa", revision: 1, decision: "ACCEPT" }),
  },
  reviewMapping: {
    valid: ({ draftId }) => ({ rung: adept(draftId), revision: 1, stance: 1, comment: "As I would have it." }),
    unknown: () => ({ rung: "rng_aaaaaaaaaaaaaaaaaaaa", revision: 1, stance: 1, comment: "As I would have it." }),
  },
  applySuggestedMapping: {
    valid: ({ draftId }) => ({ draft: draftId, revision: 1, again: true }),
    unknown: () => ({ draft: "ver_aaaaaaaaaaaaaaaaaaaa", revision: 1 }),
  },
  disputeEquivalence: {
    valid: () => ({ from: { companyRung: { company: "google", code: "L5" } }, to: { companyRung: { company: "amazon", code: "L6" } }, claim: "NOT_EQUIVALENT", reason: "Theirs leads teams." }),
    unrecorded: true,
  },
  resolveDispute: {
    valid: ({ disputeId }) => ({ dispute: disputeId, outcome: "REJECTED", note: "Both lead projects." }),
    unknown: () => ({ dispute: "dsp_aaaaaaaaaaaaaaaaaaaa", outcome: "REJECTED", note: "Both lead projects." }),
  },
};

/** A rung of the draft. */
export const adept = (draftId: string): string => rungIdOf(draftId, { track: "IC", code: "N2", title: "Adept" });

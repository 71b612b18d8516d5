import { PublicError } from "../../shared/errors.js";
import { listed } from "../../shared/text.js";
import { proofOf, type Claim } from "./claim.js";

/** What was found at one place where a proof was looked for. */
export interface Look {
  readonly place: string;
  /** What stands there, text by text or line by line; empty: nothing. */
  readonly found: readonly string[];
  /** Why nothing could be found out, in words; null when it could. */
  readonly fault: string | null;
}

/** Texts of others that an error repeats, and characters of each: enough to see what was mistyped. */
const SHOWN = 3;
const SHOWN_LENGTH = 80;

/** Whether the proof stands at any of the places: a text of its own, or a line, but for the blanks around it and its capitals. */
export const isProven = (claim: Pick<Claim, "id">, looks: readonly Look[]): boolean =>
  looks.some(({ found }) => found.some((text) => text.trim().toLowerCase() === proofOf(claim)));

/** The proof was not found; says where it was looked for, what was there, and what to do. */
export class ProofNotFound extends PublicError {
  constructor(claim: Pick<Claim, "id" | "method" | "lapsesAt">, looks: readonly Look[], field: string) {
    const where = claim.method === "DNS_TXT" ? "as a TXT record of either name; resolvers may keep the old answer for as long as its TTL says" : "as a line of that file, open to anybody, over HTTPS and without a redirect";
    super(
      "PROOF_NOT_FOUND",
      `"${proofOf(claim)}" was not found. ${looks.map((look) => `${look.place}: ${inWords(look)}.`).join(" ")} Publish it ${where}; then verify again, before ${claim.lapsesAt.toISOString().slice(0, 10)}. Where the network forbids, an admin of this server can say so in its place.`,
      { field },
    );
  }
}

function inWords({ found, fault }: Look): string {
  if (fault !== null) return fault;
  if (found.length === 0) return "nothing there";
  const shown = found.slice(0, SHOWN).map((text) => `"${tidied(text)}"`);
  return `there stands ${listed(found.length > SHOWN ? [...shown, `${found.length - SHOWN} more`] : shown)}`;
}

/** One line, without what a terminal or page would take for more than text. */
const tidied = (text: string): string => (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text).toWellFormed().replace(/[\p{C}"]/gu, " ");

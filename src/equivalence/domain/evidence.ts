import { METHOD, type Method } from "./method.js";

/** What a piece of evidence is; its worth on its own is `METHOD.prior`. */
export const EVIDENCE_KINDS = [
  "MACHINE_SUGGESTION",
  "SECONDARY_SOURCE",
  "PRIMARY_SOURCE",
  "COMPANY_PUBLISHED",
  "COMPANY_PUBLISHED_REVIEWED",
  "COMPANY_PUBLISHED_REVIEWED_TWICE",
  "CROSSWALK",
  "DISPUTE_OUTCOME",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * One piece of evidence for or against a mapping or a pair.
 *
 * `group` names what it is independent of: same author, same site or a copied table are one group, and count once.
 * `prior` (0–1) is what it is worth on its own. `holds` is false for evidence against ("these are NOT the same").
 * `label` names the source to a reader; `date` is the source's ISO date, null when nobody knows it.
 */
export interface Evidence {
  readonly group: string;
  readonly prior: number;
  readonly kind: EvidenceKind;
  readonly holds: boolean;
  readonly label: string;
  readonly date: string | null;
}

/**
 * A published statement, or a party's decision in a dispute, that our rung is (or, with `holds` false, is not) one of their rungs.
 *
 * A cell that names several rungs ("65-66", "67+") is one assertion with several `rungIds`, met by any of them.
 */
export interface CrosswalkAssertion extends Evidence {
  readonly rungIds: readonly string[];
  /** The cell means everything from its first rung upward ("65+"): it can contradict us, but being met by so much it supports nothing. */
  readonly openEnded?: boolean;
  /** The confidence of a mapping has taken it into account already: it supports nothing, and against us it takes back no more than agreement added. */
  readonly weighed?: boolean;
  /** The word of one of the companies asked about: it takes from a confidence, but does not by itself end an answer. */
  readonly interested?: boolean;
}

/** What evidence of a kind is worth on its own; a machine suggestion is worth its calibrated `posterior`. */
export const priorOf = (kind: Exclude<EvidenceKind, "MACHINE_SUGGESTION">, method: Method = METHOD): number =>
  method.prior[kind];

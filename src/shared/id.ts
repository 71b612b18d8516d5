import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** The kinds of things that have a public id, by the id's prefix. */
export const ID_PREFIXES = {
  cmp: "Company",
  lad: "Ladder",
  ver: "LadderVersion",
  rng: "Rung",
  lvl: "CanonicalLevel",
  rol: "Role",
  cit: "Citation",
  set: "MappingSet",
  map: "Mapping",
  xwk: "Crosswalk",
  asr: "CrosswalkAssertion",
  stm: "Statement",
  tok: "AccessToken",
  aud: "AuditEvent",
  mac: "MappingAct",
  dsp: "Dispute",
  clm: "Claim",
} as const;
export type IdPrefix = keyof typeof ID_PREFIXES;

/**
 * A public id: the prefix of its kind and 20 letters that follow from `parts` alone, so that the same thing has the same
 * id on every machine and after every reseeding. 100 bits: two things never meet.
 */
export function publicId(prefix: IdPrefix, ...parts: readonly (string | number)[]): string {
  const digest = createHash("sha256").update(parts.join("\u0000")).digest();
  let bits = 0;
  let held = 0;
  let letters = "";
  for (const byte of digest) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && letters.length < 20) {
      bits -= 5;
      letters += ALPHABET[(held >> bits) & 31];
    }
    if (letters.length === 20) break;
  }
  return `${prefix}_${letters}`;
}

/** A public id that nobody can guess, for things that have no name to follow from. */
export const randomId = (prefix: IdPrefix): string => publicId(prefix, randomBytes(32).toString("hex"));

/** The prefix of a well-formed public id; null for anything else. */
export function prefixOf(id: string): IdPrefix | null {
  const match = /^([a-z]{3})_[a-z2-7]{20}$/.exec(id);
  const prefix = match?.[1];
  return prefix !== undefined && Object.hasOwn(ID_PREFIXES, prefix) ? (prefix as IdPrefix) : null;
}

import { placesOf, type Claim } from "./domain/claim.js";
import type { Look } from "./domain/proof.js";
import { LookupFault, type Lookups } from "./lookups.js";

/** Looks at every place where the proof of a claim may stand, at once. Never fails for what others' servers do. */
export function lookedUp(claim: Pick<Claim, "domain" | "method">, lookups: Lookups): Promise<readonly Look[]> {
  const isFile = claim.method === "WELL_KNOWN_FILE";
  return Promise.all(placesOf(claim).map(async (address): Promise<Look> => {
    const place = isFile ? address : `TXT of ${address}`;
    try {
      return { place, found: isFile ? linesOf(await lookups.file(address)) : await lookups.txt(address), fault: null };
    } catch (error) {
      if (!(error instanceof LookupFault)) throw error;
      return { place, found: [], fault: error.message };
    }
  }));
}

const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => line.trim() !== "");

import { publicId } from "../../shared/id.js";
import type { Rung } from "./ladder.js";

/** Ids follow from what identifies a thing, so that they are the same on every machine and after every reseeding. */
export const ladderIdOf = (company: string, ladder: string): string => publicId("lad", company, ladder);
export const versionIdOf = (ladderId: string, number: number): string => publicId("ver", ladderId, number);
export const rungIdOf = (versionId: string, { track, code, title }: Pick<Rung, "track" | "code" | "title">): string => publicId("rng", versionId, track, code ?? "", title);

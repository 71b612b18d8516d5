import type { Range } from "./publish-edges.js";

export type Track = "IC" | "M";

/** A canonical level, as the page brings it. */
export interface Band extends Range {
  readonly track: Track;
  readonly title: string;
}

export interface Evidence {
  readonly kind: string;
  readonly text: string;
  readonly bits: number;
}

/** Where the method would put a rung, and why. */
export interface Placement {
  readonly track: Track;
  readonly range: Range | null;
  readonly confidence: number;
  readonly decision: string;
  readonly evidence: readonly Evidence[];
  readonly missing: readonly { readonly text: string }[];
}
export const PLACEMENT = "placement { track range { lo hi } confidence decision evidence { kind text bits } missing { text } }";

export interface Finding {
  readonly code: string;
  readonly severity: "ERROR" | "WARNING" | "ADVICE";
  readonly message: string;
  readonly fix: string;
}

/** A rung as the editor shows it. */
export interface EditedRung {
  /** Names it among the others, across changes. */
  readonly key: string;
  readonly label: string;
  readonly code: string | null;
  readonly title: string;
  readonly track: Track;
  /** Lowest first; parallel rungs share a number. */
  readonly order: number;
  readonly range: Range | null;
  /** No person has looked at its place yet. */
  readonly suggested: boolean;
  /** Who put it there and how sure that is, in words. */
  readonly standing: string;
  readonly placement: Placement | null;
  readonly findings: readonly Finding[];
}

export type Decision = "ACCEPT" | "REJECT" | "NO_EQUIVALENT";

/** The track's part of the axis. */
export const axisOf = (bands: readonly Band[], track: Track): Range => {
  const own = bands.filter((band) => band.track === track);
  return { lo: Math.min(...own.map(({ lo }) => lo)), hi: Math.max(...own.map(({ hi }) => hi)) };
};

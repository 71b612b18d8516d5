import type { ViewerKind } from "./viewer.js";

/** That somebody did something. */
export interface AuditEvent {
  readonly id: string;
  readonly at: Date;
  readonly viewerKind: ViewerKind;
  readonly viewerId: string | null;
  readonly viewerName: string;
  /** The policy's word for what was done: an `Action`, of then. */
  readonly action: string;
  readonly subjectId: string | null;
  readonly detail: string;
}

/** What was done under a permit. */
export interface Done {
  /** The id of what it was done to; null where that has none. */
  readonly subjectId: string | null;
  /** What was done, in a sentence for people; no secret, and nothing personal beyond the names that are in the product anyway. */
  readonly detail: string;
  /** The company it concerns, where that is not the permit's: one that was only just made. */
  readonly companyId?: string;
}

/** What a fact rests on: said by a source, concluded from sources, or an example of ours that claims nothing. */
export const BASES = ["STATED", "INFERRED", "ILLUSTRATIVE"] as const;
export type Basis = (typeof BASES)[number];

/** Every fact names its sources (keys of the taxonomy's sources) and its basis. */
export interface Sourced {
  readonly basis: Basis;
  readonly sources: readonly string[];
}

/** What a statement says something about. What `subject` names depends on it: a level, a role, a transition, a tension, or nothing. */
export const STATEMENT_KINDS = [
  // about the tracks and the axis
  "TRACK", "PARITY", "MANAGEMENT_ORDER", "SCOPE", "SCOPE_IDEA", "DIMENSION_REMARK", "FAMILY_REMARK", "NO_FOLD",
  // about a level or a role
  "PLACEMENT", "INFLUENCE", "REFERENCE_CODE", "ALIAS", "FOCUS", "RESPONSIBILITY", "TRUST", "DIRECT_REPORTS", "ORGANISATION", "REMARK",
  "SPAN", "STANDING", "OWNS", "PATH", "PAY", "FOLD_NOTE", "PROBE",
  // about the fork between the tracks
  "CHOICE", "SWING", "CHECKLIST",
  // about moving up
  "TRANSITION", "CHANGE", "WORK_PRODUCT", "SIGNAL", "TRAP", "STALL", "PLAYBOOK", "ARITHMETIC",
  // about what is expected, and the dissent
  "EXPECTATION", "GATE", "LIMIT", "DEPTH_RISK", "DEPTH_IDEAL", "OPEN_QUESTION", "CONSEQUENCE", "TENSION", "PERSPECTIVE",
  // about the whole
  "TAKEAWAY", "VARIATION", "SIZE_EXAMPLE", "SLANG",
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export const QUANTITY_UNITS = ["YEARS", "MONTHS", "WEEKS", "EXAMPLES", "LAUNCHES", "PEOPLE", "TEAMS", "PAGES", "LEVELS"] as const;
export type QuantityUnit = (typeof QUANTITY_UNITS)[number];

/** The number inside a statement. `max` is null where no upper bound is named. */
export interface Quantity {
  readonly min: number;
  readonly max: number | null;
  readonly unit: QuantityUnit;
}

/** One worded statement of the taxonomy, in our words, with its ground. */
export interface Statement extends Sourced {
  readonly id: string;
  readonly kind: StatementKind;
  /** Unique among the statements of one kind and subject. */
  readonly key: string;
  /** Place among the statements of one kind and subject, from 1. */
  readonly ordinal: number;
  /** Key of what the statement is about; null when it is about the taxonomy as a whole. */
  readonly subject: string | null;
  readonly title: string | null;
  readonly text: string;
  /**
   * Key of something else that the statement leads to: for a RESPONSIBILITY the level whose responsibilities are all meant,
   * for a TRANSITION the level it ends at, for SLANG what the word leads to.
   */
  readonly refersTo: string | null;
  /**
   * Cases and names the source gives; for a PROBE what a hands-on answer contains; for SLANG other spellings; for a TRAP what people
   * believe, how it is and what to do instead, in this order; for a TENSION the keys of the levels it bears on.
   */
  readonly points: readonly string[];
  readonly quantity: Quantity | null;
}

import type { Sourced, Statement } from "../../taxonomy/domain/statement.js";
import { existing } from "../../taxonomy/domain/views.js";

/** Something concluded about what a person told, in words. Always INFERRED: a source gave the rule, applying it is ours. */
export interface Judgement extends Sourced {
  readonly text: string;
  /** The statement of the taxonomy that was applied; null where the rule is ours. */
  readonly rule: Statement | null;
}

/** Source of rules that no text states. */
const OURS = "curators";

/** A conclusion from a statement of the taxonomy. */
export const judgedBy = (rule: Statement, text: string): Judgement => ({ text, rule, basis: "INFERRED", sources: rule.sources });

/** A conclusion from a rule of ours, and from what else it rests on (keys of sources). */
export const judgedByUs = (text: string, sources: readonly string[] = []): Judgement => ({ text, rule: null, basis: "INFERRED", sources: [...new Set([...sources, OURS])] });

/** "1 example", "3 examples". */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** The least, and the most, of the number in a statement. */
export const leastOf = ({ quantity, key }: Statement): number => existing(quantity?.min, `number of ${key}`);
export const mostOf = ({ quantity, key }: Statement): number => existing(quantity?.max ?? quantity?.min, `number of ${key}`);

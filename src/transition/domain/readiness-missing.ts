import { listed } from "../../shared/text.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import type { Statement } from "../../taxonomy/domain/statement.js";
import { existing } from "../../taxonomy/domain/views.js";
import { inside } from "./difference.js";
import { counted, judgedBy, judgedByUs, leastOf, type Judgement } from "./judgement.js";
import type { CountedCase } from "./readiness-count.js";
import { teamsBesides } from "./readiness-examples.js";
import { scopeInWords } from "./readiness-words.js";

/** Kinds of examples that a case can lack. */
export const MISSING_KINDS = ["MORE_EXAMPLES", "SIGNAL", "WIDER_SCOPE", "OTHER_TEAMS", "HANDS_ON"] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

export interface MissingExample extends Judgement {
  readonly kind: MissingKind;
}

/** A trap of the canon and why it is thought to apply. */
export interface AppliedTrap extends Judgement {
  readonly trap: Statement;
}

/** What kind of example the case lacks, the most pressing first. */
export function whatIsMissing(kase: CountedCase, taxonomy: Taxonomy): readonly MissingExample[] {
  const { step, arithmetic, distinct, valid, withoutDepth } = kase;
  const missing: MissingExample[] = [];
  const add = (kind: MissingKind, judgement: Judgement): void => void missing.push({ ...judgement, kind });
  const toThree = leastOf(arithmetic.three) - distinct;
  if (toThree > 0) add("MORE_EXAMPLES", judgedBy(arithmetic.three, `${counted(toThree, "more distinct example")}: from ${leastOf(arithmetic.three)} on doubt ends.`));
  const unshown = step.signals.filter((signal) => !valid.some((judged) => judged.signal === signal));
  const [first] = unshown;
  if (first !== undefined) add("SIGNAL", judgedBy(first, `An example of ${listed(unshown.map(({ title, text }) => inside(title ?? text)), "or")}: ${unshown.length} of the ${step.signals.length} signals ${unshown.length === 1 ? "is" : "are"} not shown yet. Not all are asked for.`));
  if (!valid.some(({ beyond }) => beyond)) add("WIDER_SCOPE", judgedByUs(`Something that reaches beyond ${scopeInWords(step.from.influence.to, taxonomy)}: none of what counts does.`, [...step.from.sources, ...step.to.sources]));
  // from several teams on, what others take up is the measure
  if (step.to.influence.from !== "COMPONENT" && step.to.influence.from !== "TEAM" && !valid.some(({ example }) => (teamsBesides(example) ?? 0) > 0)) {
    add("OTHER_TEAMS", judgedBy(existing(taxonomy.statements("PLAYBOOK").find(({ key }) => key === "partner"), "playbook partner"), "Something that another team took part in or took over: with a partner, work runs across teams."));
  }
  if (step.to.track === "IC" && withoutDepth.length > 0) add("HANDS_ON", judgedBy(depthRule(taxonomy), "What you built, chose or traced with your own hands, with specifics: interviews elsewhere will ask for it."));
  return missing;
}

/** Whether scope hides a lack of depth; null where that is not asked: a manager's step, or nothing reaches wide. */
export function aboutDepth({ step, depthRisk, withoutDepth }: CountedCase, taxonomy: Taxonomy): Judgement | null {
  if (step.to.track !== "IC" || depthRisk === null) return null;
  if (depthRisk === "NONE") return judgedBy(depthRule(taxonomy), "Every example with a wide scope comes with something hands-on. Depth is looked at apart from scope and does not change the verdict.");
  const who = depthRisk === "ALL" ? "None of the examples with a wide scope says" : `${counted(withoutDepth.length, "example")} with a wide scope ${withoutDepth.length === 1 ? "does" : "do"} not say`;
  return judgedBy(depthRule(taxonomy), `${who} what you did hands-on. Scope without depth loses its worth with a change of employer. It is looked at apart and does not change the verdict.`);
}

const depthRule = (taxonomy: Taxonomy): Statement => existing(taxonomy.statements("DEPTH_RISK").find(({ key }) => key === "interviews-fail"), "depth risk interviews-fail");

/** The trap that the case shows; null when it shows none. */
export function appliedTrap({ step, examples, distinct }: CountedCase, taxonomy: Taxonomy): AppliedTrap | null {
  const [trap] = step.traps;
  const present = examples.filter(({ standing }) => standing === "PRESENT_LEVEL").length;
  if (trap !== undefined && present > 0 && present >= distinct) {
    return { trap, ...judgedBy(trap, `${counted(present, "example")} of the present level against ${distinct} of the next: more of the same only confirms the level.`) };
  }
  const [stall] = taxonomy.statements("STALL", step.from.key);
  if (stall !== undefined && distinct === 0) return { trap: stall, ...judgedBy(stall, "Nothing of the next level yet: it may be that scope is waited for.") };
  return null;
}

import { listed } from "../../shared/text.js";
import type { Influence } from "../../taxonomy/domain/axis.js";
import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import { existing } from "../../taxonomy/domain/views.js";
import { inside } from "./difference.js";
import { counted, judgedBy, judgedByUs, leastOf, mostOf, type Judgement } from "./judgement.js";
import { monthsOf } from "./period.js";
import type { CountedCase } from "./readiness-count.js";
import { teamsBesides, teamsFor, type JudgedExample } from "./readiness-examples.js";

/** "several teams": a scope inside a sentence, in the taxonomy's word for it. */
export function scopeInWords(influence: Influence, taxonomy: Taxonomy): string {
  return inside(existing(taxonomy.statements("SCOPE").find(({ key }) => key === influence)?.title, `scope ${influence}`));
}

/** Why an example stands as it does, and what else is to be said of it. */
export function aboutExample(judged: JudgedExample, { step, window, arithmetic }: CountedCase, taxonomy: Taxonomy): readonly Judgement[] {
  const { example, signal, unreached, beyond, standing, duplicateOf } = judged;
  const notes: Judgement[] = [];
  const scope = scopeInWords(example.scope, taxonomy);
  const present = scopeInWords(step.from.influence.to, taxonomy);
  if (signal !== null) notes.push(judgedBy(signal, `It shows a signal of the next level, ${step.to.title}: ${inside(signal.title ?? signal.text)}.`));
  if (unreached !== null) notes.push(judgedBy(unreached.signal, `It does not reach the signal it names: that takes ${unreached.teams} teams, one's own among them, and this tells of ${(teamsBesides(example) ?? 0) + 1}.`));
  if (beyond) notes.push(judgedByUs(`Its scope (${scope}) goes beyond the widest asked of ${step.from.title} (${present}).`, step.from.sources));
  if (standing === "PRESENT_LEVEL") {
    const [trap] = step.traps;
    const text = `Work of the present level: its scope (${scope}) stays within what is asked of ${step.from.title} (${present}), and it shows no signal of ${step.to.title}. It is good work and not counted here.`;
    notes.push(trap === undefined ? judgedByUs(text, step.from.sources) : judgedBy(trap, text));
  }
  if (standing === "OUTSIDE_WINDOW") notes.push(judgedBy(arithmetic.months, `It ended before ${window.from}, ${mostOf(arithmetic.months)} months before the day asked for; older work is not counted.`));
  if (standing === "DUPLICATE") notes.push(judgedBy(arithmetic.examples, `It says again what example ${(duplicateOf ?? 0) + 1} says: same project, same signal, and the times meet. Only distinct examples count.`));
  if (signal !== null && teamsFor(signal) !== null && teamsBesides(example) === null) notes.push(judgedBy(signal, "Say which other teams, or how many: the signal is about them."));
  if (signal?.quantity?.unit === "YEARS" && monthsOf(judged.period) < leastOf(signal) * 12) {
    notes.push(judgedBy(signal, `It tells of ${counted(monthsOf(judged.period), "month")} so far; the signal is an initiative laid out for ${leastOf(signal)} years. Say how long it is meant to run.`));
  }
  return notes;
}

/** The verdict and what it rests on. */
export function aboutTheWhole(kase: CountedCase, taxonomy: Taxonomy): readonly Judgement[] {
  const { step, arithmetic, distinct, valid, examples, window } = kase;
  const rule = distinct === 0 ? arithmetic.examples : distinct < leastOf(arithmetic.two) ? arithmetic.one : distinct < leastOf(arithmetic.three) ? arithmetic.two : arithmetic.three;
  const asked = `Committees look for ${leastOf(arithmetic.examples)} to ${mostOf(arithmetic.examples)}.`;
  const notes = [judgedBy(rule, `${counted(distinct, "distinct example")} of work at the next level ${distinct === 1 ? "counts" : "count"}. ${distinct === 0 ? "" : `${rule.text} `}${asked}`)];
  const aside = asideInWords(examples);
  if (aside !== "") notes.push(judgedBy(arithmetic.examples, `Not counted: ${aside}; each says why.`));
  if (step.signals.length === 0) notes.push(derivedFromScope(kase, taxonomy));
  notes.push(aboutTime(kase));
  const projects = new Set(valid.map(({ example }) => example.project?.trim().toLowerCase() ?? example.what));
  if (distinct > 1 && projects.size === 1) notes.push(judgedBy(arithmetic.examples, "All of them come from one project; a committee may take them for one piece of work."));
  if (examples.some(({ standing }) => standing === "OUTSIDE_WINDOW")) notes.push(judgedByUs(`The window runs from ${window.from} to ${window.to}. The source names its length; that it ends on the day asked for is ours.`, arithmetic.months.sources));
  return notes;
}

function asideInWords(examples: readonly JudgedExample[]): string {
  const count = (standing: JudgedExample["standing"]): number => examples.filter((each) => each.standing === standing).length;
  const [twice, old, present] = [count("DUPLICATE"), count("OUTSIDE_WINDOW"), count("PRESENT_LEVEL")];
  return listed([
    ...(twice > 0 ? [`${twice} told twice`] : []), ...(old > 0 ? [`${old} from before the window`] : []), ...(present > 0 ? [`${present} of the present level`] : []),
  ]);
}

function derivedFromScope({ step }: CountedCase, taxonomy: Taxonomy): Judgement {
  const present = scopeInWords(step.from.influence.to, taxonomy);
  return judgedByUs(`No source names signals for the step from ${step.from.title} to ${step.to.title}. Derived from the levels themselves: what reaches beyond ${present} counts.`, [...step.from.sources, ...step.to.sources]);
}

function aboutTime({ monthsOfThree, arithmetic: { months, three }, distinct }: CountedCase): Judgement {
  const [least, most] = [leastOf(months), mostOf(months)];
  if (monthsOfThree === null) return judgedBy(months, `Three take ${least} to ${most} months as a rule; ${leastOf(three) - distinct} more ${leastOf(three) - distinct === 1 ? "is" : "are"} needed.`);
  const compared = monthsOfThree < least ? `faster than the ${least} to ${most} that one plans for` : monthsOfThree <= most ? `within the ${least} to ${most} that one plans for` : `more than the ${least} to ${most} that one plans for`;
  return judgedBy(months, `The three that lie closest together span ${counted(monthsOfThree, "month")}: ${compared}.`);
}

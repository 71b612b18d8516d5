import { dayOf } from "../equivalence/index.js";
import { BadInput } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import { checkLevel, type CanonicalLevel, type Taxonomy } from "../taxonomy/index.js";
import type { TransitionContext } from "./context.js";
import { isOfCalendar, periodOf } from "./domain/period.js";
import type { ExampleOfWork, Step } from "./domain/readiness-examples.js";
import { readiness, stepFrom, type Readiness } from "./domain/readiness.js";
import type { ExampleOfWorkInput, PromotionReadinessInput } from "./readiness.types.js";

/** Examples taken at once; committees look for five at most. */
const MOST_EXAMPLES = 50;
/** Characters of one text, teams named for one example, and teams counted. */
const LONGEST_TEXT = 500;
const MOST_TEAMS_NAMED = 20;
const MOST_TEAMS = 10_000;

/**
 * What a person's examples say about the next step. Pure: nothing is read from the database, stored or logged.
 * Fails:  BadInput and UNKNOWN_CANONICAL_LEVEL, naming the field; no message repeats what a person wrote.
 */
export function promotionReadiness(input: PromotionReadinessInput, { taxonomy, today }: Pick<TransitionContext, "taxonomy" | "today">): Readiness {
  const step = stepOf(input, taxonomy);
  const asOf = dayOf(input.asOf, today) ?? today;
  if (input.examples.length > MOST_EXAMPLES) throw new BadInput("input.examples", `at most ${MOST_EXAMPLES} examples are taken; there are ${input.examples.length}`);
  return readiness(input.examples.map((example, i) => checked(example, `input.examples[${i}]`, step, asOf)), step, asOf, taxonomy);
}

function stepOf(input: PromotionReadinessInput, taxonomy: Taxonomy): Step {
  const from = checkLevel(input.from, "input.from", taxonomy);
  const to = input.to == null ? null : checkLevel(input.to, "input.to", taxonomy);
  const step = stepFrom(from, taxonomy);
  if (step === null) throw new BadInput("input.from", `${from.title} is the highest level of its track, so there is no next one`);
  if (to !== null && to !== step.to) throw new BadInput("input.to", `${whyNot(from, to)} The step judged from ${from.key} is the one to ${step.to.key}; leave \`to\` out, or give that`);
  return step;
}

const whyNot = (from: CanonicalLevel, to: CanonicalLevel): string =>
  to.track === from.track ? "promotions are judged one step upwards at a time." : "a change of track is a change of work and no promotion; see `transition` and `trackFit`.";

/** Fails: BadInput for what cannot be judged. */
function checked(input: ExampleOfWorkInput, field: string, { from, to, signals }: Step, asOf: string): ExampleOfWork {
  if (input.what.trim() === "") throw new BadInput(`${field}.what`, "must not be empty; say in a sentence what you did");
  checkTexts(input, field);
  checkPeriod(input, field, asOf);
  if (input.signal != null && !signals.some(({ key }) => key === input.signal)) {
    const keys = signals.map(({ key }) => key);
    throw new BadInput(`${field}.signal`, keys.length === 0 ? `no source names signals for the step from ${from.key} to ${to.key}; leave it out` : `no signal of that key; there are ${listed(keys)}`, { signals: keys });
  }
  const { otherTeams = null } = input;
  if (otherTeams !== null && (otherTeams < 0 || otherTeams > MOST_TEAMS)) throw new BadInput(`${field}.otherTeams`, `must be between 0 and ${MOST_TEAMS}; it is ${otherTeams}`);
  return {
    what: input.what.trim(), project: named(input.project), from: input.from, to: input.to ?? null, scope: input.scope, signal: input.signal ?? null,
    adoptedBy: [...new Set((input.adoptedBy ?? []).flatMap((team) => named(team) ?? []))], otherTeams,
    handsOn: input.handsOn == null ? null : { built: named(input.handsOn.built), choices: named(input.handsOn.choices), inside: named(input.handsOn.inside), flaw: named(input.handsOn.flaw) },
  };
}

/** A text without spaces around it; null where nothing is left. */
const named = (text: string | null | undefined): string | null => text?.trim() || null;

function checkTexts({ what, project, adoptedBy, handsOn }: ExampleOfWorkInput, field: string): void {
  const texts: readonly (readonly [string, string | null | undefined])[] = [
    ["what", what], ["project", project], ...(adoptedBy ?? []).map((team, i) => [`adoptedBy[${i}]`, team] as const),
    ["handsOn.built", handsOn?.built], ["handsOn.choices", handsOn?.choices], ["handsOn.inside", handsOn?.inside], ["handsOn.flaw", handsOn?.flaw],
  ];
  for (const [name, text] of texts) {
    if ((text?.length ?? 0) > LONGEST_TEXT) throw new BadInput(`${field}.${name}`, `has ${text?.length ?? 0} characters; at most ${LONGEST_TEXT} are taken`);
  }
  if ((adoptedBy?.length ?? 0) > MOST_TEAMS_NAMED) throw new BadInput(`${field}.adoptedBy`, `at most ${MOST_TEAMS_NAMED} are taken; give their number as \`otherTeams\``);
}

function checkPeriod({ from, to = null }: ExampleOfWorkInput, field: string, asOf: string): void {
  for (const [name, date] of [["from", from], ["to", to]] as const) {
    if (date !== null && !isOfCalendar(date)) throw new BadInput(`${field}.${name}`, `is no day of the calendar: ${date}`);
  }
  const period = periodOf(from, to);
  if (period.from > asOf) throw new BadInput(`${field}.from`, `must not lie after the day asked for, ${asOf}; plans are no examples`);
  if (period.to < period.from) throw new BadInput(`${field}.to`, `must not lie before \`from\`: ${to ?? from} is before ${from}`);
  if (to !== null && periodOf(to, null).from > asOf) throw new BadInput(`${field}.to`, `must not lie after the day asked for, ${asOf}; for work that goes on, give that day`);
}

import { ranks, type Draw } from "./draws.js";
import type { Question } from "./questions.js";
import { random, type Random } from "./random.js";
import type { Subject } from "./subjects.js";
import { textAbout } from "./texts.js";

export type Variables = Readonly<Record<string, unknown>>;

/** A question put to particular companies: the same values for both sides. */
export interface Asking {
  readonly question: Question;
  readonly variables: Variables;
}

/** Asks endlessly, each time about what was drawn anew; the same for the same seed. */
export type Askings = () => Asking;

/** A comparison is of so many companies. */
const COMPARED = 5;

/** What is asked when companies are drawn by a law; of a company's rungs each is as likely. */
export function drawnAskings(question: Question, subjects: readonly Subject[], draw: Draw): (seed: number) => Askings {
  const rank = ranks(draw, subjects.length);
  return (seed) => {
    const chosen = random(seed);
    return () => ({ question, variables: variablesOf(question, () => subjects[rank(chosen)]!, chosen) });
  };
}

/** What asks about each company once, the most popular first; ends with them. */
export function* everyAsking(question: Question, subjects: readonly Subject[]): Generator<Asking, void> {
  const chosen = random(0);
  let at = 0;
  const next = (): Subject => subjects[at++ % subjects.length]!;
  while (at < subjects.length) yield { question, variables: variablesOf(question, next, chosen) };
}

/** The next `count` of these. */
export function* some(askings: Askings, count: number): Generator<Asking, void> {
  for (let i = 0; i < count; i += 1) yield askings();
}

function variablesOf({ name }: Question, next: () => Subject, chosen: Random): Variables {
  switch (name) {
    case "company page": return { company: next().slug };
    case "comparison of five": return { companies: different(COMPARED, next).map(({ slug }) => slug) };
    case "counterparts": return rungOf(next(), chosen);
    case "search": return { text: textAbout(next(), chosen) };
    case "headline": case "headline with reasons": {
      const [from, to] = different(2, next);
      return { ...rungOf(from!, chosen), toCompany: to!.slug };
    }
  }
}

/** By its code, or by its title where the ladder has no codes. */
function rungOf({ slug, rungs }: Subject, chosen: Random): Variables {
  const { code, title } = chosen.one(rungs);
  return { company: slug, ...(code === null ? { title } : { code }) };
}

function different(count: number, next: () => Subject): readonly Subject[] {
  const drawn = new Set<Subject>();
  while (drawn.size < count) drawn.add(next());
  return [...drawn];
}

import type { PlacedRung, PublishedCompany } from "../ladder/index.js";
import { fold, listed } from "../shared/text.js";
import type { Taxonomy } from "../taxonomy/index.js";
import { answer, type Answer } from "./answers.js";
import { askedRung } from "./asking.js";
import type { ScoredPair } from "./domain/evaluation-crosswalks.js";
import { isAcrossTracks, statedPairs, testimonyOf, type StatedPair } from "./domain/evaluation-pairs.js";
import type { PublishedAssertion } from "./domain/published-crosswalk.js";
import { nameOf } from "./naming.js";

/** What is asked and what it is held against. */
export interface EvaluationWorld {
  readonly taxonomy: Taxonomy;
  readonly companies: readonly PublishedCompany[];
  readonly assertions: readonly PublishedAssertion[];
  /** The day the questions are asked for, YYYY-MM-DD. */
  readonly askedFor: string;
}

/**
 * Asks for every pair of rungs that a printed row of a crosswalk equates, without the rows of that source as evidence, and notes
 * how the answer stands to what the row says.
 */
export function scorePairs(world: EvaluationWorld): readonly ScoredPair[] {
  const companies = new Map(world.companies.map((company) => [company.company.slug, company]));
  const rungs = new Map(world.companies.flatMap((c) => c.ladders.flatMap((l) => l.version.rungs)).map((rung) => [rung.id, rung]));
  const naming = new Map<string, readonly PublishedAssertion[]>();
  for (const slug of companies.keys()) naming.set(slug, world.assertions.filter((a) => a.cells.some((cell) => cell.company === slug)));

  const all = statedPairs(world.assertions, companies);
  return all.filter((pair) => pair.holds && !pair.assembled).map((pair) => {
    const from = rungs.get(pair.from)!;
    const stated = pair.stated.map((id) => rungs.get(id)!);
    const others = naming.get(pair.fromCompany)!.filter((a) => a.citation.group !== pair.source);
    const given = answer(askedRung(from, []), companies.get(pair.toCompany)!, { assertions: others, disputes: [] }, { taxonomy: world.taxonomy, asOf: world.askedFor, toTrack: pair.toTrack });
    const { against, alike } = testimonyOf(pair, all);
    const ladder = stated[0]!.version.rungs.filter((rung) => rung.track === pair.toTrack);
    return {
      source: pair.source, pairOfCompanies: [pair.fromCompany, pair.toCompany].sort().join(" "), acrossTracks: isAcrossTracks(pair),
      standing: against.length > 0 ? "CONTRADICTED" : alike.length > 0 ? "CONFIRMED" : "ALONE",
      curatedFromSource: [from, ...stated].some((rung) => (rung.mapping?.citations ?? []).some((citation) => citation.group === pair.source)),
      ...outcomeOf(given, pair, stated),
      byPosition: stepsTo(ladder, byPosition(from, ladder), stated), byTitle: stepsTo(ladder, byTitle(from, ladder), stated), chance: pair.stated.length / ladder.length,
      inWords: { from: inWords(from), stated: listed(stated.map(inWords), "or"), answered: given.kind === "EQUIVALENCE" ? inWords(given.best.rung) : `nothing: ${given.reason}` },
    };
  });
}

const inWords = (rung: PlacedRung): string => `${rung.company.name} ${nameOf(rung)}`;

/** How the answer stands to the rungs stated. */
function outcomeOf(given: Answer, pair: StatedPair, stated: readonly PlacedRung[]): Pick<ScoredPair, "answered" | "steps" | "landed" | "confidence"> {
  const landed = given.landing.filter(({ rungs }) => rungs.some((rung) => pair.stated.includes(rung.id))).reduce((sum, { share }) => sum + share, 0);
  if (given.kind === "ABSTENTION") return { answered: false, steps: null, landed: given.landing.length > 0 ? landed : null, confidence: null };
  const { rung } = given.best;
  const ladder = rung.version.rungs.filter((other) => other.track === rung.track);
  return { answered: true, steps: stepsTo(ladder, rung, stated), landed, confidence: given.confidence.value };
}

/** Steps of the ladder from a rung to the nearest of those stated, 0 where it is one of them; null where it is none of this ladder. */
function stepsTo(ladder: readonly PlacedRung[], rung: PlacedRung | null, stated: readonly PlacedRung[]): number | null {
  if (rung === null) return null;
  const orders = ordersOf(ladder);
  const steps = stated.filter((each) => each.version.id === rung.version.id).map((each) => (each.id === rung.id ? 0 : Math.max(1, Math.abs(orders.indexOf(each.order) - orders.indexOf(rung.order)))));
  return steps.length === 0 ? null : Math.min(...steps);
}

const ordersOf = (ladder: readonly PlacedRung[]): readonly number[] => [...new Set(ladder.map((rung) => rung.order))].sort((a, b) => a - b);

/** The simplest answer there is: as far up their ladder as ours is up its own. */
function byPosition(from: PlacedRung, ladder: readonly PlacedRung[]): PlacedRung | null {
  const ours = ordersOf(from.version.rungs.filter((rung) => rung.track === from.track));
  const theirs = ordersOf(ladder);
  const share = ours.length < 2 ? 0.5 : ours.indexOf(from.order) / (ours.length - 1);
  const order = theirs[Math.round(share * (theirs.length - 1))];
  return ladder.find((rung) => rung.order === order) ?? null;
}

/** The answer by the names alone: the lowest rung whose title shares the largest part of its words with ours; null where none shares any. */
function byTitle(from: PlacedRung, ladder: readonly PlacedRung[]): PlacedRung | null {
  const ours = wordsOf(from.title);
  const alike = (rung: PlacedRung): number => {
    const theirs = wordsOf(rung.title);
    const common = [...ours].filter((word) => theirs.has(word)).length;
    return common / (ours.size + theirs.size - common);
  };
  const best = [...ladder].sort((a, b) => alike(b) - alike(a) || a.order - b.order)[0];
  return best === undefined || alike(best) === 0 ? null : best;
}

const wordsOf = (title: string): ReadonlySet<string> => new Set(title.split(/[^\p{L}\p{N}]+/u).map(fold).filter((word) => word !== ""));

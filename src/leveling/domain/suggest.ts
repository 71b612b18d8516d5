import type { CountRange } from "../../ladder/domain/ladder.js";
import { atOnce, type Work } from "../../shared/turns.js";
import { centre, round, type Interval, type Track } from "../../taxonomy/domain/axis.js";
import { align, type Aligned } from "./chain.js";
import { confidenceOf, decide, massNear } from "./decide.js";
import { contextOf, evidenceOf, sumOf, type Evidence } from "./evidence.js";
import { familyOf } from "./family.js";
import { read, type Reading } from "./features.js";
import { meanOf, medianOf, plus, STATES, STEP, times, type Profile } from "./grid.js";
import type { LadderInput, RungInput } from "./input.js";
import { ranges } from "./intervals.js";
import { missingOf } from "./missing.js";
import type { LevelingModel } from "./model.js";
import { startOf } from "./start.js";
import type { EvidenceItem, LadderSuggestion, RungSuggestion, StateProbability } from "./suggestion.js";
import type { Scales } from "./weights.js";
import { tracksOf, type TrackDecision } from "./track.js";

/** A rung on its way through the method. */
interface Placed {
  readonly index: number;
  readonly rung: RungInput;
  readonly reading: Reading;
  readonly decision: TrackDecision;
  readonly evidence: readonly Evidence[];
  readonly own: Profile;
}

/**
 * Places every rung of a ladder on the canonical axis, all at once.
 *
 * Where `order` is given, the order of the list does not matter. Rungs of equal order on a track are parallel and share their place.
 * On each track neither end of a range ever falls from a rung to a higher one. Never fails; empty titles get a place by their
 * neighbours, without confidence. Source: equivalence.md, section 4.
 */
export const suggestLadder = (input: LadderInput, model: LevelingModel): LadderSuggestion => atOnce(suggesting(input, model));

/** The same for a ladder whose rungs have been read. */
export const suggestRead = (input: LadderInput, readings: readonly Reading[], model: LevelingModel): LadderSuggestion => atOnce(suggestingRead(input, readings, model));

/** The same with pauses: a rung with much text takes half a millisecond, and there may be thousands. */
export function* suggesting(input: LadderInput, model: LevelingModel): Work<LadderSuggestion> {
  const readings: Reading[] = [];
  for (const rung of input.rungs) {
    readings.push(read(rung, model.matcher));
    yield;
  }
  return yield* suggestingRead(input, readings, model);
}

function* suggestingRead(input: LadderInput, readings: readonly Reading[], model: LevelingModel): Work<LadderSuggestion> {
  const decisions = tracksOf(input.rungs, readings, model);
  const alone = input.rungs.length === 1;
  const scales = model.weights.scales[alone ? "alone" : "ladder"];
  const placed: Placed[] = [];
  for (const [index, rung] of input.rungs.entries()) {
    const reading = readings[index] as Reading;
    const decision = decisions[index] as TrackDecision;
    const evidence = evidenceOf(rung, reading, decision.track, input.people, alone, model);
    placed.push({ index, rung, reading, decision, evidence, own: sumOf(evidence, decision.track) });
    yield;
  }
  const engineers = alignTrack("IC", placed, null, scales, model);
  yield;
  const managers = alignTrack("M", placed, engineers, scales, model);
  const suggestions: RungSuggestion[] = [];
  for (const step of [...engineers.steps, ...managers.steps]) {
    for (const each of step.rungs) {
      suggestions.push(suggestion(each, step, input, model));
      yield;
    }
  }
  return { rungs: suggestions.sort((a, b) => a.index - b.index) };
}

/** One step of an aligned track. */
interface Step {
  readonly track: Track;
  readonly rungs: readonly Placed[];
  readonly context: readonly Evidence[];
  readonly posterior: Profile;
  readonly neighbours: Profile;
  readonly own: Profile;
  readonly range: Interval;
  readonly state: number;
  readonly steps: number;
}

interface AlignedTrack {
  readonly steps: readonly Step[];
}

function alignTrack(track: Track, placed: readonly Placed[], engineers: AlignedTrack | null, scales: Scales, model: LevelingModel): AlignedTrack {
  const groups = inOrder(placed.filter((each) => each.decision.track === track));
  if (groups.length === 0) return { steps: [] };
  const weights = model.weights.transitions[track];
  const words = groups.map((group) => group[0]?.reading.words ?? "");
  const contexts = groups.map((_, i) => contextOf(words, i, track, scales, model));
  const chain = groups.map((group, i) => ({ evidence: group.reduce<Profile>((sum, each) => plus(sum, each.own), sumOf(contexts[i] ?? [], track)), words: words[i] ?? "" }));
  const senior = engineers?.steps.find((step) => step.rungs.some((each) => each.reading.words === "senior"));
  const start = startOf(track, groups.length, senior === undefined ? null : meanOf("IC", senior.posterior), placed.length === 1, model);
  const aligned: Aligned = align(track, chain, weights, scales.NEIGHBOURS, start);
  const middles = risen(aligned.posteriors.map((posterior) => medianOf(track, posterior)));
  const intervals = ranges(track, middles);
  return {
    steps: groups.map((rungs, i): Step => ({
      track, rungs, context: contexts[i] ?? [], posterior: aligned.posteriors[i] ?? [], neighbours: aligned.neighbours[i] ?? [], own: chain[i]?.evidence ?? [],
      range: intervals[i] as Interval, state: aligned.path[i] ?? 0, steps: groups.length,
    })),
  };
}

/** Groups of equal order, lowest first; within a group by what they say, so that the order of the list does not matter. */
function inOrder(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups = new Map<number, Placed[]>();
  for (const each of placed) {
    const order = each.rung.order ?? each.index;
    const group = groups.get(order);
    if (group === undefined) groups.set(order, [each]);
    else group.push(each);
  }
  const key = ({ rung: r }: Placed): string => JSON.stringify([r.title, r.code, r.scope, r.directReports, r.organisation, r.years, r.anchor, r.family, r.track]);
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)));
}

/** Medians of a chain without a step down never fall; rounding errors might. */
function risen(values: readonly number[]): readonly number[] {
  let top = -Infinity;
  return values.map((value) => (top = Math.max(top, value)));
}

function suggestion(each: Placed, step: Step, input: LadderInput, model: LevelingModel): RungSuggestion {
  const { track, posterior, range } = step;
  const { index, rung, reading, decision } = each;
  const alone = step.steps === 1;
  const shown = [...each.evidence, ...step.context];
  const others = plus(step.neighbours, plus(step.own, times(sumOf(shown, track), -1))); // parallel rungs are neighbours too
  const items: readonly Evidence[] = [...shown, { kind: "NEIGHBOURS", text: alone ? "how often rungs stand there at all" : `its place among ${step.steps} steps`, concept: null, perState: others }];
  const confidence = confidenceOf(massNear(track, posterior, centre(range)), model.weights.calibration[input.rungs.length === 1 ? "alone" : "ladder"]);
  const missing = missingOf(rung, reading, track, input, posterior, model);
  return {
    index, track, trackProbability: decision.probability, family: rung.family ?? familyOf(reading) ?? input.family ?? null,
    range, centre: round(centre(range)), posterior: states(track, posterior), confidence,
    decision: decide({ confidence, trackProbability: decision.probability, bare: reading.features.length === 0 && each.evidence.length === 0 }),
    evidence: items.map((item): EvidenceItem => ({ ...item, bits: item.perState[step.state] ?? 0 })),
    missing, notes: notesOf(decision, each, input.people),
  };
}

const states = (track: Track, posterior: Profile): readonly StateProbability[] =>
  STATES[track]
    .map((state, s) => ({ range: { lo: state - STEP / 2, hi: state + STEP / 2 }, probability: posterior[s] ?? 0 }))
    .sort((a, b) => b.probability - a.probability || a.range.lo - b.range.lo);

function notesOf(decision: TrackDecision, each: Placed, people: CountRange | null | undefined): readonly string[] {
  const notes: string[] = [];
  if (decision.ambiguity !== null) notes.push(`The track is open: ${decision.ambiguity}`);
  const size = each.evidence.find((item) => item.kind === "COMPANY_SIZE");
  if (size !== undefined && people != null) notes.push(`Titles depend on the company's size: ${size.text} were taken into account.`);
  for (const match of each.reading.title.matches) {
    if (match.concept.ambiguous !== undefined && match.concept.ambiguous !== decision.ambiguity) notes.push(`"${match.text}" is ambiguous: ${match.concept.ambiguous}`);
  }
  return notes;
}

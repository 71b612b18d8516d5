import { flat, plus, probabilities, STATES, type Profile } from "./grid.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import type { ChainWeights, Normal } from "./weights.js";

/** One step of a ladder: a rung, or parallel rungs together. */
export interface ChainStep {
  /** Sum of the evidence of its rungs, in bits per state. */
  readonly evidence: Profile;
  /** Its words of seniority; equal words before and after make a smaller step. */
  readonly words: string;
}

export interface Aligned {
  /** For each step, the distribution over the states. */
  readonly posteriors: readonly Profile[];
  /** For each step, what the rest of the ladder says, in bits per state. */
  readonly neighbours: readonly Profile[];
  /** The likeliest assignment as a whole: index of each step's state; never falls. */
  readonly path: readonly number[];
}

/** Class of a track's number of steps: 1, 2–3, 4–5, 6–7, 8 and more. */
export const lengthClass = (steps: number): number => Math.min(4, Math.floor(steps / 2));
export const LENGTH_CLASSES = 5;

/** Whether the words of so many steps tell nothing, being the same on each. Two equal names may be a pair; three are a habit. */
export const saysNothing = (words: readonly string[]): boolean => words.length > 2 && words.every((w) => w === words[0]);

/** Kinds of step between neighbours. In a ladder whose words never change, a number is the name, and the step is as wide as one between names. */
export function stepKinds(words: readonly string[]): readonly ("same" | "changed")[] {
  const uniform = words.every((w) => w === words[0]);
  return words.slice(1).map((w, i) => (!uniform && w === words[i] ? "same" : "changed"));
}

/**
 * log2 P(step of k states), k = 0, 1, 2, …: a bell curve cut off below 0. It is log-concave, so that more evidence for a higher
 * state anywhere in the ladder never lowers another rung.
 */
function stepBits({ mean, sd }: Normal, states: number): readonly number[] {
  const log = Array.from({ length: states }, (_, k) => -0.5 * ((k * 0.5 - mean) / sd) ** 2);
  const sum = log.reduce((acc, value) => acc + Math.exp(value), 0);
  return log.map((value) => (value - Math.log(sum)) / Math.LN2);
}

const logSum = (bits: readonly number[]): number => {
  const top = Math.max(...bits);
  return top === -Infinity ? -Infinity : top + Math.log2(bits.reduce((sum, b) => sum + 2 ** (b - top), 0));
};

/**
 * Aligns the steps of one track, lowest first: a left-to-right chain without a step down. Forward–backward for each step's
 * posterior, Viterbi for the assignment. `structure` scales what the ladder's form says. `start` is log2 P(first state).
 */
export function align(track: Track, steps: readonly ChainStep[], weights: ChainWeights, structure: number, start: Profile): Aligned {
  const n = STATES[track].length;
  const length = lengthClass(steps.length);
  const kinds = stepKinds(steps.map((step) => step.words));
  const moves = kinds.map((kind) => stepBits((kind === "same" ? weights.same : weights.changed)[length] ?? { mean: 0.7, sd: 0.4 }, n).map((b) => b * structure));
  // A lone step is first and last at once: `start` has said it all.
  const end = steps.length === 1 ? flat(track) : (weights.end[length] ?? flat(track)).map((b) => b * structure);
  const first = start.map((b) => b * structure);

  const forward: number[][] = []; // before the step's own evidence
  const best: number[][] = [];
  const from: number[][] = [];
  steps.forEach((_, i) => {
    const previous = steps[i - 1];
    if (previous === undefined) {
      forward.push([...first]);
      best.push([...first]);
      from.push(first.map(() => 0));
      return;
    }
    const sums = plus(forward[i - 1] ?? [], previous.evidence);
    const tops = plus(best[i - 1] ?? [], previous.evidence);
    const move = moves[i - 1] ?? [];
    const back: number[] = [];
    forward.push(flat(track).map((_zero, to) => logSum(sums.slice(0, to + 1).map((b, s) => b + (move[to - s] ?? -Infinity)))));
    best.push(flat(track).map((_zero, to) => {
      const candidates = tops.slice(0, to + 1).map((b, s) => b + (move[to - s] ?? -Infinity));
      const top = Math.max(...candidates);
      back.push(Math.max(0, candidates.indexOf(top)));
      return top;
    }));
    from.push(back);
  });

  const backward: number[][] = steps.map(() => []); // after the step's own evidence
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const next = steps[i + 1];
    if (next === undefined) {
      backward[i] = [...end];
      continue;
    }
    const ahead = plus(backward[i + 1] ?? [], next.evidence);
    const move = moves[i] ?? [];
    backward[i] = flat(track).map((_zero, at) => logSum(ahead.slice(at).map((b, k) => b + (move[k] ?? -Infinity))));
  }
  const neighbours = steps.map((_, i) => plus(forward[i] ?? [], backward[i] ?? []));
  const posteriors = steps.map((step, i) => probabilities(plus(step.evidence, neighbours[i] ?? [])));
  return { posteriors, neighbours: neighbours.map(finite), path: trace(steps, best, from, end) };
}

/** What cannot be at all weighs −1000 bits: beyond the evidence of a hundred parallel rungs, and still a number that can be shown and added. */
const IMPOSSIBLE = -1000;

function finite(bits: Profile): number[] {
  const top = Math.max(...bits);
  return bits.map((b) => Math.max(IMPOSSIBLE, b - top));
}

function trace(steps: readonly ChainStep[], best: readonly Profile[], from: readonly Profile[], end: Profile): readonly number[] {
  const last = steps.length - 1;
  if (last < 0) return [];
  const finish = plus(plus(best[last] ?? [], steps[last]?.evidence ?? []), end);
  const path = [finish.indexOf(Math.max(...finish))];
  for (let i = last; i > 0; i -= 1) path.unshift(from[i]?.[path[0] ?? 0] ?? 0);
  return path;
}

import { TRACKS, type Track } from "../../../taxonomy/domain/axis.js";
import { LENGTH_CLASSES, lengthClass, stepKinds } from "../chain.js";
import { curatedSteps } from "../curated.js";
import { flat, normalised, plus, times, total, type Profile } from "../grid.js";
import { logPeople } from "../numbers.js";
import type { ChainWeights, Normal } from "../weights.js";
import { mass, round3, type Counted, type ReadLadder } from "./counted.js";
import type { Settings } from "./settings.js";

/** How the rungs of a track follow each other. */
export function chainOf(ladders: readonly ReadLadder[], placed: readonly Counted[], track: Track, settings: Settings): ChainWeights {
  const base = normalised(plus(mass(placed.filter((p) => p.rung.track === track), track, settings), flat(track, 0.5)));
  const firsts: Counted[][] = Array.from({ length: LENGTH_CLASSES }, () => []);
  const lasts: Counted[][] = Array.from({ length: LENGTH_CLASSES }, () => []);
  const sizes = { same: Array.from({ length: LENGTH_CLASSES }, (): [number, number][] => []), changed: Array.from({ length: LENGTH_CLASSES }, (): [number, number][] => []) };
  for (const ladder of ladders) {
    const steps = curatedSteps(ladder, ladder.readings, track);
    const length = lengthClass(steps.length);
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined) continue;
    const counted = (step: typeof first): Counted => ({ rung: step.rung, reading: step.reading, at: step.at, weight: ladder.weight, told: true });
    firsts[length]?.push(counted(first));
    lasts[length]?.push(counted(last));
    stepKinds(steps.map((s) => s.reading.words)).forEach((kind, i) =>
      sizes[kind][length]?.push([(steps[i + 1]?.at ?? 0) - (steps[i]?.at ?? 0), ladder.weight]));
  }
  const smoothed = (groups: readonly Counted[][]): Profile[] => {
    const overall = normalised(plus(mass(groups.flat(), track, settings), flat(track, 0.1)));
    return groups.map((group) => normalised(plus(mass(group, track, settings), times(overall, settings.chainSmoothing))));
  };
  const bits = (p: Profile): Profile => p.map((x) => round3(Math.log2(x)));
  return {
    start: smoothed(firsts).map(bits),
    end: smoothed(lasts).map((p) => p.map((x, s) => round3(Math.log2(x / (base[s] ?? 1))))),
    same: normals(sizes.same, { mean: 0.5, sd: 0.3 }, settings),
    changed: normals(sizes.changed, { mean: 0.8, sd: 0.35 }, settings),
    base: bits(normalised(HEADCOUNT[track].map((share, s) => share * (1 - settings.rungsAsPrior) + (base[s] ?? 0) * settings.rungsAsPrior))),
  };
}

/**
 * How many of the people on a track stand at each state: a lone title is somebody's, and most people stand low. The curators' estimate:
 * of engineers about a fifth junior, a third mid, a third senior, one in ten staff, few above; of managers half first-line.
 */
const HEADCOUNT: Readonly<Record<Track, Profile>> = {
  IC: normalised([8, 12, 17, 18, 17, 13, 6, 4, 2, 1.3, 0.6, 0.4]),
  M: normalised([22, 24, 16, 11, 8, 6.5, 4.5, 3.5, 2.5, 2]),
};

/** Mean and spread of steps by length class, drawn towards those of all lengths together. */
function normals(groups: readonly (readonly [number, number])[][], expected: Normal, { chainSmoothing, narrowestStep }: Settings): Normal[] {
  const moments = (pairs: readonly (readonly [number, number])[], prior: Normal): Normal => {
    const weight = total(pairs.map(([, w]) => w)) + chainSmoothing;
    const mean = (total(pairs.map(([x, w]) => x * w)) + chainSmoothing * prior.mean) / weight;
    const variance = (total(pairs.map(([x, w]) => w * (x - mean) ** 2)) + chainSmoothing * (prior.sd ** 2 + (prior.mean - mean) ** 2)) / weight;
    return { mean: round3(mean), sd: round3(Math.max(narrowestStep, Math.sqrt(variance))) };
  };
  const overall = moments(groups.flat(), expected);
  return groups.map((group) => moments(group, overall));
}

/** Expected before any ladder is counted: first-line managers stand beside senior engineers or a little above. Source: canon.md, section 1. */
const FORK = { mean: 0.3, sd: 0.5, weight: 3 };

/** How far the first manager rung stands above the senior engineer of the same ladder. */
export function forkOf(ladders: readonly ReadLadder[]): Normal {
  const gaps = ladders.flatMap((ladder): [number, number][] => {
    const senior = curatedSteps(ladder, ladder.readings, "IC").find((step) => step.reading.words === "senior");
    const manager = curatedSteps(ladder, ladder.readings, "M")[0];
    return senior === undefined || manager === undefined ? [] : [[manager.at - senior.at, ladder.weight]];
  });
  const weight = total(gaps.map(([, w]) => w)) + FORK.weight;
  const mean = (total(gaps.map(([x, w]) => x * w)) + FORK.weight * FORK.mean) / weight;
  const variance = (total(gaps.map(([x, w]) => w * (x - mean) ** 2)) + FORK.weight * FORK.sd ** 2) / weight;
  return { mean: round3(mean), sd: round3(Math.sqrt(variance)) };
}

/** Expected before any company is counted: a Senior of thirty people is not a Senior of thirty thousand. Source: ../data, size inflation. */
const INFLATION = { shift: 0.3, weight: 3 };

/** Levels per tenfold below `sizeBelow` people: how much lower rungs stand there than rungs of the same words in larger companies. */
export function sizeShiftOf(ladders: readonly ReadLadder[], { sizeBelow }: Settings): number {
  const large = new Map<string, [number, number]>();
  const small: { words: string; at: number; tenfold: number; weight: number }[] = [];
  for (const ladder of ladders) {
    if (ladder.people === null) continue;
    const tenfold = Math.log10(sizeBelow) - logPeople(ladder.people);
    for (const track of TRACKS) {
      for (const { reading, at } of curatedSteps(ladder, ladder.readings, track)) {
        const words = `${track} ${reading.words}`;
        if (tenfold > 0) small.push({ words, at, tenfold, weight: ladder.weight });
        else large.set(words, [(large.get(words)?.[0] ?? 0) + at * ladder.weight, (large.get(words)?.[1] ?? 0) + ladder.weight]);
      }
    }
  }
  let [top, bottom] = [INFLATION.weight * INFLATION.shift, INFLATION.weight];
  for (const { words, at, tenfold, weight } of small) {
    const [sum, n] = large.get(words) ?? [0, 0];
    if (n < 2) continue;
    top += weight * tenfold * (sum / n - at);
    bottom += weight * tenfold ** 2;
  }
  return round3(Math.max(0, top / bottom));
}

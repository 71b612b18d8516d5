import type { Track } from "../../taxonomy/domain/axis.js";
import type { Reading } from "./features.js";
import { entropy, STATES, total, type Profile } from "./grid.js";
import type { LadderInput, RungInput } from "./input.js";
import type { LevelingModel } from "./model.js";
import { anchorBits, directReportsBits, organisationBits, yearsBits } from "./numbers.js";
import type { Field, MissingField } from "./suggestion.js";

const TEXTS: Readonly<Record<Field, string>> = {
  scope: "What the rung is expected to do, and how far its choices reach.",
  directReports: "How many people report to it.",
  organisation: "How many people work below it in all.",
  years: "How many years of experience it asks for.",
  anchor: "Which canonical level the publisher would name for it.",
  title: "A fuller title: a word of rank, such as Senior, Staff or Director.",
};
/** Gains below this many bits help nobody. */
const NOTEWORTHY = 0.02;

/**
 * What each absent field would tell of the level: the mutual information between level and field under the posterior, in bits.
 * Most helpful first.
 */
export function missingOf(rung: RungInput, reading: Reading, track: Track, input: LadderInput, posterior: Profile, model: LevelingModel): readonly MissingField[] {
  const answers = answersOf(track, model);
  const absent: readonly [Field, boolean][] = [
    ["anchor", rung.anchor == null],
    ["scope", reading.scope.matches.length === 0],
    ["organisation", rung.organisation == null && track === "M"],
    ["directReports", rung.directReports == null && track === "M"],
    ["years", rung.years == null],
    ["title", input.rungs.length === 1 && !reading.features.some(({ kind, concept }) => kind === "SENIORITY" && concept !== null)], // a ladder's titles are what they are
  ];
  return absent
    .filter(([, is]) => is)
    .map(([field]): MissingField => ({ field, gainBits: information(posterior, answers.get(field) ?? []), text: TEXTS[field] }))
    .filter((missing) => missing.gainBits >= NOTEWORTHY)
    .sort((a, b) => b.gainBits - a.gainBits || (a.field < b.field ? -1 : 1));
}

/** P(answer | state) for each answer that a field can have. */
type Answers = ReadonlyMap<Field, readonly Profile[]>;
const known = new WeakMap<LevelingModel, Map<Track, Answers>>(); // follows from the model alone

function answersOf(track: Track, model: LevelingModel): Answers {
  const tracks = known.get(model) ?? new Map<Track, Answers>();
  known.set(model, tracks);
  const before = tracks.get(track);
  if (before !== undefined) return before;
  const evidence: readonly [Field, readonly Profile[]][] = [
    ["anchor", STATES[track].filter((_, s) => s % 2 === 0).map((state) => anchorBits(state + 0.25, track))],
    ["scope", scopeAnswers(track, model)],
    ["organisation", [5, 10, 20, 50, 120, 300, 1000].map((n) => organisationBits({ min: n, max: n }, track))],
    ["directReports", [1, 3, 6, 10].map((n) => directReportsBits({ min: n, max: n }, track))],
    ["years", [0, 2, 4, 6, 8, 10, 12, 15].map((n) => yearsBits({ min: n, max: null }, track))],
    ["title", rankAnswers(track, model)],
  ];
  const answers = new Map(evidence.map(([field, profiles]) => [field, shares(profiles, STATES[track].length)]));
  tracks.set(track, answers);
  return answers;
}

/** Answers exclude each other, and every state gives one of them. */
function shares(profiles: readonly Profile[], states: number): readonly Profile[] {
  const weights = profiles.map((profile) => profile.map((b) => 2 ** b));
  const sums = Array.from({ length: states }, (_, s) => weights.reduce((sum, w) => sum + (w[s] ?? 0), 0));
  return weights.map((weight) => weight.map((w, s) => w / (sums[s] ?? 1)));
}

const RANKS: Readonly<Record<Track, readonly string[]>> = {
  IC: ["junior", "mid", "senior", "staff", "principal", "distinguished"], M: ["manager", "senior-manager", "director", "senior-director", "vp"],
};

const rankAnswers = (track: Track, model: LevelingModel): readonly Profile[] =>
  RANKS[track].map((key) => model.weights.profiles[key]?.[track]).filter((profile) => profile !== undefined).map((profile) => profile.map((b) => b * model.weights.scales.alone.SENIORITY));

const scopeAnswers = (track: Track, model: LevelingModel): readonly Profile[] =>
  ["scope-task", "scope-component", "scope-team", "scope-multi-team", "scope-department", "scope-business-unit", "scope-company", "scope-industry"]
    .map((key) => model.weights.profiles[key]?.[track])
    .filter((profile) => profile !== undefined)
    .map((profile) => profile.map((b) => b * model.weights.scales.ladder.SCOPE));

/** H(level) − E[H(level | answer)]. */
function information(posterior: Profile, answers: readonly Profile[]): number {
  if (answers.length === 0) return 0;
  const after = answers.reduce((sum, given) => {
    const joint = posterior.map((p, s) => p * (given[s] ?? 0));
    const share = total(joint);
    return share > 0 ? sum + share * entropy(joint.map((p) => p / share)) : sum;
  }, 0);
  return Math.max(0, entropy(posterior) - after);
}

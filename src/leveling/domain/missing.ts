import type { Track } from "../../taxonomy/domain/axis.js";
import type { Reading } from "./features.js";
import { entropy, normalised, STATES, type Profile } from "./grid.js";
import type { LadderInput, RungInput } from "./input.js";
import type { LevelingModel } from "./model.js";
import { anchorBits, directReportsBits, organisationBits, yearsBits } from "./numbers.js";
import type { Field, MissingField } from "./suggestion.js";

const TEXTS: Readonly<Partial<Record<Field, string>>> = {
  scope: "What the rung is expected to do, and how far its choices reach.",
  directReports: "How many people report to it.",
  organisation: "How many people work below it in all.",
  years: "How many years of experience it asks for.",
  anchor: "Which canonical level the publisher would name for it.",
  people: "How many people work at the company.",
};
/** Gains below this many bits help nobody. */
const NOTEWORTHY = 0.02;

/**
 * What each absent field would tell of the level: the mutual information between level and field under the posterior, in bits.
 * Most helpful first.
 */
export function missingOf(rung: RungInput, reading: Reading, track: Track, input: LadderInput, posterior: Profile, model: LevelingModel): readonly MissingField[] {
  const fields: [Field, boolean, () => readonly Profile[]][] = [
    ["anchor", rung.anchor == null, () => STATES[track].filter((_, s) => s % 2 === 0).map((state) => anchorBits(state + 0.25, track))],
    ["scope", reading.scope.matches.length === 0, () => scopeAnswers(track, model)],
    ["organisation", rung.organisation == null && track === "M", () => [5, 10, 20, 50, 120, 300, 1000].map((n) => organisationBits({ min: n, max: n }, track))],
    ["directReports", rung.directReports == null && track === "M", () => [1, 3, 6, 10].map((n) => directReportsBits({ min: n, max: n }, track))],
    ["years", rung.years == null, () => [0, 2, 4, 6, 8, 10, 12, 15].map((n) => yearsBits({ min: n, max: null }, track))],
  ];
  return fields
    .filter(([, absent]) => absent)
    .map(([field, , answers]): MissingField => ({ field, gainBits: information(posterior, answers()), text: TEXTS[field] ?? "" }))
    .filter((missing) => missing.gainBits >= NOTEWORTHY)
    .sort((a, b) => b.gainBits - a.gainBits || (a.field < b.field ? -1 : 1));
}

const scopeAnswers = (track: Track, model: LevelingModel): readonly Profile[] =>
  ["scope-task", "scope-component", "scope-team", "scope-multi-team", "scope-department", "scope-business-unit", "scope-company", "scope-industry"]
    .map((key) => model.weights.profiles[key]?.[track])
    .filter((profile) => profile !== undefined)
    .map((profile) => profile.map((b) => b * model.weights.scales.ladder.SCOPE));

/** H(level) − E[H(level | answer)], where the answers exclude each other and every state gives one of them. */
function information(posterior: Profile, answers: readonly Profile[]): number {
  if (answers.length === 0) return 0;
  const given = posterior.map((_, s) => normalised(answers.map((answer) => 2 ** (answer[s] ?? 0)))); // P(answer | state)
  const before = entropy(posterior);
  const after = answers.reduce((sum, _, a) => {
    const joint = posterior.map((p, s) => p * (given[s]?.[a] ?? 0));
    const share = joint.reduce((x, y) => x + y, 0);
    return sum + share * entropy(normalised(joint));
  }, 0);
  return Math.max(0, before - after);
}

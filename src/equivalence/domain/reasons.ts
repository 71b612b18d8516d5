import { listed } from "../../shared/text.js";
import type { Conflict, Reason } from "./answer.js";
import { bestPerGroup, type ConfidencePart } from "./confidence.js";
import { landedOn } from "./crosswalk.js";
import type { CrosswalkAssertion, EvidenceKind } from "./evidence.js";
import type { Findings } from "./findings.js";
import type { LandingShare } from "./landing.js";
import { isAbout, type Candidate } from "./matches.js";
import type { Names } from "./question.js";
import { capitalised, either, fraction, levels, ours, percent, span, theirs, trackName, years } from "./words.js";

/** Why the answer is what it is: in the order of `REASON_KINDS`, with the numbers. Empty without a best match. */
export function reasonsOf(findings: Findings): readonly Reason[] {
  const { best } = findings;
  if (best === null) return [];
  if (findings.isItself) {
    return [{ kind: "SAME_RUNG", text: `${ours(findings.question.names)} is the very rung asked about.` }, range(findings), landingReason(findings)];
  }
  return [
    ranges(findings, best),
    overlap(findings, best),
    landingReason(findings),
    ...boundary(findings, best),
    ...track(findings),
    ...folds(findings),
    ...size(findings, best),
    ...reviews(findings),
    ...crosswalks(findings),
    ...conflictsOf(findings).map(({ text }): Reason => ({ kind: "CONFLICT", text })),
    ...age(findings),
    { kind: "CONFIDENCE", text: confidence(findings) },
  ];
}

/** The published statements our answer contradicts, one per source group, the weightiest first. */
export const conflictsOf = (findings: Findings): readonly Conflict[] =>
  [...bestPerGroup(findings.disagreeing)].sort((a, b) => b.prior - a.prior).map((assertion) => {
    const landing = landedOn(assertion, findings.shares);
    const { label, group, rungIds, prior, date } = assertion;
    return { label, group, rungIds, landing, prior, date, text: conflict(assertion, landing, findings) };
  });

function conflict(assertion: CrosswalkAssertion, landing: number, { question: { names }, shares }: Findings): string {
  const counted = assertion.weighed ? " (the mapping's confidence takes this into account already)" : "";
  const named = either(names, namedHere(assertion, shares));
  if (!assertion.holds) return `${capitalised(assertion.label)} says that ${ours(names)} is not ${names.toCompany} ${named}${counted}.`;
  return `${capitalised(assertion.label)} puts ${ours(names)} at ${names.toCompany} ${named}, where we see only ${percent(landing)} land${counted}.`;
}

/** The rungs a statement names that are part of this answer; those of another track or family are not spoken of. */
export const namedHere = (assertion: CrosswalkAssertion, shares: readonly LandingShare[]): readonly string[] =>
  assertion.rungIds.filter((id) => shares.some(({ rungIds }) => rungIds.includes(id)));

const sourced = (text: string | null): string => (text === null ? "" : ` (source: ${text})`);
const rangeOfOurs = ({ from, question: { names } }: Findings): string => `${ours(names)} spans ${span(from.range)} on the axis${sourced(names.fromSource())}`;

const range = (findings: Findings): Reason => ({ kind: "RANGES", text: `${rangeOfOurs(findings)}.` });

function ranges(findings: Findings, { rung }: Candidate): Reason {
  const { names } = findings.question;
  return { kind: "RANGES", text: `${rangeOfOurs(findings)}; ${theirs(names, rung.id)} spans ${span(rung.range)}${sourced(names.toSource(rung.id))}.` };
}

function overlap({ from, question: { names } }: Findings, { rung, match, shareOfOurs, shareOfTheirs }: Candidate): Reason {
  const [a, b] = [ours(names), theirs(names, rung.id)];
  const apart = Math.max(Math.abs(from.range.lo - rung.range.lo), Math.abs(from.range.hi - rung.range.hi));
  const alike =
    match.overlap === 1
      ? "The two ranges are the same."
      : `Of all they cover, the two ranges have ${percent(match.overlap)} in common: ${percent(shareOfOurs)} of ${a} lies in ${b}, and ${percent(shareOfTheirs)} the other way round; their edges are at most ${levels(apart)} apart.`;
  const shift = match.rankShift === 0 ? "" : ` The middle of ${b} stands ${levels(Math.abs(match.rankShift))} ${match.rankShift > 0 ? "higher" : "lower"}.`;
  return { kind: "OVERLAP", text: alike + shift };
}

function landingReason({ shares, question: { names } }: Findings): Reason {
  const told = shares.filter(({ share }) => share >= TOLD).sort((a, b) => b.share - a.share);
  return { kind: "LANDING", text: `Where people ${names.fromCompany === null ? "at the level of" : "from"} ${ours(names)} would land: ${listed(told.map((place) => `${percent(place.share)} ${whereabouts(place, names)}`))}.` };
}

// Less than half a percent would read as 0%.
const TOLD = 0.005;

function whereabouts({ kind, rungIds, range }: LandingShare, names: Names): string {
  if (kind === "RUNG") return `on ${names.toCompany} ${either(names, rungIds)}`;
  if (kind === "BETWEEN_RUNGS") return `in the gap from ${span(range!)}`;
  return kind === "BELOW_LADDER" ? "below the ladder" : "above the ladder";
}

function boundary({ question: { names }, section }: Findings, { rung, match }: Candidate): readonly Reason[] {
  if (match.boundary === null) return [];
  const { edge, distance } = match.boundary;
  const where = distance === 0 ? "on" : `${levels(Math.abs(distance))} ${distance < 0 ? "below" : "above"}`;
  const above = section.rungs.find(({ range }) => range.lo >= rung.range.hi);
  const just = edge === "UPPER" && distance < 0 && above ? `: just under ${names.rung(above.id)}` : "";
  return [{ kind: "BOUNDARY", text: `The middle of ${ours(names)} lies ${where} the ${edge.toLowerCase()} edge of ${theirs(names, rung.id)}${just}.` }];
}

function track({ crossTrack, from, section, question }: Findings): readonly Reason[] {
  if (!crossTrack) return [];
  const first = `${ours(question.names)} is on the ${trackName(from.track)} track and the answer on the ${trackName(section.track)} track: a parallel rank, not the same job.`;
  return [first, ...(question.trackChanges ?? [])].map((text) => ({ kind: "TRACK", text }));
}

const folds = ({ folds: steps, question: { names } }: Findings): readonly Reason[] =>
  steps.map(({ from, to, factor }, step) => {
    const none = step === 0 ? `${names.toCompany} has no ladder for ${names.family(from)} on this track` : `It has none for ${names.family(from)} either`;
    const next = step === steps.length - 1 ? `so its ladder for ${names.family(to)} is read instead` : `so ${names.family(to)} comes next`;
    return { kind: "FOLD", text: `${none}, ${next} (confidence × ${fraction(factor)}).` };
  });

function size({ from, method, question: { names } }: Findings, { rung }: Candidate): readonly Reason[] {
  const ourCompany = names.fromCompany === null ? `where ${names.from} is` : `at ${names.fromCompany}`; // a free title may come without its company's name
  const small = [...(from.smallCompany ? [ourCompany] : []), ...(rung.smallCompany ? [`at ${names.toCompany}`] : [])];
  return small.map((where) => ({
    kind: "SIZE",
    text: `Fewer than 50 people work ${where}, and roles there span levels: its edges are blurred by ${levels(method.blurOfSmallCompany)} more.`,
  }));
}

function reviews(findings: Findings): readonly Reason[] {
  const texts = [...ruledOutInWords(findings).map((text) => `${text}; it is left out.`), ...agreeingInWords(findings, (kind) => kind === "DISPUTE_OUTCOME")];
  return texts.map((text) => ({ kind: "REVIEW", text }));
}

/** Which rungs were found not to equal ours, and by whom: a sentence without its full stop for each who did. */
export function ruledOutInWords({ candidates, from, question: { names, nots } }: Findings): readonly string[] {
  const found = new Map<string, string[]>();
  for (const { rung } of candidates.filter(({ ruledOut }) => ruledOut)) {
    const by = listed([...new Set(nots.filter((not) => isAbout(not, from, rung)).map((not) => not.by ?? "a review"))].sort());
    found.set(by, [...(found.get(by) ?? []), names.rung(rung.id)]);
  }
  return [...found].map(([by, rungs]) => capitalised(`${by} found that ${ours(names)} is not ${names.toCompany} ${listed(rungs, "or")}`));
}

const crosswalks = (findings: Findings): readonly Reason[] => agreeingInWords(findings, (kind) => kind !== "DISPUTE_OUTCOME").map((text) => ({ kind: "CROSSWALK", text }));

/** The evidence of some kind that agrees, a sentence for each source group. */
const agreeingInWords = ({ agreeing, shares, question: { names } }: Findings, ofKind: (kind: EvidenceKind) => boolean): readonly string[] =>
  bestPerGroup(agreeing).filter(({ kind }) => ofKind(kind)).map((assertion) =>
    capitalised(`${assertion.label} agrees: it puts ${ours(names)} at ${names.toCompany} ${either(names, namedHere(assertion, shares))}, where ${percent(landedOn(assertion, shares))} land.`));

const age = ({ age: factor, ageInYears, question: { asOf } }: Findings): readonly Reason[] =>
  factor > NO_AGE ? [] : [{ kind: "AGE", text: `The older source was ${years(ageInYears)} old on ${asOf} (confidence × ${fraction(factor)}).` }];

// A source of some weeks ago takes less than can be told with two decimals.
const NO_AGE = 0.995;

function confidence({ confidence: { value, band, parts }, question: { names } }: Findings): string {
  const told = parts.filter((part) => part.kind !== "AGE" || part.value <= NO_AGE);
  return `Confidence ${fraction(value)} (${band.toLowerCase()}): ${told.map((part) => partInWords(part, names)).join(", ")}.`;
}

function partInWords({ kind, value, after, label }: ConfidencePart, names: Names): string {
  const factor = `× ${fraction(value)}`;
  if (kind === "WEAKER_MAPPING") return `the weaker of the two mappings has ${fraction(value)}`;
  if (kind === "PAIRING") return `${factor} because each was judged alone`;
  if (kind === "FOLD") return `${factor} for reading ${names.family(label ?? "")}`;
  if (kind === "AGE") return `${factor} for age`;
  if (kind === "AGREEMENT") return `up to ${fraction(after)} as ${label} agrees`;
  if (kind === "CEILING") return `but no surer than ${fraction(after)}, since public tables copy from each other`;
  return kind === "DISAGREEMENT" ? `down to ${fraction(after)} as ${label} disagrees` : "the rung itself";
}

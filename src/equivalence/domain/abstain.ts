import type { MappedRung } from "../../ladder/domain/mapping.js";
import { listed } from "../../shared/text.js";
import type { Abstention, AbstentionReason, NearRung } from "./answer.js";
import type { CompiledLadder } from "./compiled.js";
import { helpFor } from "./advice.js";
import { beforeDisagreement, jointly } from "./confidence.js";
import type { Findings } from "./findings.js";
import { shareBeyond } from "./landing.js";
import { nearest } from "./matches.js";
import type { Method } from "./method.js";
import type { Question } from "./question.js";
import { conflictsOf, ruledOutInWords } from "./reasons.js";
import { fraction, ours, percent, theirs, trackName } from "./words.js";

type Early = Extract<AbstentionReason, "NO_LADDER" | "TRACK_MISMATCH" | "RUNG_UNMAPPED" | "NO_EQUIVALENT">;
type Late = Extract<AbstentionReason, "OUTSIDE_RANGE" | "NO_EQUIVALENT" | "CONFLICTING_EVIDENCE" | "EVIDENCE_TOO_WEAK">;

/** An abstention for want of something to compare: no numbers, but the nearest rungs where the target has any. */
export function abstainBeforeLanding(reason: Early, question: Question, method: Method, ladder?: CompiledLadder): Abstention {
  const { message, wouldHelp } = earlyWords(reason, question, ladder);
  return {
    kind: "ABSTENTION", reason, message, wouldHelp,
    nearest: ladder && question.from.state === "MAPPED" ? nearestElsewhere(question.from.rung, reason, question, ladder) : [],
    landing: [], conflicts: [], methodVersion: method.version,
  };
}

/** An abstention because of what the numbers say; they come with it. */
export function abstain(reason: Late, findings: Findings): Abstention {
  const { from, section, shares, method, crossTrack, folds } = findings;
  return {
    kind: "ABSTENTION",
    reason,
    message: lateMessage(reason, findings),
    nearest: nearest(section.rungs, from, crossTrack || folds.length > 0 ? "RELATED_MATCH" : null),
    landing: shares,
    conflicts: conflictsOf(findings),
    wouldHelp: reason === "OUTSIDE_RANGE" || reason === "NO_EQUIVALENT" ? ladderWanted(reason, findings) : helpFor(findings),
    methodVersion: method.version,
  };
}

function ladderWanted(reason: Late, { question: { names }, section, shares, folds, from }: Findings): readonly string[] {
  if (reason === "NO_EQUIVALENT") return [`A finer ladder of ${names.toCompany}.`];
  const further = shareBeyond(shares, "ABOVE_LADDER") > shareBeyond(shares, "BELOW_LADDER") ? "up" : "down";
  const longer = `A ladder of ${names.toCompany} for ${names.family(section.family)} that reaches further ${further}.`;
  return folds.length === 0 ? [longer] : [`A ladder of ${names.toCompany} for ${names.family(from.family)}.`, longer];
}

/** On a track mismatch the other track's rungs are analogues; in a family that nothing leads to, nothing is claimed. */
function nearestElsewhere(from: MappedRung, reason: Early, question: Question, ladder: CompiledLadder): readonly NearRung[] {
  const track = question.toTrack ?? from.track;
  const mismatch = reason === "TRACK_MISMATCH";
  return nearest(ladder.rungs.filter((rung) => (rung.track !== track) === mismatch), from, mismatch ? "RELATED_MATCH" : null);
}

function earlyWords(reason: Early, question: Question, ladder?: CompiledLadder): { message: string; wouldHelp: readonly string[] } {
  const { names, from } = question;
  const ourTrack = from.state === "MAPPED" ? from.rung.track : from.track;
  const track = trackName(question.toTrack ?? ourTrack);
  const family = names.family(from.state === "MAPPED" ? from.rung.family : from.family);
  if (reason === "RUNG_UNMAPPED" && from.state === "UNMAPPED") {
    return { message: `${ours(names)} has not been placed on the axis yet.`, wouldHelp: [`A mapping of ${ours(names)}.`] };
  }
  if (reason === "RUNG_UNMAPPED") {
    return { message: `No rung of ${names.toCompany} has been placed on the axis yet.`, wouldHelp: [`Mappings of the rungs of ${names.toCompany}.`] };
  }
  if (reason === "NO_EQUIVALENT") {
    return { message: `${ours(names)} was reviewed, and nothing on the axis fits it.`, wouldHelp: ["A new review, should the role have changed."] };
  }
  if (reason === "TRACK_MISMATCH") {
    return { message: `${names.toCompany} has no rung on the ${track} track.`, wouldHelp: [`A ladder of ${names.toCompany} for the ${track} track.`] };
  }
  const families = [...new Set((ladder?.sections ?? []).map((section) => section.family))].map(names.family);
  const has = families.length === 0 ? "" : `; it has ${listed(families)}`;
  return {
    message: `${names.toCompany} has no published ladder that covers ${family} on the ${track} track${has}.`,
    wouldHelp: [`A ladder of ${names.toCompany} for ${family}.`],
  };
}

function lateMessage(reason: Late, findings: Findings): string {
  const { question: { names }, shares, section, confidence, method, best, counting } = findings;
  if (reason === "OUTSIDE_RANGE") {
    const [below, above] = [shareBeyond(shares, "BELOW_LADDER"), shareBeyond(shares, "ABOVE_LADDER")];
    const places = [...(below > 0 ? [`${percent(below)} would land below it`] : []), ...(above > 0 ? [`${percent(above)} would land above it`] : [])];
    return `${ours(names)} lies outside the ladder of ${names.toCompany} for ${names.family(section.family)} on the ${trackName(section.track)} track: ${listed(places)}.`;
  }
  if (reason === "NO_EQUIVALENT") {
    const found = ruledOutInWords(findings);
    const none = `No rung of ${names.toCompany} corresponds to ${ours(names)}`;
    return found.length === 0 ? `${none}: it falls between them.` : `${none}. ${found.join(". ")}.`;
  }
  const pair = best === null ? ours(names) : `${ours(names)} and ${theirs(names, best.rung.id)}`;
  if (reason === "CONFLICTING_EVIDENCE") {
    return `Published sources contradict ${pair} more strongly (${fraction(jointly(counting))}) than what we have supports it (${fraction(beforeDisagreement(confidence))}); see the conflicts.`;
  }
  return `The evidence for ${pair} is too weak: confidence ${fraction(confidence.value)}, and we answer from ${fraction(method.bandLow)}.`;
}

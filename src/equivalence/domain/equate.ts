import type { MappedRung } from "../../ladder/domain/mapping.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import { abstain, abstainBeforeLanding } from "./abstain.js";
import { caveatsOf, helpFor } from "./advice.js";
import type { Abstention, Equivalence } from "./answer.js";
import { chooseSection, type Choice } from "./choice.js";
import { compiled } from "./compiled.js";
import { ageFactor, beforeDisagreement, CERTAIN, jointly, oldestInYears, pairConfidence } from "./confidence.js";
import { sidesOf } from "./crosswalk.js";
import type { CrosswalkAssertion } from "./evidence.js";
import type { Findings } from "./findings.js";
import { landing, shareBeyond } from "./landing.js";
import { bestOf, candidatesIn } from "./matches.js";
import { METHOD, type Method } from "./method.js";
import type { Question } from "./question.js";
import { conflictsOf, reasonsOf } from "./reasons.js";

/**
 * Which rung of the target matches what is asked about, how alike, where people land, how sure, and why; or why we cannot tell.
 *
 * Same track and same family first; without a ladder there, the families it folds into. An answer across tracks or folds is a
 * RELATED_MATCH. The order of the rungs, folds, assertions and NOTs given does not matter.
 * Fails:  never; what cannot be answered is an Abstention.
 * Source: equivalence.md, section 2.
 */
export function equate(question: Question): Equivalence | Abstention {
  const method = question.method ?? METHOD;
  const { from } = question;
  if (from.state !== "MAPPED") return abstainBeforeLanding(from.state === "UNMAPPED" ? "RUNG_UNMAPPED" : "NO_EQUIVALENT", question, method);
  const ladder = compiled(question.ladder, method);
  const track = question.toTrack ?? from.rung.track;
  const choice = chooseSection(ladder, track, from.rung.family, question.folds);
  if (choice) return judge(findingsIn(choice, from.rung, track, question, method));
  if (ladder.rungs.length === 0) {
    return abstainBeforeLanding((question.unmappedTargets ?? 0) > 0 ? "RUNG_UNMAPPED" : "NO_LADDER", question, method);
  }
  const onTrack = ladder.sections.some((section) => section.track === track);
  return abstainBeforeLanding(onTrack ? "NO_LADDER" : "TRACK_MISMATCH", question, method, ladder);
}

/** All the numbers of an answer, before anything is decided or said. */
function findingsIn(choice: Choice, from: MappedRung, track: Track, question: Question, method: Method): Findings {
  const { section, folds } = choice;
  const crossTrack = track !== from.track;
  const shares = landing(from, section, method);
  const candidates = candidatesIn(section, from, shares, question.nots, crossTrack || folds.length > 0, method);
  const best = bestOf(candidates, from);
  // In an order of their own, so that which of two rows of one source is told does not depend on how they came.
  const { agreeing, disagreeing, counting } = sidesOf([...question.assertions].sort(byContent), shares, best?.rung.id ?? null, method);
  const dates = [question.sourceDates.from, best === null ? null : question.sourceDates.to(best.rung.id)];
  const age = ageFactor(dates, question.asOf, method);
  const isItself = best?.rung.id === from.id;
  const theirs = best?.rung.confidence ?? 0;
  return {
    question, method, from, section, folds, crossTrack, shares, candidates, best, isItself, age,
    ageInYears: oldestInYears(dates, question.asOf),
    agreeing, disagreeing, counting,
    confidence: isItself ? CERTAIN : pairConfidence({ ours: from.confidence, theirs, folds, age, agreeing, disagreeing }, method),
  };
}

const byContent = (a: CrosswalkAssertion, b: CrosswalkAssertion): number => (contentOf(a) < contentOf(b) ? -1 : 1);
const contentOf = ({ group, label, rungIds, date, holds, prior, kind, openEnded, weighed, interested }: CrosswalkAssertion): string =>
  [group, label, rungIds.join(), date, holds, prior, kind, openEnded, weighed, interested].join("|");

function judge(findings: Findings): Equivalence | Abstention {
  const { best, isItself, shares, confidence, method, counting } = findings;
  if (!isItself) {
    const beyond = shareBeyond(shares, "BELOW_LADDER") + shareBeyond(shares, "ABOVE_LADDER");
    if (beyond > method.outsideShare) return abstain("OUTSIDE_RANGE", findings);
    if (best === null) return abstain("NO_EQUIVALENT", findings);
    if (jointly(counting) > beforeDisagreement(confidence)) return abstain("CONFLICTING_EVIDENCE", findings);
    if (confidence.band === "TOO_WEAK") return abstain("EVIDENCE_TOO_WEAK", findings);
  }
  return new Found(findings, best!);
}

/** A class, so that what is worked out when asked is of its prototype: an object that is written with a getter of its own has a shape of its own, which lives until all memory is looked through. */
class Found implements Equivalence {
  readonly kind = "EQUIVALENCE";
  readonly best: Equivalence["best"];
  readonly alternatives: Equivalence["alternatives"];
  readonly partialOverlaps: Equivalence["partialOverlaps"];
  readonly landing: Equivalence["landing"];
  readonly confidence: Equivalence["confidence"];
  readonly caveats: Equivalence["caveats"];
  readonly conflicts: Equivalence["conflicts"];
  readonly whatWouldHelp: Equivalence["whatWouldHelp"];
  readonly track: Equivalence["track"];
  readonly family: Equivalence["family"];
  readonly folds: Equivalence["folds"];
  readonly crossTrack: boolean;
  readonly methodVersion: string;
  readonly #findings: Findings;

  constructor(findings: Findings, best: NonNullable<Findings["best"]>) {
    const { method, isItself } = findings;
    const others = findings.candidates.filter((other) => other.rung.id !== best.rung.id && !other.ruledOut).map(({ match }) => match);
    this.best = best.match;
    this.alternatives = others.filter(({ predicate, landing: share }) => predicate !== null || share >= method.alternativeShare);
    this.partialOverlaps = others.filter(({ predicate, overlap }) => predicate === null && overlap >= method.partialOverlap).sort((a, b) => b.overlap - a.overlap);
    this.landing = findings.shares;
    this.confidence = findings.confidence;
    this.caveats = caveatsOf(findings);
    this.conflicts = isItself ? [] : conflictsOf(findings);
    this.whatWouldHelp = isItself ? [] : helpFor(findings);
    this.track = findings.section.track;
    this.family = findings.section.family;
    this.folds = findings.folds;
    this.crossTrack = findings.crossTrack;
    this.methodVersion = method.version;
    this.#findings = findings;
  }

  /** Most who ask do not ask why, and it takes as long as all the rest. */
  get reasons(): Equivalence["reasons"] { return reasonsOf(this.#findings); }
}

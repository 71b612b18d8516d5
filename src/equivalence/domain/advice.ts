import { listed } from "../../shared/text.js";
import type { Findings } from "./findings.js";
import { shareBeyond, type LandingShare } from "./landing.js";
import { ours, percent, theirs, trackName } from "./words.js";

/** What a reader must know before relying on the answer. Empty for a rung with itself. */
export function caveatsOf(findings: Findings): readonly string[] {
  const { best, isItself, from, section, shares, crossTrack, folds, disagreeing, question } = findings;
  if (best === null || isItself) return [];
  const { names } = question;
  const caveats: string[] = [];
  if (crossTrack) caveats.push(`An analogue on the ${trackName(section.track)} track, not the same job.`);
  if (folds.length > 0) caveats.push(`An analogue in ${names.family(section.family)}: ${names.toCompany} publishes no ladder for ${names.family(from.family)}.`);
  if (best.match.landing < 0.5) caveats.push(`No majority: ${percent(best.match.landing)} land on ${theirs(names, best.rung.id)}, the rest elsewhere.`);
  caveats.push(...beyond(shares, names.toCompany));
  const together = shares.find(({ rungIds }) => rungIds.includes(best.rung.id))!.rungIds;
  if (together.length > 1) caveats.push(`${listed(together.map(names.rung))} have the same range and cannot be told apart.`);
  if (best.match.landing >= 0.5 && best.shareOfOurs < 0.5) caveats.push(`Less than half of ${ours(names)} lies within ${theirs(names, best.rung.id)}.`);
  if (from.smallCompany || best.rung.smallCompany) caveats.push("Roles in companies of fewer than 50 people span levels; expect more spread than the ranges show.");
  const decided = disagreeing.filter(({ kind }) => kind === "DISPUTE_OUTCOME");
  if (disagreeing.length > decided.length) caveats.push("Published sources disagree about this pair.");
  if (decided.length > 0) caveats.push("A decision in a dispute speaks against this answer; see the conflicts.");
  const unmapped = question.unmappedTargets ?? 0;
  if (unmapped > 0) caveats.push(`Of ${names.toCompany}'s rungs, ${unmapped} ${unmapped === 1 ? "is" : "are"} not on the axis yet and cannot be found here.`);
  return caveats;
}

/** Many who would land on no rung at all: their ladder ends too early, or begins too high, for a good part of ours. */
const beyond = (shares: readonly LandingShare[], company: string): readonly string[] =>
  (["BELOW_LADDER", "ABOVE_LADDER"] as const).flatMap((kind) => {
    const share = shareBeyond(shares, kind);
    return share < MANY ? [] : [`${percent(share)} would land ${kind === "BELOW_LADDER" ? "below the lowest" : "above the highest"} rung of ${company}'s ladder.`];
  });

// A quarter of the people: more than the blur of an edge brings about.
const MANY = 0.25;

/** What evidence would raise the confidence most, the most useful first. */
export function helpFor(findings: Findings): readonly string[] {
  const { best, from, question, folds, disagreeing, agreeing, ageInYears, method } = findings;
  const { names } = question;
  const help: string[] = [];
  if (disagreeing.length > 0) help.push(`A reviewer who knows both ladders, to settle ${ours(names)} against what the sources say.`);
  if (best !== null) {
    // a role's span is our conclusion about a title: nobody can publish a mapping of it
    const bare = names.fromCompany === null;
    if (bare && from.confidence < 1) help.push(`A rung of the person's own company to ask from, in place of the typical span of ${ours(names)}.`);
    const weak = [
      ...(!bare && from.confidence <= best.rung.confidence ? [ours(names)] : []),
      ...(bare || best.rung.confidence <= from.confidence ? [theirs(names, best.rung.id)] : []),
    ];
    // Published and reviewed twice: another review adds little.
    const enough = method.prior.COMPANY_PUBLISHED_REVIEWED_TWICE;
    if (Math.min(from.confidence, best.rung.confidence) < enough) help.push(reviewOf(weak));
  }
  if (folds.length > 0) help.push(`A ladder of ${names.toCompany} for ${names.family(from.family)}.`);
  if (ageInYears >= 1) help.push("A newer edition of the older source.");
  if (agreeing.length === 0 && disagreeing.length === 0 && names.fromCompany !== null) help.push("An independent crosswalk that names both companies.");
  return help;
}

const reviewOf = (rungs: readonly string[]): string =>
  rungs.length > 1
    ? `Independent reviews of the mappings of ${listed(rungs)}, or their publication by the companies themselves.`
    : `An independent review of the mapping of ${listed(rungs)}, or its publication by the company itself.`;

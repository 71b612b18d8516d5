import { listed } from "../shared/text.js";
import type { Ladder, PlacedRung, PublishedCompany } from "../ladder/index.js";
import type { Interval, Track } from "../taxonomy/domain/axis.js";
import type { Abstention, Equivalence, Match } from "./domain/answer.js";
import { depthIsAtRisk, expected, type DepthAndScope, type ScoreByRank } from "./domain/depth.js";
import { equate } from "./domain/equate.js";
import { METHOD } from "./domain/method.js";
import type { FoldStep, Question } from "./domain/question.js";
import { disagreementsOf, type Asked, type EquivalenceContext } from "./asking.js";
import { assertionsFor, targetOf, type PairAssertion } from "./evidence.js";
import type { PublishedAssertion } from "./domain/published-crosswalk.js";
import type { Taxonomy } from "../taxonomy/index.js";
import type { AbstentionType, ComputedWithType, ConflictType, DepthComparisonType, EquivalenceType, LandingShareType, RungMatchType } from "./equivalence.types.js";

/** What an answer rests on besides the two sides. */
export interface Setting {
  readonly taxonomy: Taxonomy;
  /** The day answered for, YYYY-MM-DD. */
  readonly asOf: string;
  /** Absent: the track of what is asked about. */
  readonly toTrack?: Track;
}

/** The GraphQL union's values. */
export type Answer = (EquivalenceType & { readonly kind: "EQUIVALENCE" }) | (AbstentionType & { readonly kind: "ABSTENTION" });

/**
 * Which rung of `to` equals what was asked about: the pure method's answer, with rungs, sources and versions in the place of ids.
 * `naming`: the published assertions that name the company asked from; empty for a level or role.
 */
export function answer(asked: Asked, to: PublishedCompany, naming: readonly PublishedAssertion[], setting: Setting): Answer {
  const assertions = asked.rung === null ? [] : assertionsFor(asked.rung, to, datedBy(naming, setting.asOf));
  const result = equate(questionOf(asked, to, assertions, setting));
  return result.kind === "EQUIVALENCE" ? equivalenceOf(result, asked, to, assertions, setting) : abstentionOf(result, asked, to, assertions, setting);
}

/** Evidence of that day: what was collected later did not exist for us. */
const datedBy = (naming: readonly PublishedAssertion[], asOf: string): readonly PublishedAssertion[] => naming.filter((a) => a.citation.collected <= asOf);

function questionOf(asked: Asked, to: PublishedCompany, assertions: readonly PairAssertion[], { taxonomy, asOf, toTrack }: Setting): Question {
  const target = targetOf(to);
  const rungs = [...target.rungs.values()].filter((rung) => rung.mapping?.range != null);
  const family = asked.subject.state === "MAPPED" ? asked.subject.rung.family : asked.subject.family;
  return {
    from: asked.subject,
    ladder: target.ladder,
    unmappedTargets: target.unmapped,
    folds: foldSteps(family, taxonomy),
    assertions,
    nots: [],
    ...(toTrack !== undefined && { toTrack }),
    trackChanges: trackChanges(taxonomy),
    sourceDates: { from: asked.rung === null ? null : dateOf(asked.rung), to: newest(rungs.map(dateOf)) },
    asOf,
    names: {
      from: asked.name,
      fromCompany: asked.rung?.company.name ?? null,
      toCompany: to.company.name,
      rung: (id) => nameOf(target.rungs.get(id)),
      family: (key) => taxonomy.content.families.find((f) => f.key === key)?.title.toLowerCase() ?? key,
      fromSource: asked.rung === null ? null : sourcesOf(asked.rung),
      toSource: listed([...new Set(rungs.flatMap((rung) => rung.mapping?.citations.map((c) => c.title) ?? []))].slice(0, 3)) || null,
    },
  };
}

const nameOf = (rung: PlacedRung | undefined): string => rung?.code ?? rung?.title ?? "";
const sourcesOf = (rung: PlacedRung): string | null => listed((rung.mapping?.citations ?? []).map((c) => c.title).slice(0, 3)) || null;

/** The newest date of what a rung's mapping rests on: a fresh confirmation makes an old source young again. */
export const dateOf = (rung: PlacedRung): string | null => newest((rung.mapping?.citations ?? []).map((c) => c.date ?? c.collected));
const newest = (dates: readonly (string | null)[]): string | null => dates.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

const foldSteps = (family: string, taxonomy: Taxonomy): readonly FoldStep[] => taxonomy.foldsFrom(family).map(({ fold }) => fold);

/** What changes between the tracks, from the canon's approximate time by activity and people scope. */
function trackChanges(taxonomy: Taxonomy): readonly string[] {
  const [ic, m] = [taxonomy.content.allocations.find((a) => a.level === "ic/staff"), taxonomy.content.allocations.find((a) => a.level.startsWith("m/"))];
  if (ic === undefined || m === undefined) return [];
  const title = (key: string): string => taxonomy.content.activities.find((a) => a.key === key)?.title.toLowerCase() ?? key;
  const moved = ic.parts.flatMap(({ activity, percent }) => {
    const other = m.parts.find((part) => part.activity === activity)?.percent ?? 0;
    return Math.abs(other - percent) >= 15 ? [`${title(activity)} from about ${percent}% to about ${other}%`] : [];
  });
  return [`Between a ${ic.label} and an ${m.label} the week changes: ${listed(moved)}.`];
}

function equivalenceOf(result: Equivalence, asked: Asked, to: PublishedCompany, assertions: readonly PairAssertion[], setting: Setting): Answer {
  const best = matchOf(result.best, to);
  return {
    kind: "EQUIVALENCE",
    from: asked.thing,
    toCompany: to.company,
    best,
    alternatives: result.alternatives.map((match) => matchOf(match, to)),
    partialOverlaps: result.partialOverlaps.map((match) => matchOf(match, to)),
    landing: landingOf(result.landing, to),
    confidence: result.confidence,
    reasons: result.reasons,
    caveats: [...asked.caveats, ...result.caveats, ...(best.rung.id === asked.rung?.id ? [] : disagreementsOf(best.rung))],
    conflicts: conflictsOf(result.conflicts, to, assertions),
    whatWouldHelp: result.whatWouldHelp,
    track: result.track,
    family: result.family,
    folds: result.folds,
    crossTrack: result.crossTrack,
    depth: depthOf(asked, best.rung, setting.taxonomy),
    computedWith: computedWith(asked, best.rung, setting),
  };
}

function abstentionOf(result: Abstention, asked: Asked, to: PublishedCompany, assertions: readonly PairAssertion[], setting: Setting): Answer {
  const nearest = result.nearest.map(({ rungId, ...near }) => ({ ...near, rung: rungAt(to, rungId) }));
  return {
    kind: "ABSTENTION",
    from: asked.thing,
    toCompany: to.company,
    reason: result.reason,
    message: result.message,
    nearest,
    landing: landingOf(result.landing, to),
    conflicts: conflictsOf(result.conflicts, to, assertions),
    caveats: asked.caveats,
    wouldHelp: result.wouldHelp,
    computedWith: computedWith(asked, nearest[0]?.rung ?? null, setting),
  };
}

function rungAt(to: PublishedCompany, id: string): PlacedRung {
  const rung = targetOf(to).rungs.get(id);
  if (rung === undefined) throw new Error(`the method named ${id}, which is no rung of ${to.company.slug}`);
  return rung;
}

const matchOf = ({ rungId, ...match }: Match, to: PublishedCompany): RungMatchType => ({ ...match, rung: rungAt(to, rungId) });

const landingOf = (shares: Equivalence["landing"], to: PublishedCompany): readonly LandingShareType[] =>
  shares.map(({ rungIds, ...share }) => {
    const rungs = rungIds.map((id) => rungAt(to, id));
    return { ...share, rungs, rung: rungs[0] ?? null };
  });

const conflictsOf = (conflicts: Equivalence["conflicts"], to: PublishedCompany, assertions: readonly PairAssertion[]): readonly ConflictType[] =>
  conflicts.map((conflict) => ({
    text: conflict.text,
    citation: assertions.find((a) => a.label === conflict.label && a.group === conflict.group)?.published.citation ?? null,
    rungs: conflict.rungIds.map((id) => rungAt(to, id)),
    landing: conflict.landing,
    prior: conflict.prior,
  }));

function computedWith(asked: Asked, answered: PlacedRung | null, { taxonomy, asOf }: Setting): ComputedWithType {
  return {
    taxonomyVersion: taxonomy.version, methodVersion: METHOD.version,
    fromLadderVersion: asked.rung?.version.id ?? null, toLadderVersion: answered?.version.id ?? null,
    fromContentHash: asked.rung?.version.contentHash ?? null, toContentHash: answered?.version.contentHash ?? null,
    evidenceAsOf: asOf,
  };
}

/** Scores of a dimension by rank on a track, from the taxonomy; made once per taxonomy. */
function scoresOf(taxonomy: Taxonomy, dimension: string, track: Track): ScoreByRank {
  const scores = taxonomy.content.dimensions.find((d) => d.key === dimension)?.scores ?? [];
  return new Map(scores.flatMap(({ level, score }): [number, number][] => {
    const of = taxonomy.level(level);
    return of !== null && of.track === track ? [[of.rank, score]] : [];
  }));
}

interface Sides { readonly range: Interval; readonly track: Track }

function depthOf(asked: Asked, theirs: PlacedRung, taxonomy: Taxonomy): DepthComparisonType {
  const ours: Sides | null = asked.subject.state === "MAPPED" ? asked.subject.rung : null;
  const target: Sides | null = theirs.mapping?.range == null ? null : { range: theirs.mapping.range, track: theirs.track };
  const on = (side: Sides | null, dimension: string): number | null => side && expected(side.range, scoresOf(taxonomy, dimension, side.track));
  const both: DepthAndScope = {
    fromDepth: on(ours, "technical-depth"), toDepth: on(target, "technical-depth"),
    fromScope: on(ours, "scope-of-influence"), toScope: on(target, "scope-of-influence"),
  };
  if (target === null || target.track !== "IC" || !depthIsAtRisk(both)) return { ...both, note: null, probes: [] };
  const level = taxonomy.levelAt("IC", Math.min(6, Math.floor((target.range.lo + target.range.hi) / 2) + 1));
  const probes = level === null ? [] : taxonomy.statements("PROBE", level.key);
  return {
    ...both,
    note: taxonomy.statements("DEPTH_RISK")[0]?.text ?? null,
    probes: probes.map((probe) => ({ question: probe.text, answer: listed(probe.points) })),
  };
}

/** The ladder of a company that answers for a family: its own, else that of the first family it folds into. */
export function ladderFor(company: PublishedCompany, family: string, track: Track, taxonomy: Taxonomy): Ladder | null {
  const families = [family, ...taxonomy.foldsFrom(family).map((step) => step.family)];
  for (const key of families) {
    const ladder = company.ladders.find((l) => l.family === key && l.version.rungs.some((r) => r.track === track));
    if (ladder !== undefined) return ladder;
  }
  return null;
}

/** Reads what names a company as evidence, then answers. */
export async function answerFor(asked: Asked, to: PublishedCompany, toTrack: Track | null | undefined, asOf: string, ctx: EquivalenceContext): Promise<Answer> {
  const slug = asked.rung?.company.slug;
  const naming = slug === undefined ? [] : ((await ctx.evidence.assertionsNaming([slug])).get(slug) ?? []);
  return answer(asked, to, naming, { taxonomy: ctx.taxonomy, asOf, ...(toTrack != null && { toTrack }) });
}

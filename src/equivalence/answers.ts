import { newestSource, type Ladder, type PlacedRung, type PublishedCompany } from "../ladder/index.js";
import { listed } from "../shared/text.js";
import type { Track } from "../taxonomy/domain/axis.js";
import type { Taxonomy } from "../taxonomy/index.js";
import { identityOf, type Asked, type EquivalenceContext } from "./asking.js";
import { depthOf } from "./depth.js";
import type { Abstention, Equivalence, Match } from "./domain/answer.js";
import { equate } from "./domain/equate.js";
import { METHOD } from "./domain/method.js";
import type { FoldStep, Question } from "./domain/question.js";
import type { AskedInWords } from "./domain/siblings.js";
import type { AbstentionType, ComputedWithType, ConflictType, EquivalenceType, LandingShareType, RungMatchType } from "./equivalence.types.js";
import type { Naming } from "./equivalence.store.js";
import { saidOf, type PairAssertion, type Said } from "./evidence.js";
import { disagreementsOf, familyInWords, nameOf, sourcesOf } from "./naming.js";
import { ladderMeant, targetOf } from "./target.js";
import { trackChanges } from "./track-changes.js";

/** What an answer rests on besides the two sides. */
export interface Setting {
  readonly taxonomy: Taxonomy;
  /** The day answered for, YYYY-MM-DD. */
  readonly asOf: string;
  /** Absent: the track of what is asked about. */
  readonly toTrack?: Track;
  /** Id of the ladder to answer from where the company has several for one family and track; absent: the one that is meant. */
  readonly toLadder?: string;
}

/** The GraphQL union's values. */
export type Answer = (EquivalenceType & { readonly kind: "EQUIVALENCE" }) | (AbstentionType & { readonly kind: "ABSTENTION" });

/**
 * Which rung of `to` equals what was asked about: the pure method's answer, with rungs, sources and versions in the place of ids.
 * `naming`: what names the company asked from; of no use for a level or role.
 */
export function answer(asked: Asked, to: PublishedCompany, naming: Naming, setting: Setting): Answer {
  if (asked.unplaced !== undefined) return unplacedTitle(asked, asked.unplaced, to, setting);
  const said = saidOf(asked.rung, to, naming, setting.asOf);
  const { assertions } = said;
  const result = equate(questionOf(asked, to, said, setting));
  return result.kind === "EQUIVALENCE" ? new Answered(result, asked, to, assertions, setting) : new Unanswered(result, asked, to, assertions, setting);
}

function questionOf(asked: Asked, to: PublishedCompany, { assertions, nots }: Said, { taxonomy, asOf, toTrack, toLadder }: Setting): Question {
  const target = targetOf(to);
  const { subject } = asked;
  const [family, track] = subject.state === "MAPPED" ? [subject.rung.family, subject.rung.track] : [subject.family, subject.track];
  const across = subject.state === "MAPPED" && toTrack !== undefined && toTrack !== track;
  const rung = (id: string): PlacedRung => rungAt(to, id);
  return {
    from: subject,
    ladder: ladderMeant(target, inWords(asked), toLadder),
    unmappedTargets: target.unmapped,
    folds: foldSteps(family, taxonomy),
    assertions,
    nots,
    ...(toTrack !== undefined && { toTrack }),
    trackChanges: across ? trackChanges(toTrack, subject.rung.range, taxonomy) : [],
    sourceDates: { from: asked.rung === null ? null : dateOf(asked.rung), to: (id) => dateOf(rung(id)) },
    asOf,
    names: {
      from: asked.name,
      fromCompany: asked.rung?.company.name ?? null,
      toCompany: to.company.name,
      rung: (id) => nameOf(rung(id)),
      family: (key) => familyInWords(taxonomy, key),
      fromSource: () => (asked.rung === null ? null : sourcesOf(asked.rung)),
      toSource: (id) => sourcesOf(rung(id)),
    },
  };
}

/** What is asked about, in words that a ladder may share. */
export const inWords = ({ thing, rung, name }: Asked): AskedInWords => ({ id: "id" in thing ? thing.id : name, title: rung?.title ?? name, ladderName: rung?.version.name ?? "" });

interface Dated extends Pick<PlacedRung, "mapping"> {
  readonly version: Pick<PlacedRung["version"], "voice">;
}

/**
 * The newest date of what a rung's mapping rests on: a fresh confirmation makes an old source young again. What a company says of itself is as old as its
 * own act; of what we curate only the sources count, since a source that is read again is no younger.
 */
export function dateOf({ mapping, version }: Dated): string | null {
  if (mapping === null) return null;
  const [source, own] = [newestSource(mapping), version.voice === "COMPANY" ? mapping.date : null];
  return source === null || (own !== null && own > source) ? own : source;
}

const foldSteps = (family: string, taxonomy: Taxonomy): readonly FoldStep[] => taxonomy.foldsFrom(family).map(({ fold }) => fold);

/** Its reasons, depth and versions are worked out when they are asked for; not by getters of its own, for why see equate.ts. */
class Answered implements EquivalenceType {
  readonly kind = "EQUIVALENCE";
  readonly from: EquivalenceType["from"];
  readonly toCompany: EquivalenceType["toCompany"];
  readonly best: RungMatchType;
  readonly alternatives: readonly RungMatchType[];
  readonly partialOverlaps: readonly RungMatchType[];
  readonly landing: readonly LandingShareType[];
  readonly confidence: EquivalenceType["confidence"];
  readonly caveats: readonly string[];
  readonly conflicts: readonly ConflictType[];
  readonly whatWouldHelp: readonly string[];
  readonly track: Track;
  readonly family: string;
  readonly folds: readonly FoldStep[];
  readonly crossTrack: boolean;
  readonly #result: Equivalence;
  readonly #asked: Asked;
  readonly #setting: Setting;

  constructor(result: Equivalence, asked: Asked, to: PublishedCompany, assertions: readonly PairAssertion[], setting: Setting) {
    const best = matchOf(result.best, to);
    this.from = asked.thing;
    this.toCompany = to.company;
    this.best = best;
    this.alternatives = result.alternatives.map((match) => matchOf(match, to));
    this.partialOverlaps = result.partialOverlaps.map((match) => matchOf(match, to));
    this.landing = landingOf(result.landing, to);
    this.confidence = result.confidence;
    this.caveats = [...new Set([...asked.caveats, ...passedOver(result, best.rung, to, setting.taxonomy), ...result.caveats, ...disagreementsOf(best.rung)])];
    this.conflicts = conflictsOf(result.conflicts, to, assertions);
    this.whatWouldHelp = result.whatWouldHelp;
    this.track = result.track;
    this.family = result.family;
    this.folds = result.folds;
    this.crossTrack = result.crossTrack;
    this.#result = result;
    this.#asked = asked;
    this.#setting = setting;
  }

  get reasons(): EquivalenceType["reasons"] { return this.#result.reasons; }
  get depth(): EquivalenceType["depth"] { return depthOf(this.#asked, this.best.rung, this.#setting.taxonomy); }
  get computedWith(): ComputedWithType { return computedWith(this.#asked, this.best.rung, this.#setting); }
}

class Unanswered implements AbstentionType {
  readonly kind = "ABSTENTION";
  readonly from: AbstentionType["from"];
  readonly toCompany: AbstentionType["toCompany"];
  readonly reason: AbstentionType["reason"];
  readonly message: string;
  readonly nearest: AbstentionType["nearest"];
  readonly landing: readonly LandingShareType[];
  readonly conflicts: readonly ConflictType[];
  readonly caveats: readonly string[];
  readonly wouldHelp: readonly string[];
  readonly #asked: Asked;
  readonly #setting: Setting;

  constructor(result: Abstention, asked: Asked, to: PublishedCompany, assertions: readonly PairAssertion[], setting: Setting) {
    const nearest = result.nearest.map(({ rungId, ...near }) => ({ ...near, rung: rungAt(to, rungId) }));
    this.from = asked.thing;
    this.toCompany = to.company;
    this.reason = result.reason;
    this.message = result.message;
    this.nearest = nearest;
    this.landing = landingOf(result.landing, to);
    this.conflicts = conflictsOf(result.conflicts, to, assertions);
    this.caveats = [...new Set([...asked.caveats, ...whyNothingFits(asked), ...nearest.slice(0, 1).flatMap(({ rung }) => disagreementsOf(rung)), ...(to.ladders.length === 0 ? [`No ladder of ${to.company.name} was in force on ${setting.asOf}.`] : [])])];
    this.wouldHelp = result.wouldHelp;
    this.#asked = asked;
    this.#setting = setting;
  }

  get computedWith(): ComputedWithType { return computedWith(this.#asked, this.nearest[0]?.rung ?? null, this.#setting); }
}

/** With all of it worked out, to be kept. */
const settled = (answer: Answer): Answer =>
  (answer.kind === "EQUIVALENCE" ? { ...answer, reasons: answer.reasons, depth: answer.depth, computedWith: answer.computedWith } : { ...answer, computedWith: answer.computedWith });

/** A title without a place has no equal anywhere. */
const unplacedTitle = (asked: Asked, { message, wouldHelp }: NonNullable<Asked["unplaced"]>, to: PublishedCompany, setting: Setting): Answer => ({
  kind: "ABSTENTION", from: asked.thing, toCompany: to.company, reason: "UNKNOWN_TITLE", message, nearest: [], landing: [], conflicts: [], caveats: asked.caveats, wouldHelp,
  computedWith: computedWith(asked, null, setting),
});

/** Which of several ladders for one family was read. */
function passedOver(result: Equivalence, best: PlacedRung, to: PublishedCompany, taxonomy: Taxonomy): readonly string[] {
  const siblings = targetOf(to).crowded.find(({ family, track }) => family === result.family && track === result.track)?.siblings ?? [];
  const others = siblings.filter(({ id }) => id !== best.ladderIdentity.id).map(({ name }) => `"${name}"`);
  if (others.length === 0) return [];
  return [`${to.company.name} has ${siblings.length} ladders for ${familyInWords(taxonomy, result.family)}; "${best.version.name}" is read here, not ${listed(others, "or")}.`];
}

/** The reviewer's word on a rung that nothing fits. */
const whyNothingFits = ({ subject, rung }: Asked): readonly string[] => (subject.state === "NO_EQUIVALENT" && rung?.mapping ? [`The review says: ${rung.mapping.comment}`] : []);

function rungAt(to: PublishedCompany, id: string): PlacedRung {
  const rung = targetOf(to).rung(id);
  if (rung === undefined) throw new Error(`the method named ${id}, which is no rung of ${to.company.slug}`);
  return rung;
}

// written out, not spread: that takes several times as long
const matchOf = ({ rungId, predicate, overlap, landing, rankShift, boundary }: Match, to: PublishedCompany): RungMatchType => ({ rung: rungAt(to, rungId), predicate, overlap, landing, rankShift, boundary });

const landingOf = (shares: Equivalence["landing"], to: PublishedCompany): readonly LandingShareType[] =>
  shares.map(({ kind, share, range, rungIds }) => {
    const rungs = rungIds.map((id) => rungAt(to, id));
    return { kind, share, range, rungs, rung: rungs[0] ?? null };
  });

const conflictsOf = (conflicts: Equivalence["conflicts"], to: PublishedCompany, assertions: readonly PairAssertion[]): readonly ConflictType[] =>
  conflicts.map((conflict) => ({
    text: conflict.text,
    citation: assertions.find((a) => a.label === conflict.label && a.group === conflict.group)?.published?.citation ?? null,
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

/** The ladder of a company that answers for a family: its own, else that of the first family it folds into. */
export function ladderFor(company: PublishedCompany, family: string, track: Track, taxonomy: Taxonomy): Ladder | null {
  const families = [family, ...taxonomy.foldsFrom(family).map((step) => step.family)];
  for (const key of families) {
    const ladder = company.ladders.find((l) => l.family === key && l.version.rungs.some((r) => r.track === track));
    if (ladder !== undefined) return ladder;
  }
  return null;
}

/** Reads what names a company as evidence, then answers; an answer that was given on the same ground is given again. */
export async function answerFor(asked: Asked, to: PublishedCompany, asOf: string, ctx: EquivalenceContext, wanted: { toTrack?: Track | null; toLadder?: string } = {}): Promise<Answer> {
  const naming = await ctx.evidence.about(asked.rung);
  const { toTrack, toLadder } = wanted;
  const make = (): Answer => answer(asked, to, naming, { taxonomy: ctx.taxonomy, asOf, ...(toTrack != null && { toTrack }), ...(toLadder !== undefined && { toLadder }) });
  const identity = identityOf(asked);
  return identity === null ? make() : ctx.judged.of(["answer", identity, to.company.slug, asOf, toTrack, toLadder, ...asked.caveats].join("\n"), [asked.thing, to, naming, ctx.taxonomy], make, settled);
}

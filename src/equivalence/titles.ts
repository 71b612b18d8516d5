import type { PlacedRung, PublishedCompany } from "../ladder/index.js";
import { levelAt, missingOf, placementOf, type LevelingContext } from "../leveling/index.js";
import { resolveTitle as placeTitle } from "../leveling/domain/title.js";
import type { LevelingModel } from "../leveling/domain/model.js";
import { BadInput } from "../shared/errors.js";
import { fold, listed } from "../shared/text.js";
import { centre, type Interval } from "../taxonomy/domain/axis.js";
import { checkFamily, GENERAL_FAMILY } from "../taxonomy/index.js";
import { companiesOf, dayOf, type EquivalenceContext } from "./asking.js";
import { disagreementsOf, nameOf } from "./naming.js";
import type { FreeTitleInput, ResolvedTitle } from "./titles.types.js";

/** What resolving titles asks of the context. */
export type TitleContext = EquivalenceContext & LevelingContext;

const SMALL_BELOW = 50;

/**
 * Where a title stands. With a company, its own rungs and their other names are looked at first, then the words are.
 * Fails:  UnknownCompany; BadInput naming the field. `field` is where the title stands in the input.
 */
export async function resolveFreeTitle(input: FreeTitleInput, field: string, ctx: TitleContext): Promise<ResolvedTitle> {
  const { title, company: slug = null, family = null } = input;
  if (title.trim() === "") throw new BadInput(`${field}.title`, "must not be empty");
  if (family !== null) checkFamily(family, `${field}.family`, ctx.taxonomy);
  for (const name of ["people", "directReports", "organisationSize", "yearsExperience"] as const) {
    if ((input[name] ?? 0) < 0) throw new BadInput(`${field}.${name}`, "must be 0 or more");
  }
  const day = dayOf(input.asOf, ctx.today, `${field}.asOf`);
  const [published = null] = slug === null ? [] : await companiesOf([slug], day, ctx);
  const model = ctx.models.for(ctx.taxonomy);
  const own = published === null ? [] : ownRungs(title, family, published, model);
  return own.length > 0 && published !== null ? byOwnRungs(title, own, published, ctx) : byWords(input, published, model, ctx);
}

/** The company's mapped rungs that bear a title: exactly, by another name, or in other words that mean the same. */
function ownRungs(title: string, family: string | null, published: PublishedCompany, model: LevelingModel): readonly PlacedRung[] {
  const folded = fold(title);
  const ladders = published.ladders.filter((ladder) => family === null || ladder.family === family);
  const rungs = ladders.flatMap((ladder) => ladder.version.rungs).filter((rung) => rung.mapping?.range != null);
  const exact = rungs.filter((rung) => fold(rung.title) === folded || (rung.code !== null && fold(rung.code) === folded));
  const named = exact.length > 0 ? exact : rungs.filter((rung) => rung.aliases.some((alias) => fold(alias) === folded));
  const meaning = readMeaning(title, model);
  const alike = named.length > 0 ? named : rungs.filter((rung) => meaning.all !== null && meaningsOf(rung, model).some(({ all }) => all === meaning.all));
  if (alike.length > 0 || !meaning.bare) return oneLadder(alike, published);
  const ranked = oneLadder(rungs.filter((rung) => meaningsOf(rung, model).some(({ rank }) => rank === meaning.rank)), published);
  return neighbours(ranked) ? ranked : [];
}

/** Whether no other rung of the track lies between rungs; a word that stands at the bottom and at the top names no rank. */
function neighbours(rungs: readonly PlacedRung[]): boolean {
  const [first] = rungs;
  if (first === undefined) return true;
  const orders = [...new Set(first.version.rungs.filter((rung) => rung.track === first.track).map((rung) => rung.order))].sort((a, b) => a - b);
  const places = [...new Set(rungs.map((rung) => orders.indexOf(rung.order)))];
  return Math.max(...places) - Math.min(...places) === places.length - 1;
}

const meaningsOf = (rung: PlacedRung, model: LevelingModel): readonly Meaning[] => [rung.title, ...rung.aliases].map((name) => knownMeaning(name, model));

/** Of rungs on several ladders or tracks, those of one: the main ladder and the IC track go first. */
function oneLadder(rungs: readonly PlacedRung[], published: PublishedCompany): readonly PlacedRung[] {
  for (const ladder of published.ladders) {
    for (const track of ["IC", "M"] as const) {
      const here = rungs.filter((rung) => rung.ladderIdentity.id === ladder.id && rung.track === track);
      if (here.length > 0) return here;
    }
  }
  return [];
}

/** What a title means, in the lexicon's concepts. */
interface Meaning {
  /** "Sr. SWE" and "Senior Software Engineer" have one. null where no word is known. */
  readonly all: string | null;
  /** The same without the kind of work: "Staff" and "Staff Software Engineer" have one. null where nothing is left. */
  readonly rank: string | null;
  /** Whether the title names a rank and no kind of work. */
  readonly bare: boolean;
}

const meanings = new WeakMap<LevelingModel, Map<string, Meaning>>();
/** Names of rungs whose meaning is kept, some 300 bytes each. What strangers ask about is not: they could fill the memory with it. */
const MAX_MEANINGS = 50_000;

function knownMeaning(title: string, model: LevelingModel): Meaning {
  let known = meanings.get(model);
  if (known === undefined || known.size > MAX_MEANINGS) meanings.set(model, (known = new Map()));
  let meaning = known.get(title);
  if (meaning === undefined) known.set(title, (meaning = readMeaning(title, model)));
  return meaning;
}

function readMeaning(title: string, model: LevelingModel): Meaning {
  const found = model.matcher.inTitle(title);
  const rest = found.rest.filter((word) => word.length > 1);
  const ranks = found.matches.filter(({ concept }) => concept.kind !== "FAMILY");
  const together = (matches: typeof found.matches): string | null =>
    matches.length === 0 ? null : [...new Set(matches.map((m) => m.concept.key)), ...rest].sort().join(" ");
  return { all: together(found.matches), rank: together(ranks), bare: ranks.length > 0 && ranks.length === found.matches.length };
}

function byOwnRungs(title: string, rungs: readonly PlacedRung[], published: PublishedCompany, ctx: TitleContext): ResolvedTitle {
  const ranges = rungs.flatMap((rung) => rung.mapping?.range ?? []);
  const range: Interval = { lo: Math.min(...ranges.map((r) => r.lo)), hi: Math.max(...ranges.map((r) => r.hi)) };
  const [first] = rungs;
  if (first === undefined) throw new Error("a title was resolved by no rung");
  const several = rungs.length > 1 ? [`${published.company.name} has the title on ${rungs.length} rungs, ${listed(rungs.map(nameOf))}; all of them are meant.`] : [];
  return {
    kind: "RESOLUTION", title, company: published.company, rungs, track: first.track, family: first.version.family, range, centre: centre(range),
    level: levelAt(first.track, centre(range), ctx.taxonomy),
    confidence: Math.min(...rungs.map((rung) => rung.mapping?.confidence ?? 0)),
    placement: null,
    caveats: [...several, ...rungs.flatMap(disagreementsOf)],
    standing: [{ range, probability: 1 }],
    small: (published.company.people?.max ?? Infinity) < SMALL_BELOW,
  };
}

function byWords(input: FreeTitleInput, published: PublishedCompany | null, model: LevelingModel, ctx: TitleContext): ResolvedTitle {
  const count = (n: number | null | undefined): { min: number; max: number } | null => (n == null ? null : { min: n, max: n });
  const people = count(input.people) ?? published?.company.people ?? null;
  const result = placeTitle({
    title: input.title, people, directReports: count(input.directReports), organisationSize: count(input.organisationSize),
    yearsExperience: count(input.yearsExperience), family: input.family ?? null, scopeText: input.scopeText ?? null,
  }, model);
  const notThere = published === null ? [] : [published.ladders.length === 0
    ? `${published.company.name} has no published ladder; the words alone placed the title.`
    : `No rung of ${published.company.name} is called that; the words alone placed the title.`];
  if (result.kind === "ABSTENTION") return { ...result, kind: "ABSTENTION", missing: missingOf(result) };
  const placement = placementOf(result, ctx.taxonomy);
  return {
    kind: "RESOLUTION", title: input.title, company: published?.company ?? null, rungs: [], track: result.track,
    family: input.family ?? result.family ?? GENERAL_FAMILY, range: result.range, centre: result.centre, level: placement.level,
    confidence: placement.confidence, placement, caveats: [...notThere, ...result.notes],
    standing: result.posterior, small: (people?.max ?? Infinity) < SMALL_BELOW,
  };
}


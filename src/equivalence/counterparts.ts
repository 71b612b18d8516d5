import { checkedFilter } from "../company/index.js";
import type { PublishedCompany } from "../ladder/index.js";
import { BadInput, PublicError } from "../shared/errors.js";
import { pageOf, type Slice } from "../shared/page.js";
import { checkFamily, type Taxonomy } from "../taxonomy/index.js";
import { dateOf, inWords } from "./answers.js";
import type { Asked } from "./asking.js";
import type { CounterpartType } from "./counterparts.types.js";
import { ageFactor, pairConfidence } from "./domain/confidence.js";
import type { Counterpart } from "./domain/counterparts.js";
import { sidesOf } from "./domain/crosswalk.js";
import { landing } from "./domain/landing.js";
import { bestOf, candidatesIn } from "./domain/matches.js";
import { METHOD } from "./domain/method.js";
import type { FoldStep, Subject } from "./domain/question.js";
import type { CounterpartsInput } from "./equivalence.inputs.js";
import { find } from "./finding.js";
import type { TitleContext } from "./titles.js";
import type { Naming } from "./equivalence.store.js";
import { saidOf } from "./evidence.js";
import { familyInWords } from "./naming.js";
import { ladderMeant, targetOf } from "./target.js";

/** Candidates judged at once while looking for enough that are sure enough, */
const BATCH = 200;
/** and how many for one page: when as many in a row are not sure enough, the list ends. */
const MOST_JUDGED = 2_000;

type MappedSubject = Extract<Subject, { state: "MAPPED" }>;

/** What the list is sought with: the rung asked from, the family and track sought, and what that costs. */
interface Search {
  readonly asked: Asked;
  readonly from: MappedSubject["rung"];
  readonly family: string;
  readonly track: "IC" | "M";
  readonly folds: readonly FoldStep[];
}

/**
 * Rungs of all other companies like what is asked about, most alike first.
 * Fails:  as `find` does; BadInput for a family that does not fold with ours; RUNG_UNMAPPED.
 */
export async function counterparts(input: CounterpartsInput, args: { first?: number | null; after?: string | null }, ctx: TitleContext): Promise<Slice<CounterpartType>> {
  const page = pageOf(args, ["number", "number", "string", "number", "string"]);
  const search = await searchFor(input, ctx);
  const sought = { ...checkedFilter(input, "input"), range: search.from.range, family: search.family, track: search.track, from: search.asked.rung };
  const after = page.after === null ? null : keyed(page.after);
  const minConfidence = input.minConfidence ?? 0;
  if (minConfidence < 0 || minConfidence > 1) throw new BadInput("input.minConfidence", `must be between 0 and 1; it is ${minConfidence}`);
  const wanted = page.first + 1;
  const found: { value: CounterpartType; candidate: Counterpart }[] = [];
  for (let judged = 0, last = after; found.length < wanted && judged < MOST_JUDGED; ) {
    const size = minConfidence > 0 ? BATCH : wanted - found.length;
    const candidates = await ctx.alike.find(sought, last, size);
    found.push(...(await judge(candidates, search, ctx)).filter(({ value }) => value.confidence.value >= minConfidence));
    if (candidates.length < size) break;
    last = candidates.at(-1) ?? null;
    judged += size;
  }
  const items = found.slice(0, page.first).map(({ value, candidate: c }) => ({ value, key: [c.overlap, Math.abs(c.rankShift), c.company, c.order, c.rungId] }));
  return { items, hasNext: found.length > page.first };
}

const keyed = (after: readonly (string | number)[]): Counterpart => {
  const [overlap, shift, company, order, rungId] = after as [number, number, string, number, string];
  return { overlap, rankShift: shift, company, order, rungId };
};

async function searchFor(input: CounterpartsInput, ctx: TitleContext): Promise<Search> {
  if (input.family != null) checkFamily(input.family, "input.family", ctx.taxonomy);
  const asked = await find(input.from, null, ctx);
  if (asked.unplaced !== undefined) throw new PublicError("UNKNOWN_TITLE", `${asked.name} could not be placed: ${asked.unplaced.message}`, { wouldHelp: asked.unplaced.wouldHelp });
  if (asked.subject.state !== "MAPPED") {
    throw new PublicError("RUNG_UNMAPPED", asked.subject.state === "UNMAPPED" ? `${asked.name} has not been placed on the axis yet, so nothing can be compared with it.` : `${asked.name} was reviewed, and no canonical level fits; it has no counterparts.`);
  }
  const from = asked.subject.rung;
  const family = input.family ?? from.family;
  return { asked, from, family, track: input.toTrack ?? from.track, folds: family === from.family ? [] : foldsBetween(from.family, family, ctx.taxonomy) };
}

/** The folds from one family to the other, whichever way they lead. Fails: BadInput when neither folds into the other. */
function foldsBetween(ours: string, theirs: string, taxonomy: Taxonomy): readonly FoldStep[] {
  for (const [from, to] of [[ours, theirs], [theirs, ours]] as const) {
    const steps = taxonomy.foldsFrom(from);
    const end = steps.findIndex((step) => step.family === to);
    if (end >= 0) return steps.slice(0, end + 1).map(({ fold }) => fold);
  }
  throw new BadInput("input.family", `${familyInWords(taxonomy, theirs)} and ${familyInWords(taxonomy, ours)} are not compared: neither folds into the other`, { families: taxonomy.content.families.map((f) => f.key) });
}

/** The pairs with predicate, landing and confidence. A rung whose company changed under our eyes is left out. */
async function judge(batch: readonly Counterpart[], search: Search, ctx: TitleContext) {
  const companies = await ctx.published.bySlug(batch.map((c) => c.company));
  const naming = await ctx.evidence.about(search.asked.rung);
  return batch.flatMap((candidate) => {
    const company = companies.get(candidate.company);
    const value = company && pairOf(candidate, company, search, naming, ctx.today);
    return value ? [{ value, candidate }] : [];
  });
}

/** The same judgement as `equivalence` makes of the pair: what is sure there is as sure here, and what is ruled out there is none. */
function pairOf(candidate: Counterpart, company: PublishedCompany, { asked, from, family, track, folds }: Search, naming: Naming, today: string): CounterpartType | null {
  const target = targetOf(company);
  const rung = target.rung(candidate.rungId);
  if (rung === undefined) return null;
  const section = ladderMeant(target, inWords(asked), rung.ladderIdentity.id).section(track, family);
  if (section === null) return null;
  const shares = landing(from, section);
  const { assertions, nots } = saidOf(asked.rung, company, naming, today);
  const candidates = candidatesIn(section, from, shares, nots, folds.length > 0 || track !== from.track, METHOD);
  const ours = candidates.find(({ rung: { id } }) => id === rung.id);
  if (ours === undefined || ours.ruledOut) return null;
  const best = bestOf(candidates, from)?.rung.id ?? null;
  // of a rung that is not the best only what names it tells
  const { agreeing, disagreeing } = sidesOf(assertions.filter(({ rungIds }) => rung.id === best || rungIds.includes(rung.id)), shares, best);
  const { predicate, overlap, landing: share, rankShift: shift } = ours.match;
  return {
    rung, predicate, overlap, landing: share, rankShift: shift,
    confidence: pairConfidence({
      ours: from.confidence, theirs: ours.rung.confidence, folds,
      age: ageFactor([asked.rung === null ? null : dateOf(asked.rung), dateOf(rung)], today), agreeing, disagreeing,
    }),
  };
}

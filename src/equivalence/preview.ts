import type { Company } from "../company/index.js";
import { place, type Ladder, type LadderVersion, type PlacedRung, type PlacedVersion, type PublishedCompany } from "../ladder/index.js";
import { match } from "../ladder/domain/diff-matching.js";
import { BadInput } from "../shared/errors.js";
import { answer, type Answer } from "./answers.js";
import { askedRung, companiesOf, type EquivalenceContext } from "./asking.js";
import { moveInWords, type AnswerInBrief } from "./domain/moves.js";
import type { Naming } from "./equivalence.store.js";
import { nameOf } from "./naming.js";
import type { PreviewedAnswerType, PreviewedMoveType, PublicationPreviewType } from "./preview.types.js";

/** Companies compared with where none are named: large, with ladders that many sources tell. */
const REFERENCES = ["google", "amazon", "microsoft"];
export const PREVIEW_LIMITS = { companies: 5, rungs: 100 } as const; // of a draft of 2,000 rungs that took 1.1 s on a busy machine

/** A rung before and after; null where it is added or dropped. */
interface Pair {
  readonly from: PlacedRung | null;
  readonly to: PlacedRung | null;
}

/**
 * Which answers about the company's rungs at other companies would move if `draft` were in force, against the version that is.
 * Nothing is written. Fails: UnknownCompany, BadInput.
 */
export async function previewPublication(draft: LadderVersion, slug: string, asked: readonly string[] | null, ctx: EquivalenceContext): Promise<PublicationPreviewType> {
  const own = await companyOf(slug, ctx);
  const others = await references(own.company, asked, ctx);
  const before = await ctx.published.ladder(draft.ladderId); // also an unlisted one
  const inForce = before?.version.retiredAt == null ? before : null;
  const identity = inForce ?? { id: draft.ladderId, slug: "", isMain: own.ladders.length === 0, company: own.company };
  const version = place(draft, identity);
  const pairs = pairsOf(inForce, version);
  const looked = pairs.slice(0, PREVIEW_LIMITS.rungs);
  const naming = (await ctx.evidence.naming([slug])).get(slug)!;
  const moves = looked.flatMap((pair) => others.flatMap((other) => moveOf(pair, other, naming, ctx) ?? []));
  return {
    draft: version, inForce: inForce?.version ?? null, companies: others.map(({ company }) => company), moves,
    unchanged: looked.length * others.length - moves.length, omitted: pairs.length - looked.length,
  };
}

async function companyOf(slug: string, ctx: EquivalenceContext): Promise<PublishedCompany> {
  const [company] = await companiesOf([slug], null, ctx);
  return company!;
}

async function references(own: Company, asked: readonly string[] | null, ctx: EquivalenceContext): Promise<readonly PublishedCompany[]> {
  if (asked === null) {
    const found = await ctx.published.bySlug(REFERENCES.filter((slug) => slug !== own.slug));
    return REFERENCES.flatMap((slug) => found.get(slug) ?? []);
  }
  if (asked.length === 0 || asked.length > PREVIEW_LIMITS.companies) throw new BadInput("input.companies", `name 1 to ${PREVIEW_LIMITS.companies} companies; there are ${asked.length}`);
  const twice = asked.find((slug, i) => asked.indexOf(slug) < i);
  if (twice !== undefined) throw new BadInput("input.companies", `"${twice}" is named twice`);
  if (asked.includes(own.slug)) throw new BadInput("input.companies", `"${own.slug}" is the company of the draft itself`);
  return companiesOf(asked, null, ctx);
}

/** By track and place, as the draft has them; what it drops comes last. */
function pairsOf(inForce: Ladder | null, draft: PlacedVersion): readonly Pair[] {
  const found = match<PlacedRung>(inForce?.version.rungs ?? [], draft.rungs, { codes: true, positions: true });
  const [partner, kept] = [new Map(found.map(({ from, to }) => [to, from])), new Set(found.map(({ from }) => from))];
  const dropped = (inForce?.version.rungs ?? []).filter((rung) => !kept.has(rung));
  return [...draft.rungs.map((to): Pair => ({ from: partner.get(to) ?? null, to })), ...dropped.map((from): Pair => ({ from, to: null }))];
}

function moveOf({ from, to }: Pair, other: PublishedCompany, naming: Naming, ctx: EquivalenceContext): PreviewedMoveType | null {
  const at = (rung: PlacedRung | null): Answer | null => rung && answer(askedRung(rung, []), other, naming, { taxonomy: ctx.taxonomy, asOf: ctx.today });
  const [before, after] = [at(from), at(to)];
  const text = moveInWords(inBrief(before), inBrief(after));
  if (text === null) return null;
  return { rung: to, was: from, company: other.company, before: previewed(before), after: previewed(after), text };
}

function inBrief(given: Answer | null): AnswerInBrief | null {
  if (given === null) return null;
  if (given.kind === "ABSTENTION") return { says: given.reason, inWords: `no answer (${given.reason})`, confidence: null, rankShift: null };
  return { says: given.best.rung.id, inWords: nameOf(given.best.rung), confidence: given.confidence.value, rankShift: given.best.rankShift };
}

function previewed(given: Answer | null): PreviewedAnswerType | null {
  if (given === null) return null;
  if (given.kind === "ABSTENTION") return { best: null, abstention: given.reason, landing: null, confidence: null, rankShift: null };
  return { best: given.best.rung, abstention: null, landing: given.best.landing, confidence: given.confidence.value, rankShift: given.best.rankShift };
}

import type { Company } from "../company/index.js";
import { place, type Ladder, type PlacedRung, type PublishedLadders } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import { pageOf, type Slice } from "../shared/page.js";
import { isTimeUp, turn } from "../shared/turns.js";
import type { CanonicalLevel, Role } from "../taxonomy/domain/taxonomy.js";
import type { Statement } from "../taxonomy/domain/statement.js";
import type { Taxonomy } from "../taxonomy/index.js";
import { asked, type Asked } from "./domain/asked.js";
import { compareKeys, keyOf, SEARCH_KINDS, type Hit, type HitKey, type SearchKind } from "./domain/hit.js";
import { companyHit, placeHit, termHit } from "./domain/rank.js";
import { termsOf } from "./domain/terms.js";
import { wordsOf } from "./domain/words.js";
import type { SearchStore } from "./search.store.js";

/** What search asks of the context. */
export interface SearchContext {
  readonly searches: SearchStore;
  readonly published: PublishedLadders;
  readonly taxonomy: Taxonomy;
}

export type Thing = Company | Ladder | PlacedRung | CanonicalLevel | Role | Statement;

/** A hit with the thing itself. */
export interface Found extends Hit {
  readonly thing: Thing;
}

/** Companies named in the text whose ladders are looked through: "wise" may be several, "google" one. */
const MOST_COMPANIES = 8;

/**
 * What a text names, best first, from `first` after `after`. A text without words gives an empty page.
 * Statements: two, and as `PublishedLadders` needs to fetch the companies of the page.
 * Fails: BadInput naming the argument.
 */
export async function search(text: string, kinds: readonly SearchKind[] | null, args: { first?: number | null; after?: string | null }, ctx: SearchContext): Promise<Slice<Found>> {
  const page = pageOf(args, ["number", "number", "number", "string", "number", "number", "string"]);
  if (kinds?.length === 0) throw new BadInput("kinds", `is empty; name at least one of ${SEARCH_KINDS.join(", ")}, or leave it out for all`);
  const question = asked(text);
  if (question === null) return { items: [], hasNext: false };
  const after = page.after as HitKey | null;
  const hits = (await allHits(question, ctx))
    .filter((hit) => (kinds === null || kinds.includes(hit.kind)) && (after === null || compareKeys(keyOf(hit), after) > 0))
    .sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
  const shown = hits.slice(0, page.first);
  const things = await thingsOf(shown, ctx);
  return {
    items: shown.flatMap((hit) => {
      const thing = things.get(hit.id);
      return thing === undefined ? [] : [{ value: { ...hit, matched: asSpelled(hit, thing), thing }, key: keyOf(hit) }];
    }),
    hasNext: hits.length > page.first,
  };
}

async function allHits(question: Asked, ctx: SearchContext): Promise<readonly Hit[]> {
  const { words } = question;
  const companies = (await ctx.searches.companies(question)).map((company) => ({ company, ...companyHit(words, company) }));
  const named = companies
    .filter(({ hit }) => hit !== null)
    .sort((a, b) => (b.mention?.strength ?? 0) * (b.mention?.weight ?? 0) - (a.mention?.strength ?? 0) * (a.mention?.weight ?? 0) || (b.hit?.score ?? 0) - (a.hit?.score ?? 0)
      || b.company.people - a.company.people || (a.company.slug < b.company.slug ? -1 : 1))
    .slice(0, MOST_COMPANIES);
  const bySlug = new Map(named.map(({ company, mention, hit }) => [company.slug, { mention, whole: mention === null ? hit : null }]));
  const places = await ctx.searches.places(question, [...bySlug.keys()]);
  if (isTimeUp()) await turn("SHORT"); // thirty searches of one question may be answered by the database at once
  return [
    ...companies.map(({ hit }) => hit),
    ...termsOf(ctx.taxonomy).map((term) => termHit(words, term)),
    ...places.map((found) => placeHit(words, found, bySlug.get(found.company) ?? null)),
  ].filter((hit) => hit !== null);
}

/** The things themselves, by id. One that was published while we looked, or is gone since, may be missing. */
async function thingsOf(hits: readonly Hit[], ctx: SearchContext): Promise<ReadonlyMap<string, Thing>> {
  const companies = await ctx.published.bySlug(hits.flatMap((hit) => (isTerm(hit) ? [] : [hit.owner])));
  const versions = await ctx.published.byVersionId(hits.flatMap((hit) => hit.versionId ?? []), companies.values());
  const things = new Map<string, Thing>();
  for (const hit of hits) {
    const thing = isTerm(hit) ? ctx.taxonomy.node(hit.id) : thingAt(hit);
    if (thing) things.set(hit.id, thing);
  }
  return things;

  function thingAt(hit: Hit): Thing | undefined {
    const company = companies.get(hit.owner);
    if (company === undefined || hit.kind === "COMPANY") return company?.company;
    const version = versions.get(hit.versionId ?? "");
    if (version === undefined) return undefined;
    // what we hold of the company may be a moment older than what was found: the version found counts
    const held = company.ladders.find((ladder) => ladder.id === hit.ladderId);
    const identity = held ?? { id: version.ladderId, slug: "", isMain: hit.standing < 2, company: company.company };
    const placed = held?.version.id === version.id ? held.version : place(version, identity);
    return hit.kind === "RUNG" ? placed.rungs.find((rung) => rung.id === hit.id) : held && { ...held, name: version.name, family: version.family, version: placed };
  }
}

const isTerm = (hit: Hit): boolean => hit.kind === "CANONICAL_LEVEL" || hit.kind === "ROLE" || hit.kind === "SLANG";

/** Names are kept once for all companies, as the first spelled them; the answer spells them as this one does. */
function asSpelled(hit: Hit, thing: Thing): string {
  const own = "aliases" in thing && "code" in thing ? [thing.title, thing.code, ...thing.aliases] : "version" in thing && "name" in thing ? [thing.name] : [];
  const form = (text: string): string => wordsOf(text).join(" ");
  const same = own.find((name) => name !== null && form(name) === form(hit.matched));
  return same ?? hit.matched;
}

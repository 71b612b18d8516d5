import { rounded, type Hit, type MatchedOn } from "./hit.js";
import { bestOf, likened, nameLikeness } from "./likeness.js";
import { mentionOf, together, type Mention, type Name } from "./mention.js";

/** A hit is worth showing when so much of what was asked is in it. */
const COVERED = 0.6;
/** Code and title together count a little less than a name that stands so. */
const PIECED = 0.97;
/** Of an alias, against the same words as a name. */
const ALIAS = 0.99;
/** A company that the text names beside other words, against a rung of it that the other words name. */
const COMPANY_ALONE = 0.5;
/** A ladder of a company of which nothing but the name was asked. */
const LADDER_OF_COMPANY = 0.6;

/** A company as search finds it. */
export interface FoundCompany {
  readonly id: string;
  readonly slug: string;
  readonly people: number;
  readonly names: readonly Name<MatchedOn>[];
}

/** A ladder or rung as search finds it: some or all of its names. */
export interface FoundPlace {
  readonly kind: "LADDER" | "RUNG";
  readonly id: string;
  readonly ladderId: string;
  readonly versionId: string;
  readonly company: string;
  readonly people: number;
  readonly standing: number;
  readonly order: number;
  readonly names: readonly Name<MatchedOn>[];
}

/** Something of the taxonomy. */
export interface FoundTerm {
  readonly kind: "CANONICAL_LEVEL" | "ROLE" | "SLANG";
  readonly id: string;
  readonly key: string;
  readonly order: number;
  readonly names: readonly Name<MatchedOn>[];
}

/** How well words fit a thing of several names; null when too little of them is in it. */
export function fit(words: readonly string[], names: readonly Name<MatchedOn>[]): { readonly score: number; readonly name: Name<MatchedOn>; readonly matched: string } | null {
  const rated = likened(words, names);
  const best = bestOf(rated);
  if (best === null) return null;
  const single = best.likeness.score * (best.name.on === "ALIAS" ? ALIAS : 1);
  const codes = names.filter((name) => name.on === "CODE");
  const word = bestOf(rated.filter(({ name }) => name.on !== "CODE" && name.on !== "SLUG"))?.name;
  if (word !== undefined && codes.length > 0) {
    // "L5 Senior Software Engineer": code and title in one
    const pieced = nameLikeness(words, [...new Set([...codes, word].flatMap((name) => name.words))]);
    if (pieced.covered >= COVERED && pieced.covered > best.likeness.covered + 0.05) {
      return { score: Math.max(single, pieced.score * PIECED), name: word, matched: [...codes, word].map((name) => name.text).join(" ") };
    }
  }
  return best.likeness.covered < COVERED ? null : { score: single, name: best.name, matched: best.name.text };
}

/** A company that is named by the whole text or by part of it; null when neither. */
export function companyHit(words: readonly string[], company: FoundCompany): { readonly hit: Hit | null; readonly mention: Mention | null } {
  const whole = fit(words, company.names);
  const mention = mentionOf(words, company.names);
  const alone = mention === null ? 0 : mention.strength * COMPANY_ALONE;
  const score = Math.max(whole?.score ?? 0, alone);
  const name = (whole !== null && whole.score >= alone ? whole.name : mention?.name) as Name<MatchedOn> | undefined;
  if (score === 0 || name === undefined) return { hit: null, mention };
  return {
    mention,
    hit: {
      kind: "COMPANY", id: company.id, score: rounded(score), matchedOn: name.on, matched: name.text, people: company.people, owner: company.slug, standing: 0, order: 0,
      ladderId: null, versionId: null,
    },
  };
}

/** A ladder or rung that the text names, alone or together with its company; null when it does not. */
export function placeHit(words: readonly string[], place: FoundPlace, company: { readonly mention: Mention | null; readonly whole: Hit | null } | null): Hit | null {
  const made = (score: number, matchedOn: MatchedOn, matched: string): Hit => ({
    kind: place.kind, id: place.id, score: rounded(score), matchedOn, matched, people: place.people, owner: place.company, standing: place.standing, order: place.order,
    ladderId: place.ladderId, versionId: place.versionId,
  });
  const alone = fit(words, place.names);
  const mention = company?.mention ?? null;
  const beside = mention === null ? null : fit(mention.rest, place.names);
  const joint = mention === null || beside === null ? 0 : together(mention, beside.score);
  if (mention !== null && beside !== null && joint > (alone?.score ?? 0)) return made(joint, beside.name.on, `${mention.name.text} ${beside.matched}`);
  if (alone !== null) return made(alone.score, alone.name.on, alone.matched);
  if (place.kind === "LADDER" && company?.whole) return made(company.whole.score * LADDER_OF_COMPANY, company.whole.matchedOn, company.whole.matched);
  return null;
}

/** A thing of the taxonomy that the text names; null when it does not. */
export function termHit(words: readonly string[], term: FoundTerm): Hit | null {
  const found = fit(words, term.names);
  return found === null ? null : {
    kind: term.kind, id: term.id, score: rounded(found.score), matchedOn: found.name.on, matched: found.matched, people: 0, owner: term.key, standing: 0, order: term.order,
    ladderId: null, versionId: null,
  };
}

import { foldWord } from "./tokens.js";
import { LONGEST_SCOPE, LONGEST_TITLE, type RungInput } from "./input.js";
import type { Found, Match, Matcher } from "./matcher.js";
import type { EvidenceKind } from "./suggestion.js";

/** Something that a rung's words show and that has a weight of its own. */
export interface Feature {
  readonly kind: EvidenceKind;
  /** Key of its weights: the concept's, or a derived one such as `numeral-2@marked`. */
  readonly key: string;
  readonly concept: string | null;
  /** The words as given. */
  readonly text: string;
}

/** What was read from a rung's title, code and scope. */
export interface Reading {
  readonly title: Found;
  readonly scope: Found;
  readonly features: readonly Feature[];
  /**
   * Keys of the title's words of seniority, numerals apart, sorted; UNMARKED where only the work is named, empty where nothing is.
   * Equal keys mean that the words do not change from rung to rung.
   */
  readonly words: string;
  /** Words of title and scope that no concept took: what texts are compared by, so that nothing counts twice. */
  readonly terms: readonly string[];
  /** The words name somebody who does or leads the work of a family. */
  readonly inScope: boolean;
  /** The title is nothing but a code or a number. */
  readonly bare: boolean;
}

/** The keys under which titles without any word of seniority are counted: an architect without one stands elsewhere than an engineer. */
export const UNMARKED = "unmarked";
export const UNMARKED_ARCHITECT = "unmarked-architect";
/** The key for a title without its ladder: there, a name that every rung of its ladder bears tells nothing, and is not counted. */
export const aloneKey = (key: string): string => `${key}@alone`;
const ARCHITECTURES: ReadonlySet<string | undefined> = new Set(["architecture", "data-architecture", "ai-architecture"]);

/** What a step's words are in the light of the steps below and above it: keys of further weights. */
export function contextKeys(words: readonly string[], i: number): readonly string[] {
  const own = words[i] ?? "";
  return [`${own}<${i === 0 ? "^" : (words[i - 1] ?? "")}`, `${own}>${i === words.length - 1 ? "$" : (words[i + 1] ?? "")}`];
}

const isNumeral = (key: string): boolean => key.startsWith("numeral-");

/** Reads one rung. Pure; equal input gives an equal reading. */
export function read(rung: Pick<RungInput, "title" | "scope">, matcher: Matcher): Reading {
  const titleText = rung.title.slice(0, LONGEST_TITLE);
  const scopeText = (rung.scope ?? "").slice(0, LONGEST_SCOPE);
  const title = matcher.inTitle(titleText);
  const scope = matcher.inText(scopeText);
  const ranks = distinct(title.matches.filter((m) => m.concept.kind === "SENIORITY"));
  const words = ranks.filter((m) => !isNumeral(m.concept.key));
  const numerals = ranks.filter((m) => isNumeral(m.concept.key));
  const named = title.matches.some((m) => m.concept.kind === "FAMILY");
  const features: Feature[] = words.map((m) => feature("SENIORITY", m));
  const marked = words.length > 0;
  const unmarked = title.matches.some((m) => ARCHITECTURES.has(m.concept.family)) ? UNMARKED_ARCHITECT : UNMARKED;
  if (!marked && named && numerals.length === 0) features.push({ kind: "SENIORITY", key: unmarked, concept: null, text: titleText.trim() });
  const numeral = numerals.at(-1);
  if (numeral !== undefined) features.push({ kind: "NUMERAL", key: marked ? `${numeral.concept.key}@marked` : numeral.concept.key, concept: numeral.concept.key, text: numeral.text });
  for (const match of distinct(scope.matches)) {
    const { kind } = match.concept;
    if (kind === "SCOPE" || kind === "SUPERVISION" || kind === "HORIZON") features.push(feature(kind, match));
  }
  return {
    title, scope, features, words: marked ? words.map((m) => m.concept.key).sort().join(" ") : named ? unmarked : "",
    terms: [...scope.rest].filter((term) => term.length > 2).map(stem),
    inScope: inScope(title.matches),
    bare: title.matches.every((m) => isNumeral(m.concept.key)),
  };
}

/** Another profession's word outweighs a field of work ("IT Recruiter"), unless somebody leads that field ("Director, Sales and IT"). */
function inScope(matches: readonly Match[]): boolean {
  const families = matches.filter((m) => m.concept.kind === "FAMILY");
  if (!matches.some((m) => m.concept.kind === "PROFESSION")) return true;
  const leads = matches.some((m) => m.concept.kind === "SENIORITY" && m.concept.track === "M");
  return families.some((m) => m.concept.track !== undefined) || (leads && families.length > 0);
}

const feature = (kind: EvidenceKind, match: Match): Feature => ({ kind, key: match.concept.key, concept: match.concept.key, text: match.text });

/** Each concept once, at its first place. */
function distinct(matches: readonly Match[]): readonly Match[] {
  const seen = new Set<string>();
  return matches.filter(({ concept }) => !seen.has(concept.key) && seen.add(concept.key));
}

/** A light stem, enough to let "leads", "leading" and "lead" meet. */
export function stem(word: string): string {
  const folded = foldWord(word);
  return /^[a-z]{5,}$/u.test(folded) ? folded.replace(/(?:ing|ed|es|s)$/u, "") : folded;
}

/** The letters a code begins with ("M" of "M2-1"): a company that numbers both tracks apart tells them so. */
export const codeLetters = (code: string | null | undefined): string => /^\s*([a-z]{1,3})\s?-?\d/iu.exec(code ?? "")?.[1]?.toUpperCase() ?? "";

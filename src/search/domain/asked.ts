import { BadInput } from "../../shared/errors.js";
import { textFault } from "../../shared/text.js";
import { isCode, plainWords, wordsOf } from "./words.js";

/** The longest text that is searched for, in characters. The longest title in the seeds has 87. */
export const MAX_TEXT = 200;
/** Words looked at; what follows is left out. */
const MAX_WORDS = 12;
/** The longest name of a company that is looked for inside a longer text, in words. */
const MAX_COMPANY_WORDS = 4;

/** Words beside a rung and its company that name neither. */
const BETWEEN = new Set(["at", "from", "im", "bei", "chez", "в", "на", "ladder", "ladders"]);
/** Words of titles, which alone are no reason to look for a company of that name inside a longer text. */
const OF_TITLES = new Set([
  "software", "engineer", "engineering", "developer", "development", "senior", "junior", "staff", "principal", "lead", "tech", "manager", "director", "architect",
  "level", "grade", "vice", "president", "head", "of", "the", "and", "in", "data",
]);

/** A text as it is searched for. */
export interface Asked {
  /** Its words, spelled out (see `wordsOf`), without "at" and the like. */
  readonly words: readonly string[];
  /** Parts of it that may name a company: all of it, its beginnings and ends, its words. */
  readonly companyPhrases: readonly string[];
  /** Forms of it that may name a ladder or rung: as typed, spelled out. */
  readonly rungPhrases: readonly string[];
  /** Codes in it, each one word. */
  readonly codes: readonly string[];
}

/**
 * Reads a text; null when no word is in it.
 * Fails: BadInput when it is longer than 200 characters, or cannot be matched (NUL, half a surrogate pair).
 */
export function asked(text: string): Asked | null {
  const fault = text.length > MAX_TEXT ? `has ${text.length} characters; at most ${MAX_TEXT} are searched for` : textFault(text);
  if (fault !== null) throw new BadInput("text", fault);
  const typed = plainWords(text).slice(0, MAX_WORDS);
  const telling = typed.filter((word) => !BETWEEN.has(word));
  const words = telling.length > 0 ? telling : typed;
  if (words.length === 0) return null;
  const codes = words.filter(isCode);
  return {
    words: words.flatMap(wordsOf).slice(0, MAX_WORDS),
    companyPhrases: companyPhrases(words),
    rungPhrases: [...new Set([words.join(" "), words.flatMap(wordsOf).join(" ")])],
    codes: words.length > 1 ? codes : [],
  };
}

function companyPhrases(words: readonly string[]): readonly string[] {
  const phrases = new Set([words.join(" ")]);
  for (let length = 1; length < Math.min(words.length, MAX_COMPANY_WORDS + 1); length += 1) {
    phrases.add(words.slice(0, length).join(" "));
    phrases.add(words.slice(-length).join(" "));
  }
  for (const word of words) phrases.add(word);
  const whole = words.join(" ");
  return [...phrases].filter((phrase) => phrase === whole || (phrase.length > 1 && phrase.split(" ").some((word) => !OF_TITLES.has(word) && !isCode(word))));
}

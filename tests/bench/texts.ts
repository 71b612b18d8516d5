import type { Random } from "./random.js";
import type { Subject } from "./subjects.js";

/** Beside a company's name, as in "invented 123 staff". */
const WORDS = ["staff", "senior", "principal", "junior", "lead", "director", "engineering manager", "senior engineer"];
/** What is typed whatever companies were invented: real ladders, levels, roles and slang of the taxonomy. */
const ELSEWHERE = ["google l5", "amazon sde ii", "meta e5", "staff at microsoft", "netflix", "data architect", "em", "sr. swe", "tech lead", "distinguished", "up or out", "高级工程师"];
/** One text in so many has a letter wrong. */
const MISTYPED = 10;

/** What somebody types who looks for this company, or for one of its rungs, or for something else altogether. */
export function textAbout({ name, rungs }: Subject, chosen: Random): string {
  const { code, title } = chosen.one(rungs);
  const typed = chosen.chance(0.5) ? name.toLowerCase() : name;
  const kind = chosen.next();
  const text = kind < 0.3 ? typed
    : kind < 0.4 ? typed.slice(0, -chosen.between(1, 3))
    : kind < 0.6 ? `${typed} ${code?.toLowerCase() ?? title}`
    : kind < 0.75 ? `${typed} ${chosen.one(WORDS)}`
    : kind < 0.9 ? (chosen.chance(0.3) ? `${code ?? ""} ${title}`.trim() : title.toLowerCase())
    : chosen.one(ELSEWHERE);
  return chosen.chance(1 / MISTYPED) ? mistyped(text, chosen) : text;
}

/** With a letter left out, doubled, or swapped with the next, in a word long enough to be known all the same; a text without such a word stays as it is. */
export function mistyped(text: string, chosen: Random): string {
  const words = [...text.matchAll(/[a-z]{5,}/gi)];
  if (words.length === 0) return text;
  const word = chosen.one(words);
  const at = word.index + chosen.between(1, word[0].length - 2);
  const [before, letter, next, after] = [text.slice(0, at), text[at]!, text[at + 1]!, text.slice(at + 2)];
  return before + chosen.one([next, letter + letter + next, next + letter]) + after;
}

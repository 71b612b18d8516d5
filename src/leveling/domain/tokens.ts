/** One word of a text, folded, and where it stands in the text. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Number of the part of the title it is in; commas, brackets, slashes and spaced dashes divide parts. */
  readonly part: number;
}

/** Letters of scripts without spaces: each is a token, so that words of them are found as sequences. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]/u;
const PIECES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆])[\p{L}\p{M}\p{N}])+|\s[-–—]+\s|[,;:|/()[\]–—]|&/gu;
/** "(m/f/d)", "(f/m)", "m/w/d": who may apply, not what the work is. */
const GENDERS = /\(\s*[a-zäöüx*](?:\s*[/|,]\s*[a-zäöüx*]){1,3}\s*\)/giu;
/** "Leiter*in", "Entwickler:in", "Leiter/-in", "ingénieur(e)": the second form adds nothing. */
const SECOND_FORM = /(?<=\p{L})(?:[*:_/]-?(?:innen|in)|\((?:in|innen|e|ne|a)\))(?![\p{L}])/giu;

const ASCII = /^[\u0020-\u007e]*$/u;

/** Lower case without accents; compatibility forms (full-width letters, ligatures, roman numeral signs) are the plain ones. */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase(); // most words, and ten times quicker
  const plain = word.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/gu, "").normalize("NFC");
  return plain.replaceAll("ß", "ss").replaceAll("ł", "l").replaceAll("ø", "o").replaceAll("ё", "е");
}

/** Without one of these there is neither. */
const MARKED = /[(*:_/]/u;

const blank = (text: string): string => " ".repeat(text.length);

/**
 * The words of a text. Positions are those of the text as given. Never fails: what is no letter and no digit divides words.
 * "SDE3" is two words; "L5" stays one, since a code says only order.
 */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  let part = 0;
  const plain = MARKED.test(text) ? text.replace(GENDERS, blank).replace(SECOND_FORM, blank) : text;
  for (const match of plain.matchAll(PIECES)) {
    const piece = match[0];
    const start = match.index;
    if (piece === "&") continue;
    if (!/[\p{L}\p{N}]/u.test(piece) && !UNSPACED.test(piece)) {
      if (!/^\p{M}+$/u.test(piece)) part += 1;
      continue;
    }
    for (const { word, offset, length } of split(foldWord(piece), piece.length)) found.push({ word, start: start + offset, end: start + offset + length, part });
  }
  return found;
}

/** "engineer2" and "sde3" are a word and a number; a code such as "l5" or "ic4" is left as it is. */
function split(word: string, length: number): readonly { word: string; offset: number; length: number }[] {
  const numbered = /^(\p{L}{3,})(\d{1,2})$/u.exec(word);
  if (numbered === null || word.length !== length) return [{ word, offset: 0, length }];
  const [, name = "", digits = ""] = numbered;
  return [{ word: name, offset: 0, length: name.length }, { word: digits, offset: name.length, length: digits.length }];
}

const COUNT = "(\\d{1,3}(?:[,.]\\d{3}){1,2}|\\d{1,7})\\s*(\\+)?"; // no company has a thousand million people
const COMPANY = "(?:start-?up|scale-?up|company|firm|business|agency|shop)";
/** "at a 40-person startup", "1,200 employees", "in a company of 30 people"; "12 people" alone may be a team. */
const PEOPLE = [
  new RegExp(`(?:\\b(?:at|in|for)\\s+(?:an?\\s+|the\\s+)?)?${COUNT}[\\s-]*(?:persons?|people|employees?)[\\s-]+${COMPANY}\\b`, "iu"),
  new RegExp(`\\b(?:at|in|for)\\s+(?:an?\\s+|the\\s+)?${COMPANY}\\s+(?:of|with)\\s+${COUNT}[\\s-]*(?:persons?|people|employees?)?`, "iu"),
  new RegExp(`${COUNT}\\s*employees?\\b`, "iu"),
];

/** The number of people at the company that a title itself names, and the words that say so; null where none is named. */
export function peopleIn(text: string): { readonly min: number; readonly max: number | null; readonly text: string } | null {
  if (!/\d/u.test(text)) return null;
  const plain = text.replace(/\s+/gu, " "); // many spaces could be divided among the patterns' parts in as many ways
  const match = PEOPLE.map((pattern) => pattern.exec(plain)).find((found) => found !== null);
  const count = Number((match?.[1] ?? "").replace(/[,.]/gu, ""));
  return match == null || count <= 0 ? null : { min: count, max: match[2] === undefined ? count : null, text: match[0] };
}

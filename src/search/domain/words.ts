/** Short forms that people type for whole words, in names and in questions alike. */
const SPELLED_OUT: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  sr: ["senior"], snr: ["senior"], jr: ["junior"], jnr: ["junior"], mgr: ["manager"], lvl: ["level"],
  swe: ["software", "engineer"], sde: ["software", "development", "engineer"], sdm: ["software", "development", "manager"],
  em: ["engineering", "manager"], tlm: ["tech", "lead", "manager"],
  vp: ["vice", "president"], svp: ["senior", "vice", "president"], evp: ["executive", "vice", "president"], cvp: ["corporate", "vice", "president"],
  ii: ["2"], iii: ["3"], iv: ["4"], vi: ["6"],
}));

/** Text cut into words: lower case, without accents and marks; "+" is a word, for L+1. Letters of any script stay. */
export function plainWords(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC").toLowerCase().replaceAll("+", " plus ");
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Words with short forms spelled out and Roman numerals as Arabic ones, so that "Sr. SDE II" and "senior software development engineer 2" are the same. */
export const wordsOf = (text: string): readonly string[] => plainWords(text).flatMap((word) => SPELLED_OUT.get(word) ?? [word]);

/** Words written as one: "grade 8" and "Grade8" are the same. */
export const folded = (words: readonly string[]): string => words.join("");

/** Whether a word holds a figure: a code, in which one letter more or less is another code. Asked a hundred thousand times in one search, so most words are told by their letters alone. */
export function isCode(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const letter = word.charCodeAt(i);
    if (letter > 0x7f) return /\p{N}/u.test(word);
    if (letter >= 0x30 && letter <= 0x39) return true;
  }
  return false;
}

/** Whether a word is of a script that is written without spaces, or at least not in Latin letters. */
export function isForeign(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (word.charCodeAt(i) >= 0x250) return true;
  return false;
}

/** How much a word counts: long ones tell more than short ones, and a code is worth a word of four letters. */
export const weightOf = (word: string): number => (isCode(word) ? 4 : Math.min(8, Math.max(2, isForeign(word) ? word.length * 2 : word.length)));

export const weightOfAll = (words: readonly string[]): number => words.reduce((sum, word) => sum + weightOf(word), 0);

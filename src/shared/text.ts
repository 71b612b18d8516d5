/**
 * The form in which codes, titles and slugs are compared: compatibility-folded, lower case, without spaces, dashes,
 * underscores and dots ("Sr. SDE" and "sr-sde" are the same; "grade 8" and "Grade8" too).
 */
export function fold(text: string): string {
  return isAscii(text) ? text.toLowerCase().replace(/[\s_.-]+/g, "") : text.normalize("NFKC").toLowerCase().replace(/[\s\p{Pd}_.]+/gu, "");
}

/** What most names are; the rest takes several times as long to fold. */
function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Why a string cannot be stored or matched, in words; null when it can. PostgreSQL refuses NUL bytes, JSON lone surrogates. */
export function textFault(text: string): string | null {
  if (text.includes("\u0000")) return "contains a NUL character (U+0000); remove it";
  if (!text.isWellFormed()) return "contains half of a surrogate pair; send valid Unicode";
  return null;
}

/** "a, b and c"; an empty list gives an empty string. */
export function listed(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;
}

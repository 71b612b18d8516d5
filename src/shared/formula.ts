/** What a spreadsheet would take for a formula, also behind spaces or behind apostrophes that were there before. */
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/**
 * A text that no spreadsheet runs: one that looks like a formula gets an apostrophe in front, which says "this is text". So does one that
 * begins with apostrophes and then looks like one, so that {@link unguarded} takes away what was added and nothing else.
 */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

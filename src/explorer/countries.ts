const NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Without those that stand for another, as UK for GB and DD for DE. */
const ALL = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
/** Codes of countries by their English names in small letters. */
const CODES = new Map(ALL.flatMap((code) => { const name = NAMES.of(code); return name === undefined ? [] : [[name.toLowerCase(), code] as const]; }));

/** "GB" → "United Kingdom"; what is no country stays as it is. */
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? NAMES.of(code) ?? code : code);

/** "united kingdom" and "gb" → "GB"; what is neither stays as it is, for the API to refuse. */
export const countryCode = (text: string): string => CODES.get(text.trim().toLowerCase()) ?? text.trim().toUpperCase();

import { fold } from "../../shared/text.js";

const ROMAN: ReadonlyMap<string, string> = new Map(Object.entries({ i: "1", ii: "2", iii: "3", iv: "4", v: "5", vi: "6" }));

/**
 * The form in which titles and aliases of the taxonomy are compared: case, spaces, dashes, commas and brackets do not count, and a
 * Roman numeral at the end is an Arabic one ("Engineer II" and "engineer-2" are the same).
 */
export function normalName(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}+/gu, "");
  const numbered = plain.replace(/(?<=[\s\p{Pd}_])([ivIV]{1,3})\s*$/u, (numeral) => ROMAN.get(numeral.trim().toLowerCase()) ?? numeral);
  return fold(numbered).replace(/[,;:/()'’"]+/gu, "");
}

import { random } from "./random.js";

const SYLLABLES = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "gr", "kr", "st", "tr"].flatMap((begin) => ["a", "e", "o"].map((end) => begin + end));
/** Every other name ends with one of these, as real ones do: of a hundred thousand companies 1,700 share such a word. */
const LAST_WORDS = [
  "Systems", "Software", "Technologies", "Labs", "Digital", "Group", "Solutions", "Analytics", "Networks", "Robotics", "Health", "Bank", "Energy", "Media", "Games",
  "Security", "Logistics", "Mobility", "Insurance", "Payments", "Studio", "Cloud", "Data", "Works", "Travel", "Foods", "Pharma", "Aerospace", "Education", "Retail",
];
/** Prime, and so no divisor of how many names there are: a step of it meets each once. */
const STEP = 7_919;

/** The name of invented company `index`: that of no other below 216,000. */
export function inventedName(index: number): string {
  const { length } = SYLLABLES;
  const at = (index * STEP) % length ** 3;
  const word = [at % length, Math.floor(at / length) % length, Math.floor(at / length ** 2)].map((i) => SYLLABLES[i]!).join("");
  const chosen = random(index ^ 0x5eed);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}${chosen.chance(0.5) ? ` ${chosen.one(LAST_WORDS)}` : ""}`;
}

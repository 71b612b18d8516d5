import type { Influence, Interval, Track } from "../../taxonomy/domain/axis.js";

/** What a word tells. NUMBERS of people and years are no words: they come as fields. */
export const CONCEPT_KINDS = ["SENIORITY", "SCOPE", "SUPERVISION", "HORIZON", "TRACK", "FAMILY", "PROFESSION"] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** The languages the lexicon is written in. Words of all of them are looked for at once: a title need not say its language. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt", "nl", "pl", "ru", "zh", "ja"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where the expert expects rungs with a concept, in levels of one track. */
export interface Typical extends Interval {
  readonly track: Track;
}

/** One meaning, with the words for it in many languages. Weights are fitted per concept, never per word. */
export interface Concept {
  /** Unique over all lexicon files. */
  readonly key: string;
  readonly kind: ConceptKind;
  /** BOTH: the word is used on either track; absent where it says nothing of the track. */
  readonly track?: Track | "BOTH";
  readonly typical?: readonly Typical[];
  /** FAMILY only: key of the taxonomy's family. */
  readonly family?: string;
  /** SCOPE only: how far the phrase says that choices bind others. */
  readonly influence?: Influence;
  /** Why the word alone decides nothing. */
  readonly ambiguous?: string;
  /** Keys of concepts that mean this one together wherever they stand in a part of the title ("Senior … Manager"). */
  readonly parts?: readonly string[];
  /** END: counts only where it ends a part of the title, or follows a word for "level" (numerals). PART: only as a whole part ("… (management)"). */
  readonly position?: "END" | "PART";
  readonly basis: "STATED" | "INFERRED";
  readonly sources: readonly string[];
  /** Words by language. A word that begins with "-" is the ending of a longer one ("-leiter"). */
  readonly words: Readonly<Partial<Record<Language, readonly string[]>>>;
}

/** A short form and what it stands for. */
export interface Expansion {
  readonly from: string;
  readonly to: string;
  readonly languages: readonly Language[];
}

/** The whole lexicon. */
export interface Lexicon {
  readonly concepts: readonly Concept[];
  readonly expansions: readonly Expansion[];
}

/** A rule that the lexicon breaks; `key` names the concept or expansion. */
export interface LexiconFault {
  readonly key: string;
  readonly rule: string;
}

/** Rules that a JSON Schema cannot say. Empty: the lexicon is good. */
export function faultsOfLexicon(lexicon: Lexicon, families: ReadonlySet<string>): readonly LexiconFault[] {
  const faults: LexiconFault[] = [];
  const seen = new Set<string>();
  const keys = new Set(lexicon.concepts.map((c) => c.key));
  for (const concept of lexicon.concepts) {
    const fault = (rule: string): void => void faults.push({ key: concept.key, rule });
    if (seen.has(concept.key)) fault("the key of another concept");
    seen.add(concept.key);
    if (concept.kind === "FAMILY" && concept.family === undefined) fault("a FAMILY concept names its `family`");
    if (concept.family !== undefined && !families.has(concept.family)) fault(`"${concept.family}" is no family of the taxonomy`);
    if (concept.kind === "SCOPE" && concept.influence === undefined) fault("a SCOPE concept names its `influence`");
    concept.parts?.filter((part) => !keys.has(part)).forEach((part) => fault(`its part "${part}" is no concept`));
    if (concept.parts === undefined && Object.values(concept.words).every((words) => words.length === 0)) fault("has neither words nor parts");
    concept.typical?.filter((t) => t.lo >= t.hi).forEach(() => fault("`typical`: lo must be below hi"));
  }
  return faults;
}

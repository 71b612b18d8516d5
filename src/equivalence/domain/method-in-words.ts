import { METHOD, type Method } from "./method.js";

/** One step of the method, for a reader. */
export interface MethodStep {
  readonly title: string;
  readonly text: string;
  readonly formula: string | null;
}

/** A number of the method, for a reader. */
export interface Constant {
  readonly key: string;
  readonly value: number;
  readonly text: string;
}

/** The steps in the order in which they are taken. Source: equivalence.md, section 2. */
export const STEPS: readonly MethodStep[] = [
  { title: "Range", text: "Every rung is mapped to a half-open range on the axis of its track, in levels; the level of rank k occupies [k − 1, k).", formula: null },
  { title: "Blur", text: "Edges are soft: the less sure the mapping and the smaller the company, the softer. Edges at the ends of a track's axis are not blurred.", formula: "σ = 0.10 + 0.40·(1 − confidence), + 0.10 under 50 people" },
  { title: "Overlap", text: "How alike two ranges are: what they share, of all that either covers.", formula: "J = ov / (|a| + |b| − ov)" },
  { title: "Predicate", text: "EXACT_MATCH, CLOSE_MATCH, BROAD_MATCH, NARROW_MATCH or none follow from the edges, the shares and J; across tracks and families it is always RELATED_MATCH.", formula: null },
  { title: "Landing", text: "Where people spread evenly over our range would land on the target's ladder: on its rungs, in its gaps, below or above it. The shares sum to 1; the best match is the rung with the largest.", formula: "P(b|a) = 1/|a| ∫ₐ [Φ((hi_b − x)/σ) − Φ((lo_b − x)/σ)] dx, σ² = σ_a² + σ_B²" },
  { title: "Family", text: "The same family goes first; where the company has no ladder for it, the families it folds into, one after another, each at the price of a factor.", formula: null },
  { title: "Confidence", text: "It starts at the weaker of the two mappings, loses for pairing, folds and age (that of the older source; a company's own word is as old as its act), and gains from independent published statements that agree; contradicting ones take away and are shown. Sources of one author, site or copied table count once. A contradiction that the mapping's own confidence already allows for takes back no more than agreement added. An open-ended cell (\"L6+\") can contradict a rung but not support it. What was decided in a dispute counts like a statement of who decided: the editors alone, or both companies, rule a pair out; one company alone takes the confidence down to 0.40 at the lowest.", formula: "c = 0.95·min(c_a, c_b)·Π folds·age; agreeing: 1 − Π(1 − p), at most 0.95; disagreeing: × (1 − 0.5·p)" },
  { title: "Abstention", text: "Under a confidence of 0.40, outside the ladder, on a track it lacks, against stronger evidence: no answer, but the nearest rungs and what would help.", formula: null },
];

/** What each constant means; a constant without words is a type error. */
const WORDS: Record<Exclude<keyof Method, "version" | "prior">, string> = {
  blurAtCertainty: "Blur of an edge when the mapping is certain, in levels.",
  blurOfDoubt: "Blur added as confidence falls from 1 to 0, in levels.",
  blurOfSmallCompany: "Blur added where fewer than 50 people work, in levels.",
  exactEdge: "Edges at most this far apart: EXACT_MATCH, in levels.",
  closeEdge: "Edges at most this far apart, with enough overlap: CLOSE_MATCH, in levels.",
  closeOverlap: "Overlap that near edges need for CLOSE_MATCH.",
  contained: "Share of a range inside the other from which it counts as contained.",
  similarOverlap: "Overlap that suffices for CLOSE_MATCH when neither contains the other.",
  partialOverlap: "Overlap from which a rung without a predicate is listed as partial.",
  boundary: "How close to an edge of theirs is worth a word, in levels.",
  alternativeShare: "Landing share from which another rung is an alternative.",
  outsideShare: "Landing share beyond the ladder above which the answer is OUTSIDE_RANGE.",
  pairFactor: "Factor for putting two mappings together.",
  pairCeiling: "No pair of rungs is surer than this, however many tables agree, since tables copy from each other.",
  agePerYear: "Confidence lost per year of the older source.",
  ageFloor: "Age never costs more than down to this factor.",
  reviewCap: "Largest weight of the mean review stance, either way.",
  crosswalkAgrees: "Landing share from which a published statement agrees.",
  crosswalkDisagrees: "Landing share under which it disagrees.",
  disagreementWeight: "How much of a contradicting source's weight takes away.",
  bandHigh: "Confidence from which an answer is HIGH.",
  bandMedium: "Confidence from which an answer is MEDIUM.",
  bandLow: "Confidence from which an answer is LOW; under it we abstain.",
};

const PRIORS: Record<keyof Method["prior"], string> = {
  SECONDARY_SOURCE: "Worth of one curated secondary source.",
  PRIMARY_SOURCE: "Worth of one curated primary source.",
  COMPANY_PUBLISHED: "Worth of a mapping published by the company itself.",
  COMPANY_PUBLISHED_REVIEWED: "The same, reviewed by one independent person.",
  COMPANY_PUBLISHED_REVIEWED_TWICE: "The same, reviewed by two.",
  CROSSWALK: "Worth of one row of an unnamed public table.",
  INFERRED_SPAN: "Worth of a role's typical span, concluded by us.",
  DISPUTE_OUTCOME: "Worth of a decided dispute.",
};

/** Every number of the method in use, with its meaning. */
export const CONSTANTS: readonly Constant[] = [
  ...(Object.keys(WORDS) as (keyof typeof WORDS)[]).map((key) => ({ key, value: METHOD[key], text: WORDS[key] })),
  ...(Object.keys(PRIORS) as (keyof typeof PRIORS)[]).map((key) => ({ key: `prior.${key}`, value: METHOD.prior[key], text: PRIORS[key] })),
];

/**
 * Every constant of the method, version 1.0: starting values, to be fitted by the evaluation.
 *
 * Levels are lengths on the canonical axis; shares, confidences and factors are 0–1.
 * A changed number is a new version with an object of its own, so that an old answer can be computed again.
 * Source: equivalence.md, section 2.
 */
const V1_0 = freeze({
  version: "1.0",

  /** Blur of an edge, in levels, when the mapping is certain: even a perfect curator draws edges by hand. */
  blurAtCertainty: 0.1,
  /** Blur added, in levels, as confidence falls from 1 to 0. */
  blurOfDoubt: 0.4,
  /** Blur added, in levels, where fewer than 50 people work: their roles span levels. */
  blurOfSmallCompany: 0.1,

  /** Both edges at most this far apart, in levels: EXACT_MATCH. One step of the grid. */
  exactEdge: 0.05,
  /** Both edges at most this far apart, in levels, together with `closeOverlap`: CLOSE_MATCH. */
  closeEdge: 0.25,
  /** Overlap J that near edges need for CLOSE_MATCH. */
  closeOverlap: 0.6,
  /** Share of a range inside the other from which it counts as contained. */
  contained: 0.85,
  /** Overlap J that suffices for CLOSE_MATCH when neither contains the other. From 1/3 up a centre lies in the other anyway: bites only if fitted lower. */
  similarOverlap: 0.4,
  /** Overlap J from which two ranges without a predicate are listed as partial overlap. */
  partialOverlap: 0.15,
  /** Our centre at most this far, in levels, from an edge of theirs is worth a word ("just under Staff"). */
  boundary: 0.15,

  /** Landing share from which another rung is listed as an alternative even without a predicate. */
  alternativeShare: 0.1,
  /** Landing share beyond the ladder's ends above which the answer is OUTSIDE_RANGE. */
  outsideShare: 0.5,

  /** Factor for putting two mappings together: each was judged alone, nobody compared the two rungs. */
  pairFactor: 0.95,
  /**
   * No pair of rungs is surer than this: public tables copy from each other more than they admit, so that agreement of many is
   * worth less than if they were independent.
   */
  pairCeiling: 0.95,
  /** Confidence lost per year of the older source. */
  agePerYear: 0.05,
  /** Age never costs more than down to this factor: ladders change slowly. */
  ageFloor: 0.8,
  /** Largest weight of the mean review stance, either way. */
  reviewCap: 0.5,

  /** A crosswalk's rung that receives at least this landing share agrees with us. */
  crosswalkAgrees: 0.3,
  /** A crosswalk's rung that receives less than this landing share disagrees. */
  crosswalkDisagrees: 0.15,
  /** How much of a source's prior evidence against us takes away. */
  disagreementWeight: 0.5,

  /** Confidence from which an answer is HIGH. */
  bandHigh: 0.8,
  /** Confidence from which an answer is MEDIUM. */
  bandMedium: 0.6,
  /** Confidence from which an answer is LOW; below it we abstain. */
  bandLow: 0.4,

  /** What one piece of evidence of a kind is worth on its own. A machine suggestion brings its own posterior instead. */
  prior: freeze({
    /** One curated secondary source: somebody else's account of the ladder. */
    SECONDARY_SOURCE: 0.55,
    /** One curated primary source: the company's own document, read by us. */
    PRIMARY_SOURCE: 0.7,
    /** The company published the mapping itself. */
    COMPANY_PUBLISHED: 0.8,
    /** Published by the company, and reviewed by one independent person. */
    COMPANY_PUBLISHED_REVIEWED: 0.85,
    /** Published by the company, and reviewed by two independent people. */
    COMPANY_PUBLISHED_REVIEWED_TWICE: 0.9,
    /** One public crosswalk table without a named author. */
    CROSSWALK: 0.5,
    /** The typical span of a role, concluded by us from what sources say of it. */
    INFERRED_SPAN: 0.7,
    /** A dispute decided by a person with both sides before them. */
    DISPUTE_OUTCOME: 0.7,
  }),
});

/** The constants of one version of the method. */
export type Method = typeof V1_0;

/** The method in use: the only one so far, so that answers `asOf` any day are computed with it. */
export const METHOD: Method = V1_0;

function freeze<T extends object>(constants: T): Readonly<T> {
  return Object.freeze(constants);
}

import type { Question } from "../asking.js";
import { ANSWER, type NamedRung, type PairAnswer, type Range } from "./compare.question.js";

/** A title with whatever else is known: the API's `FreeTitleInput`. */
export interface FreeTitle {
  readonly title: string;
  readonly company?: string;
  readonly people?: number;
  readonly directReports?: number;
  readonly organisationSize?: number;
  readonly yearsExperience?: number;
  readonly scopeText?: string;
}

export interface Missing {
  readonly field: string;
  readonly gainBits: number;
  readonly text: string;
}

export interface Resolution {
  readonly __typename: "TitleResolution";
  readonly title: string;
  readonly level: { readonly key: string; readonly title: string } | null;
  readonly range: Range;
  readonly track: "IC" | "M";
  readonly family: string;
  readonly confidence: number;
  readonly company: { readonly slug: string; readonly name: string } | null;
  readonly rungs: readonly NamedRung[];
  readonly caveats: readonly string[];
  readonly placement: {
    readonly decision: "CONFIDENT" | "NEEDS_REVIEW" | "NO_CONFIDENT_MATCH";
    readonly posterior: readonly { readonly range: Range; readonly probability: number; readonly level: { readonly key: string; readonly title: string } | null }[];
    readonly evidence: readonly { readonly kind: string; readonly text: string; readonly bits: number }[];
    readonly missing: readonly Missing[];
  } | null;
}

export interface TitleAbstention {
  readonly __typename: "TitleAbstention";
  readonly title: string;
  readonly reason: string;
  readonly message: string;
  readonly missing: readonly Missing[];
}

export type TitleResult = Resolution | TitleAbstention;

export interface TitlesCompared {
  readonly left: TitleResult;
  readonly right: TitleResult;
  readonly seniority: { readonly verdict: "LEFT" | "RIGHT" | "EQUAL"; readonly difference: number; readonly leftHigher: number; readonly equal: number; readonly rightHigher: number } | null;
  readonly depth: { readonly note: string | null; readonly probes: readonly { readonly question: string; readonly answer: string }[] } | null;
  readonly reasons: readonly { readonly text: string }[];
  readonly caveats: readonly string[];
}

const RESULT = `fragment Placed on TitleResult {
  __typename
  ... on TitleResolution {
    title
    level { key title }
    range { lo hi }
    track
    family
    confidence
    company { slug name }
    rungs { id code title track }
    caveats
    placement {
      decision
      posterior { range { lo hi } probability level { key title } }
      evidence { kind text bits }
      missing { field gainBits text }
    }
  }
  ... on TitleAbstention { title reason message missing { field gainBits text } }
}`;

/** Where a title stands, and what it equals at two companies. */
export const titleQuestion = (title: FreeTitle, at: readonly string[]): Question => ({
  document: `query Title($title: FreeTitleInput!${at.map((_, i) => `, $at${i}: String!`).join("")}) {
  resolveTitle(input: $title) { ...Placed }${at.map((_, i) => `\n  at${i}: equivalence(input: { from: { freeTitle: $title }, toCompany: $at${i} }) { ...Answer }`).join("")}
}

${RESULT}${at.length === 0 ? "" : `\n\n${ANSWER}`}`,
  variables: { title, ...Object.fromEntries(at.map((slug, i) => [`at${i}`, slug])) },
});

/** Two titles against each other. */
export const titlesQuestion = (left: FreeTitle, right: FreeTitle): Question => ({
  document: `query TwoTitles($left: FreeTitleInput!, $right: FreeTitleInput!) {
  compareTitles(input: { left: $left, right: $right }) {
    left { ...Placed }
    right { ...Placed }
    seniority { verdict difference leftHigher equal rightHigher }
    depth { note probes { question answer } }
    reasons { text }
    caveats
  }
}

${RESULT}`,
  variables: { left, right },
});

export interface ListedTitle {
  readonly __typename: "TitleResolution" | "TitleAbstention";
  readonly level?: { readonly key: string; readonly title: string } | null;
  readonly range?: Range;
  readonly track?: "IC" | "M";
  readonly confidence?: number;
  readonly message?: string;
}

/** A list of titles in one go, in the same order; one that fails is null. */
export const listQuestion = (titles: readonly FreeTitle[]): Question => ({
  document: `query Titles($titles: [FreeTitleInput!]!) {
  resolveTitles(input: { titles: $titles }) {
    __typename
    ... on TitleResolution { level { key title } range { lo hi } track confidence }
    ... on TitleAbstention { message }
  }
}`,
  variables: { titles },
});

export type TitleData = Readonly<Record<`at${number}`, PairAnswer | null>> & { readonly resolveTitle: TitleResult | null };

import type { Question } from "../asking.js";
import { GROUND, SOURCES, type Grounded, type Source } from "../parts/ground.js";
import { ANSWER, type AbstentionAnswer, type EquivalenceAnswer } from "./compare.question.js";
import type { Neighbour, Told } from "./level.question.js";
import { SAID, type Said } from "./transition.question.js";

export interface Unmentioned extends Told {
  readonly origin: string;
  readonly citations: readonly { readonly title: string; readonly url: string | null }[];
}

/** What was asked about, as far as a heading needs. */
export interface Here {
  readonly from: {
    readonly title: string;
    /** Of a rung alone. */
    readonly code?: string | null;
    readonly track?: "IC" | "M";
    readonly company?: { readonly slug: string; readonly name: string };
  };
}

export interface Moving {
  readonly __typename: "MovingCompany";
  readonly equivalence: EquivalenceAnswer & Here;
  readonly fromLevel: Neighbour;
  readonly toLevel: Neighbour;
  readonly notMentionedHere: readonly Unmentioned[];
  readonly downLevelRisk: { readonly share: number; readonly text: string };
  readonly toBring: readonly (Grounded & { readonly kind: "SIGNAL" | "CHANGE" | "TRUST"; readonly text: string; readonly statement: Said })[];
  readonly probes: readonly Said[];
  readonly caveats: readonly string[];
}

export interface MovingAnswer {
  readonly movingCompany: Moving | (AbstentionAnswer & Here) | null;
  readonly taxonomy: { readonly sources: readonly Source[] };
}

/** What a move would mean. `from` is one of the API's `RungRef`. */
export const movingQuestion = (from: object, toCompany: string, toTrack: "IC" | "M" | undefined): Question => ({
  variables: { input: { from, toCompany, ...(toTrack !== undefined && { toTrack }) } },
  document: `query Moving($input: MovingCompanyInput!) {
  movingCompany(input: $input) {
    __typename
    ... on Abstention { ...Answer from { ...Here } }
    ... on MovingCompany {
      equivalence { ...Answer from { ...Here } }
      fromLevel { key title }
      toLevel { key title }
      notMentionedHere { origin text basis sources { key } citations { title url } }
      downLevelRisk { share text }
      toBring { kind text statement { ...Said } ...Ground }
      probes { ...Said }
      caveats
    }
  }
  ${SOURCES}
}

fragment Here on EquivalenceSubject {
  ... on Rung { code title track company { slug name } }
  ... on CanonicalLevel { title }
  ... on Role { title }
  ... on TitleResolution { title }
  ... on TitleAbstention { title }
}

${ANSWER}

${SAID}

${GROUND}`,
});

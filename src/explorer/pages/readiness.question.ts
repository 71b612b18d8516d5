import type { Question } from "../asking.js";
import { GROUND, SOURCES, type Source } from "../parts/ground.js";
import type { Neighbour, Told } from "./level.question.js";
import { SAID, type Said, type Trap } from "./transition.question.js";

/** Something concluded, and the statement it was concluded by. */
export interface Judgement extends Told {
  readonly rule: Told | null;
}

export interface JudgedExample {
  readonly index: number;
  readonly standing: "COUNTS" | "DUPLICATE" | "OUTSIDE_WINDOW" | "PRESENT_LEVEL";
  readonly judgements: readonly Judgement[];
}

export interface Readiness {
  readonly from: Neighbour;
  readonly to: Neighbour;
  readonly verdict: "NOTHING_YET" | "LUCK" | "PATTERN" | "UNDENIABLE";
  readonly distinct: number;
  readonly monthsOfThree: number | null;
  readonly derived: boolean;
  readonly window: { readonly from: string; readonly to: string };
  readonly judgements: readonly Judgement[];
  readonly examples: readonly JudgedExample[];
  readonly signals: readonly { readonly signal: Said; readonly shownBy: readonly number[] }[];
  readonly missing: readonly (Judgement & { readonly kind: string })[];
  readonly depth: (Judgement & { readonly risk: "NONE" | "SOME" | "ALL"; readonly examples: readonly number[]; readonly probes: readonly Said[] }) | null;
  readonly trap: (Judgement & { readonly trap: Trap }) | null;
}

export interface ReadinessAnswer {
  readonly promotionReadiness: Readiness | null;
  readonly canonicalLevels: readonly { readonly key: string; readonly title: string; readonly track: "IC" | "M"; readonly next: Neighbour | null }[];
  readonly taxonomy: { readonly sources: readonly Source[]; readonly scopes: readonly { readonly key: string; readonly title: string }[] };
}

/** An example as the API takes it. */
export interface ExampleInput {
  readonly what: string;
  readonly from: string;
  readonly to?: string;
  readonly scope: string;
  readonly signal?: string;
  readonly otherTeams?: number;
  readonly handsOn?: { readonly built: string };
}

export const JUDGED = `fragment Judged on Judgement { text rule { text ...Ground } ...Ground }`;

/** The examples judged; also the signals and steps of the scope that its form offers. */
export const readinessQuestion = (from: string, examples: readonly ExampleInput[]): Question => ({
  variables: { input: { from, examples } },
  document: `query Readiness($input: PromotionReadinessInput!) {
  promotionReadiness(input: $input) {
    from { key title }
    to { key title }
    verdict
    distinct
    monthsOfThree
    derived
    window { from to }
    judgements { ...Judged }
    examples { index standing judgements { ...Judged } }
    signals { signal { ...Said } shownBy }
    missing { kind text rule { text ...Ground } ...Ground }
    depth { risk examples text rule { text ...Ground } ...Ground probes { ...Said } }
    trap { text rule { text ...Ground } ...Ground trap { ...Said trap { belief reality instead } } }
  }
  canonicalLevels { key title track next { key title } }
  taxonomy { scopes { key title } }
  ${SOURCES}
}

${JUDGED}

${SAID}

${GROUND}`,
});

/** Whose readiness may be asked about. */
export const LEVELS_ASKED: Question = { variables: {}, document: `query Levels {\n  canonicalLevels { key title track next { key title } }\n}` };


import type { Question } from "../asking.js";
import { GROUND, SOURCES, type Grounded, type Source } from "../parts/ground.js";
import type { Neighbour, Told, TitledText } from "./level.question.js";

export interface Quantity {
  readonly comparison: "AT_LEAST" | "BETWEEN" | "EXACTLY";
  readonly min: number;
  readonly max: number | null;
  readonly unit: string;
}

/** A statement as the pages about the next level show it. */
export interface Said extends TitledText {
  readonly key: string;
  readonly quantity: Quantity | null;
}

export interface Trap extends Said {
  readonly trap: { readonly belief: string; readonly reality: string; readonly instead: string } | null;
}

/** A question on which sources contradict each other. */
export interface Perspective extends Told {
  readonly title: string;
  readonly sides: readonly Said[];
}

interface End extends Neighbour {
  readonly track: "IC" | "M";
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

export interface DimensionShift extends Told {
  readonly dimension: { readonly key: string; readonly title: string };
  readonly from: { readonly score: number; readonly text: string } | null;
  readonly to: { readonly score: number; readonly text: string } | null;
}

export interface WeekShift extends Grounded {
  readonly note: string | null;
  readonly from: { readonly label: string; readonly code: string; readonly approximate: boolean };
  readonly to: { readonly label: string; readonly code: string; readonly approximate: boolean };
  readonly activities: readonly { readonly activity: { readonly title: string }; readonly from: number; readonly to: number; readonly difference: number }[];
}

export interface Step extends Told {
  readonly title: string;
  readonly from: Neighbour;
  readonly to: Neighbour;
}

export interface Transition extends Told {
  readonly __typename: "Transition";
  readonly title: string;
  readonly kind: "SAME" | "STEP_UP" | "STEP_DOWN" | "CHANGE_OF_TRACK" | "JUMP";
  readonly caveats: readonly string[];
  readonly from: End;
  readonly to: End;
  readonly steps: readonly Step[];
  readonly influence: Told;
  readonly dimensions: readonly DimensionShift[];
  readonly time: WeekShift | null;
  readonly newResponsibilities: readonly Told[];
  readonly noLongerMentioned: readonly Told[];
  readonly newTraits: readonly (Grounded & { readonly spelling: string; readonly trait: { readonly text: string } })[];
  readonly changes: readonly Said[];
  readonly workProducts: readonly Said[];
  readonly signals: readonly Said[];
  readonly traps: readonly Trap[];
  readonly gates: readonly Said[];
  readonly limits: readonly Said[];
  readonly checklist: readonly Said[];
  readonly stalls: readonly Said[];
  readonly playbook: readonly Said[];
  readonly choice: readonly Said[];
  readonly swing: readonly Said[];
  readonly parity: readonly Said[];
  readonly arithmetic: readonly Said[];
  readonly perspectives: readonly Perspective[];
}

export interface TransitionAnswer {
  readonly transition: Transition | { readonly __typename: "TransitionAbstention"; readonly message: string; readonly wouldHelp: readonly string[] } | null;
  readonly taxonomy: { readonly sources: readonly Source[]; readonly dimensions: readonly { readonly steps: readonly { readonly step: number }[] }[] };
}

export const SAID = `fragment Said on Statement { key title text points quantity { comparison min max unit } ...Ground }`;

const STATEMENTS = ["changes", "workProducts", "signals", "gates", "limits", "checklist", "stalls", "playbook", "choice", "swing", "parity", "arithmetic"] as const;

/** All that is said of a way. `from` and `to` are each one of the API's `RungRef`. */
export const transitionQuestion = (from: object, to: object): Question => ({
  variables: { input: { from, to } },
  document: `query Transition($input: TransitionInput!) {
  transition(input: $input) {
    __typename
    ... on TransitionAbstention { message wouldHelp }
    ... on Transition {
      title text kind caveats ...Ground
      from { key title track previous { key title } next { key title } }
      to { key title track previous { key title } next { key title } }
      steps { title text from { key title } to { key title } ...Ground }
      influence { text ...Ground }
      dimensions { text dimension { key title } from { score text } to { score text } ...Ground }
      time { note from { label code approximate } to { label code approximate } activities { activity { title } from to difference } ...Ground }
      newResponsibilities { text ...Ground }
      noLongerMentioned { text ...Ground }
      newTraits { spelling trait { text } ...Ground }
      ${STATEMENTS.map((name) => `${name} { ...Said }`).join("\n      ")}
      traps { ...Said trap { belief reality instead } }
      perspectives { title text ...Ground sides { ...Said } }
    }
  }
  ${SOURCES}
  taxonomy { dimensions { steps { step } } }
}

${SAID}

${GROUND}`,
});

export interface ListedStep extends Neighbour {
  readonly track: "IC" | "M";
  readonly rank: number;
  readonly next: Neighbour | null;
  readonly parallel: Neighbour | null;
}

export interface WaysAnswer {
  readonly canonicalLevels: readonly ListedStep[];
  readonly taxonomy: {
    readonly sources: readonly Source[];
    readonly tracks: readonly { readonly track: "IC" | "M"; readonly title: string }[];
    readonly transitions: readonly Step[];
    readonly choice: readonly Said[];
    readonly swing: readonly Said[];
  };
}

/** Every step there is, and what sources say of some. */
export const WAYS: Question = {
  variables: {},
  document: `query Ways {
  canonicalLevels { key title track rank next { key title } parallel { key title } }
  taxonomy {
    tracks { track title }
    transitions { title text from { key title } to { key title } ...Ground }
    choice { ...Said }
    swing { ...Said }
  }
  ${SOURCES}
}

${SAID}

${GROUND}`,
};

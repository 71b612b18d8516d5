import type { Question } from "../asking.js";
import { GROUND, SOURCES, type Grounded, type Source } from "../parts/ground.js";
import type { Told } from "./level.question.js";
import { JUDGED, type Judgement } from "./readiness.question.js";
import { SAID, type Said } from "./transition.question.js";

export interface ComparedWeek {
  readonly allocation: Grounded & { readonly label: string; readonly code: string; readonly approximate: boolean };
  readonly track: "IC" | "M";
  readonly similarity: number | null;
  readonly shares: readonly { readonly activity: { readonly key: string; readonly title: string }; readonly theirs: number; readonly yours: number | null; readonly difference: number | null }[];
}

export interface TrackFit {
  readonly pointsTo: "IC" | "M" | null;
  readonly contradicts: boolean;
  readonly verdict: "RESEMBLES" | "BETWEEN" | "NEITHER" | null;
  readonly nearest: readonly { readonly allocation: { readonly label: string }; readonly similarity: number | null }[];
  readonly columns: readonly ComparedWeek[];
  readonly judgements: readonly Judgement[];
  readonly swing: readonly Said[];
}

export interface ArchetypeFit {
  readonly archetype: (Told & { readonly title: string }) | null;
  readonly hybrid: (Judgement & { readonly remark: Told }) | null;
  readonly judgements: readonly Judgement[];
  readonly likenesses: readonly {
    readonly archetype: Told & { readonly key: string; readonly title: string };
    readonly likeness: number;
    readonly speaksFor: readonly Judgement[];
    readonly speaksAgainst: readonly Judgement[];
    readonly notTold: readonly string[];
  }[];
}

export interface FitAnswer {
  readonly trackFit?: TrackFit | null;
  readonly archetypeFit?: ArchetypeFit | null;
  readonly canonicalLevels: readonly { readonly key: string; readonly title: string }[];
  readonly taxonomy: { readonly sources: readonly Source[]; readonly activities: readonly { readonly key: string; readonly title: string }[]; readonly choice: readonly Said[] };
}

const TRACK_FIT = `trackFit(input: $wishes) {
    pointsTo contradicts verdict
    nearest { allocation { label } similarity }
    columns { allocation { label code approximate ...Ground } track similarity shares { activity { key title } theirs yours difference } }
    judgements { text rule { text ...Ground } ...Ground }
    swing { ...Said }
  }`;

const ARCHETYPE_FIT = `archetypeFit(input: $work) {
    archetype { title text ...Ground }
    hybrid { text rule { text ...Ground } remark { text ...Ground } ...Ground }
    judgements { ...Judged }
    likenesses { archetype { key title text ...Ground } likeness speaksFor { ...Judged } speaksAgainst { ...Judged } notTold }
  }`;

/** Which track the wishes, and which archetype the work resembles; each is asked only where something is told (null: nothing is). */
export function fitQuestion(wishes: object | null, work: object | null): Question {
  const parameters = [...(wishes === null ? [] : ["$wishes: TrackFitInput!"]), ...(work === null ? [] : ["$work: ArchetypeFitInput!"])].join(", ");
  const parts = [...(wishes === null ? [] : [TRACK_FIT]), ...(work === null ? [] : [ARCHETYPE_FIT])];
  return {
    variables: { ...(wishes !== null && { wishes }), ...(work !== null && { work }) },
    document: `query Fit${parameters === "" ? "" : `(${parameters})`} {
  ${[...parts, "canonicalLevels(track: M) { key title }", "taxonomy { activities { key title } choice { ...Said } }", SOURCES].join("\n  ")}
}

${[...(work === null ? [] : [JUDGED]), SAID, GROUND].join("\n\n")}`,
  };
}

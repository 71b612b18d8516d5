import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { REACHES, type Reach } from "./domain/difference.js";
import { TRANSITION_KINDS, type TransitionKind } from "./domain/path.js";

export const TransitionKindEnum = same(TRANSITION_KINDS);
registerEnumType(TransitionKindEnum, {
  name: "TransitionKind",
  description: "How two levels stand to each other.",
  valuesConfig: described<TransitionKind>({
    SAME: "They are one level: nothing changes.",
    STEP_UP: "The next level of the same track.",
    STEP_DOWN: "The level below on the same track.",
    CHANGE_OF_TRACK: "The level of equal rank on the other track: another job, not a promotion.",
    JUMP: "Several steps; see `steps`.",
  }),
});

export const ReachEnum = same(REACHES);
registerEnumType(ReachEnum, {
  name: "Reach",
  description: "How far choices bind others, against before.",
  valuesConfig: described<Reach>({ WIDER: "Further.", SAME: "As far.", NARROWER: "Less far." }),
});

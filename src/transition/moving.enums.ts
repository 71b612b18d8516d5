import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { EXPECTATION_ORIGINS, TO_BRING, type ExpectationOrigin, type ToBringKind } from "./domain/moving.js";

export const ExpectationOriginEnum = same(EXPECTATION_ORIGINS);
registerEnumType(ExpectationOriginEnum, {
  name: "ExpectationOrigin",
  description: "Where an expectation comes from: what is said of the rung itself, or of its canonical level.",
  valuesConfig: described<ExpectationOrigin>({
    OWN_SCOPE: "What is said of the rung: what the person answers for.",
    OWN_COMPETENCY: "A competency that the company itself names.",
    OWN_INFLUENCE: "What is said of the rung: choices bind more people than here.",
    OWN_PEOPLE: "What is said of the rung: more people than here.",
    RESPONSIBILITY: "What the canonical level answers for.",
    DIMENSION: "A higher step on one of the scales; derived.",
  }),
});

export const ToBringKindEnum = same(TO_BRING);
registerEnumType(ToBringKindEnum, {
  name: "ToBringKind",
  description: "Why something is worth an example.",
  valuesConfig: described<ToBringKind>({
    SIGNAL: "A source names it as what shows the level.",
    CHANGE: "A source names it as what changes in the step to the level; that it shows the level is derived.",
    TRUST: "What the level's holder can be trusted with; that it shows the level is derived.",
  }),
});

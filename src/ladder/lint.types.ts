import { Field, ObjectType, registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { LINT_CODES, SEVERITIES, type LintCode, type LintFinding, type Severity } from "./domain/lint-finding.js";
import type { PlacedRung } from "./domain/ladder.js";
import { RungType } from "./ladder.types.js";

export const LintCodeEnum = same(LINT_CODES);
registerEnumType(LintCodeEnum, {
  name: "LintCode",
  description: "What can be wrong with a ladder. A code never changes its meaning.",
  valuesConfig: described<LintCode>({
    EMPTY: "The ladder has no rung.",
    UNREACHABLE: "Rungs of one track share code and title, so that no reference can tell them apart.",
    INVERSION: "A higher step of a track has less than a lower one: a lower edge on the axis, less influence, a smaller organisation.",
    SPAN_CONTRADICTS_LEVEL: "Numbers of people led do not go with each other, with the track, or with the place on the axis.",
    DUPLICATE_CODE: "One code stands for several steps of a track.",
    DUPLICATE_TITLE: "One title stands for several steps of a track, and no alias tells them apart.",
    ALIAS_TAKEN: "An alias of one rung is the code or title of another of its track, to which it leads instead.",
    MISSING_CODE: "A rung has no code where those around it do.",
    ORDER: "Places on a track are not counted 1, 2, 3 …, or the numbers in codes go now up, now down.",
    GAP: "A stretch of the axis between two rungs of a track is covered by none.",
    UNMAPPED_RUNG: "A rung has no place on the axis. Where it was looked at and nothing fits, that is no fault.",
    TRACK_WITHOUT_TOP: "One track ends well below the other, so that to rise further one must change track.",
    SAME_RANGE: "Several steps of a track have the same range on the axis.",
    WIDE_RANGE: "A rung stretches over more than two levels of the axis.",
    MISSING_SCOPE: "Neither a text nor an extent of influence says what people on a rung answer for.",
    MISSING_COMPETENCIES: "A rung has no competencies where others of its track have some.",
  }),
});

export const LintSeverityEnum = same(SEVERITIES);
registerEnumType(LintSeverityEnum, {
  name: "LintSeverity",
  description: "How grave a finding is, gravest first.",
  valuesConfig: described<Severity>({
    ERROR: "The ladder contradicts itself; it cannot be published so.",
    WARNING: "Answers about the ladder suffer.",
    ADVICE: "Answers about the ladder could be better.",
  }),
});

@ObjectType("LintFinding", { description: "Something that is wrong with a ladder, and what to do about it.", simpleResolvers: true })
export class LintFindingType implements LintFinding<PlacedRung> {
  @Field(() => LintCodeEnum, { description: "What kind of fault it is." })
  readonly code!: LintCode;

  @Field(() => LintSeverityEnum, { description: "How grave it is." })
  readonly severity!: Severity;

  @Field(() => [RungType], { description: "The rungs concerned, lowest first; empty where it is about the ladder as a whole." })
  readonly rungs!: readonly PlacedRung[];

  @Field(() => String, { description: "What is wrong and what follows from it, in a sentence." })
  readonly message!: string;

  @Field(() => String, { description: "What to do about it." })
  readonly fix!: string;
}

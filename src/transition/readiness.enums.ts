import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { DEPTH_RISKS, VERDICTS, type ExampleDepthRisk, type Verdict } from "./domain/readiness-count.js";
import { STANDINGS, type Standing } from "./domain/readiness-examples.js";
import { MISSING_KINDS, type MissingKind } from "./domain/readiness-missing.js";

export const ReadinessVerdictEnum = same(VERDICTS);
registerEnumType(ReadinessVerdictEnum, {
  name: "ReadinessVerdict",
  description: "What a number of distinct examples amounts to, least first.",
  valuesConfig: described<Verdict>({
    NOTHING_YET: "None counts.",
    LUCK: "One: it may have been luck.",
    PATTERN: "Two: they suggest a habit.",
    UNDENIABLE: "Three or more: doubt ends.",
  }),
});

export const ExampleStandingEnum = same(STANDINGS);
registerEnumType(ExampleStandingEnum, {
  name: "ExampleStanding",
  description: "Whether an example counts, and if not why.",
  valuesConfig: described<Standing>({
    COUNTS: "It is work of the next level, in time, and told once.",
    DUPLICATE: "Another example has the same project and signal, at the same time.",
    OUTSIDE_WINDOW: "It ended before the window began.",
    PRESENT_LEVEL: "It is work of the present level: its scope goes no further, and it shows no signal of the next.",
  }),
});

export const MissingExampleKindEnum = same(MISSING_KINDS);
registerEnumType(MissingExampleKindEnum, {
  name: "MissingExampleKind",
  description: "A kind of example that a case for promotion can lack.",
  valuesConfig: described<MissingKind>({
    MORE_EXAMPLES: "More distinct examples, up to three.",
    SIGNAL: "Examples of signals that none shows. Not all are asked for.",
    WIDER_SCOPE: "Something that reaches beyond the present level.",
    OTHER_TEAMS: "Something that another team took part in or took over.",
    HANDS_ON: "Something built, chosen or traced with one's own hands.",
  }),
});

export const ExampleDepthRiskEnum = same(DEPTH_RISKS);
registerEnumType(ExampleDepthRiskEnum, {
  name: "ExampleDepthRisk",
  description: "How many of the examples with a wide scope come without hands-on evidence.",
  valuesConfig: described<ExampleDepthRisk>({ NONE: "None: each has some.", SOME: "Some of them.", ALL: "All of them." }),
});

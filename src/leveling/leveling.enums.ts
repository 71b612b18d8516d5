import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { DECISIONS, EVIDENCE_KINDS, type Decision, type EvidenceKind, type Field as MissingFieldName, type TitleAbstentionReason } from "./domain/suggestion.js";

export const EvidenceKindEnum = same(EVIDENCE_KINDS);
registerEnumType(EvidenceKindEnum, {
  name: "LevelingEvidenceKind",
  description: "What a piece of evidence for a level rests on.",
  valuesConfig: described<EvidenceKind>({
    ALIAS: "The title is that of a canonical level, or one of its other names.",
    SENIORITY: "A word of seniority in the title.",
    NUMERAL: "A number in the title; weak, since it says order within one company.",
    SCOPE: "A phrase that says how far choices bind others.",
    SUPERVISION: "A phrase that says how much guidance there is.",
    HORIZON: "A phrase that says how far ahead the work looks.",
    TEXT: "The text resembles that of canonical levels or of other companies' rungs.",
    PEOPLE: "People reporting directly, or in the organisation below.",
    YEARS: "Years of experience; weak.",
    COMPANY_SIZE: "Small companies give high titles early.",
    ANCHOR: "The publisher names a canonical level.",
    CONTEXT: "The names of the steps just below and above.",
    NEIGHBOURS: "Where the rest of the ladder stands.",
  }),
});

export const DecisionEnum = same(DECISIONS);
registerEnumType(DecisionEnum, {
  name: "LevelingDecision",
  description: "How far a suggestion can be taken without a look.",
  valuesConfig: described<Decision>({
    CONFIDENT: "It can be taken as it is.",
    NEEDS_REVIEW: "Likely, but a person should look.",
    NO_CONFIDENT_MATCH: "The evidence does not settle it; the best guess is shown.",
  }),
});

export const MissingFieldEnum = {
  ANCHOR: "anchor", DIRECT_REPORTS: "directReports", ORGANISATION: "organisation", SCOPE: "scope", TITLE: "title", YEARS: "years",
} as const satisfies Record<string, MissingFieldName>;
registerEnumType(MissingFieldEnum, {
  name: "LevelingField",
  description: "A field that could be given.",
  valuesConfig: described<keyof typeof MissingFieldEnum>({
    SCOPE: "What the person answers for, in words.",
    DIRECT_REPORTS: "People reporting directly.",
    ORGANISATION: "People in the whole organisation below.",
    YEARS: "Years of experience.",
    ANCHOR: "The canonical level that the publisher names.",
    TITLE: "A fuller title, with a word of rank; where the title stands alone.",
  }),
});

export const TitleAbstentionReasonEnum = same<TitleAbstentionReason>(["UNKNOWN_TITLE", "OTHER_PROFESSION", "AMBIGUOUS"]);
registerEnumType(TitleAbstentionReasonEnum, {
  name: "TitleAbstentionReason",
  description: "Why a title is not placed.",
  valuesConfig: described<TitleAbstentionReason>({
    UNKNOWN_TITLE: "No word of it is known.",
    OTHER_PROFESSION: "It is another profession.",
    AMBIGUOUS: "It stands at any level; more has to be said.",
  }),
});

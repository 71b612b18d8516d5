import { registerEnumType } from "type-graphql";
import { described, same } from "../graph/enums.js";
import { INFLUENCES, TRACKS, type Influence, type Track } from "./domain/axis.js";
import { QUANTITY_UNITS, STATEMENT_KINDS, type QuantityUnit, type StatementKind } from "./domain/statement.js";
import { MATERIALS, type Material } from "./domain/taxonomy.js";
import { COMPARISONS, type Comparison } from "./domain/views.js";

export const TrackEnum = same(TRACKS);
registerEnumType(TrackEnum, {
  name: "Track",
  description: "The two parallel tracks. Parallel rank is parity of standing, not the same job.",
  valuesConfig: described<Track>({ IC: "Individual contributor: leads by technical work and influence.", M: "Management: leads people and organisations." }),
});

export const InfluenceEnum = same(INFLUENCES);
registerEnumType(InfluenceEnum, {
  name: "Influence",
  description: "Scope of influence: how far a person's choices bind others, narrowest first.",
  valuesConfig: described<Influence>({
    TASK: "One's own tasks.",
    COMPONENT: "A feature or component.",
    TEAM: "One team.",
    MULTI_TEAM: "Several teams.",
    DEPARTMENT: "A department.",
    BUSINESS_UNIT: "A business unit or a large part of the company.",
    COMPANY: "The whole company.",
    INDUSTRY: "The industry beyond the company.",
  }),
});

export const StatementKindEnum = same(STATEMENT_KINDS);
registerEnumType(StatementKindEnum, {
  name: "StatementKind",
  description: "What a statement of the taxonomy says.",
  valuesConfig: described<StatementKind>({
    TRACK: "What a track is; its quantity is the track's axis.",
    PARITY: "How the tracks stand to each other.",
    MANAGEMENT_ORDER: "How the sources order the managers' titles.",
    SCOPE: "A step of the scope of influence; its key is the Influence value.",
    SCOPE_IDEA: "What scope of influence means.",
    DIMENSION_REMARK: "A remark on the dimensions together.",
    FAMILY_REMARK: "A remark on the families together.",
    NO_FOLD: "Why a family is answered from no other; subject: the family.",
    PLACEMENT: "Why a level has its rank; subject: the level.",
    INFLUENCE: "How far a level's choices bind others; subject: the level.",
    REFERENCE_CODE: "A level's label in the reference scheme, with its ground; subject: the level.",
    ALIAS: "Another name; subject: the level or role.",
    FOCUS: "What a level is about; subject: the level.",
    RESPONSIBILITY: "What a level answers for; subject: the level.",
    TRUST: "What a level's holder can be trusted with; subject: the level.",
    DIRECT_REPORTS: "How many people report directly; subject: the level.",
    ORGANISATION: "How many people the whole organisation below has; subject: the level.",
    REMARK: "Something else about a level; subject: the level.",
    SPAN: "Which levels a role typically covers; subject: the role.",
    STANDING: "Where a role exists and how settled it is; subject: the role.",
    OWNS: "What a role owns; subject: the role.",
    PATH: "How people get to a role; subject: the role.",
    PAY: "A remark in words on pay; subject: the role.",
    FOLD_NOTE: "What a role is answered from where a company has none; subject: the role.",
    PROBE: "A depth probe: a question for an interview, its points what a hands-on answer contains; subject: the level or role.",
    CHOICE: "On choosing between the tracks.",
    SWING: "On going from one track to the other and back.",
    CHECKLIST: "A point for a first-time engineering manager.",
    TRANSITION: "What a step between two levels is about; subject: the level it starts from, leading to the one it ends at.",
    CHANGE: "What changes in a transition; subject: the transition.",
    WORK_PRODUCT: "A work product that a transition brings; subject: the transition.",
    SIGNAL: "What shows that someone works at the next level; subject: the transition.",
    TRAP: "How people miss a transition; subject: the transition; its points are the belief, the reality and what to do instead.",
    STALL: "Why people stay at a level; subject: the level.",
    PLAYBOOK: "A step of the playbook for those who are stuck; subject: the stall.",
    ARITHMETIC: "What a promotion takes, in numbers.",
    EXPECTATION: "What is expected beyond the lists of duties; its points say of whom.",
    GATE: "What nobody passes without; subject: the level that is left by it.",
    LIMIT: "Where an author doubts the reach of what he says.",
    DEPTH_RISK: "How scope can cost technical depth.",
    DEPTH_IDEAL: "What depth looks like at the top.",
    OPEN_QUESTION: "What a source asks and does not answer.",
    CONSEQUENCE: "What follows from the sources for this product.",
    TENSION: "A question on which sources contradict each other; its points are the levels it bears on.",
    PERSPECTIVE: "One side of a tension; subject: the tension.",
    TAKEAWAY: "A takeaway of the role overview.",
    VARIATION: "What varies between companies.",
    SIZE_EXAMPLE: "An illustration of how size changes ladders; its quantity is the number of people.",
    SLANG: "A word of the field; its points are other spellings.",
  }),
});

export const QuantityUnitEnum = same(QUANTITY_UNITS);
registerEnumType(QuantityUnitEnum, {
  name: "QuantityUnit",
  description: "What a quantity counts.",
  valuesConfig: described<QuantityUnit>({
    YEARS: "Years.",
    MONTHS: "Months.",
    WEEKS: "Weeks.",
    EXAMPLES: "Examples of one's work.",
    LAUNCHES: "Launches of a product.",
    PEOPLE: "People.",
    TEAMS: "Teams.",
    PAGES: "Pages.",
    LEVELS: "Levels of the canonical axis.",
  }),
});

export const ComparisonEnum = same(COMPARISONS);
registerEnumType(ComparisonEnum, {
  name: "Comparison",
  description: "How a quantity bounds what it counts.",
  valuesConfig: described<Comparison>({ AT_LEAST: "`min` or more.", EXACTLY: "`min`, which is `max` too.", BETWEEN: "From `min` to `max`, both included." }),
});

export const MaterialEnum = same(MATERIALS);
registerEnumType(MaterialEnum, {
  name: "Material",
  description: "What kind of text the taxonomy rests on.",
  valuesConfig: described<Material>({
    COMMENT: "A comment in a public discussion.",
    OVERVIEW: "A general overview of roles.",
    LETTER: "A letter to readers.",
    GUIDE: "A career guide.",
    CREDITED: "A work that another source credits and that was not read itself.",
    LADDER: "An employer's own page about its ladder.",
    EDITORIAL: "What the curators of this taxonomy concluded.",
  }),
});

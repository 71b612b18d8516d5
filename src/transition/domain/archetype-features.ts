import type { Taxonomy } from "../../taxonomy/domain/compiled.js";
import { existing } from "../../taxonomy/domain/views.js";
import type { Week } from "./fit.js";
import { leastOf } from "./judgement.js";

/** What an organisation builds. */
export const ORGANISATION_KINDS = ["PRODUCT", "PLATFORM", "OTHER"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** A staff engineer's work and the organisation around it, as told; null: not told. */
export interface StaffWork {
  /** Teams whose technical direction one sets. */
  readonly teams: number | null;
  /** Whether a manager leads the team and one works beside. */
  readonly besideManager: boolean | null;
  /** How far ahead one's main technical bet is laid out. */
  readonly horizonMonths: number | null;
  readonly movesEachQuarter: boolean | null;
  readonly partnerOfSeniorLeader: boolean | null;
  readonly directReports: number | null;
  readonly week: Week | null;
  readonly organisation: OrganisationKind | null;
  readonly people: number | null;
  readonly mature: boolean | null;
  readonly constantFires: boolean | null;
  /** Key of the level of whoever leads the organisation. */
  readonly ledBy: string | null;
}

/** Months from which a bet runs long. Ours: the sources say "long" and give no number. */
export const LONG_MONTHS = 12;

/** A feature by which an archetype is known. Weight 2: what its people do; 1: where they do well. */
export interface Feature {
  readonly archetype: string;
  readonly weight: 1 | 2;
  /** Whether it is there; null: not told. */
  readonly holds: (work: StaffWork, taxonomy: Taxonomy) => boolean | null;
  readonly yes: string;
  readonly no: string;
  readonly ask: string;
}

const told = <T>(value: T | null, test: (value: T) => boolean): boolean | null => (value === null ? null : test(value));

/** People from which an organisation is large: the number that the source gives for a director's. */
export const largeFrom = (taxonomy: Taxonomy): number => leastOf(existing(taxonomy.statements("ORGANISATION", "m/director")[0], "organisation of m/director"));

/** The features of the four archetypes. Source: canon.md, section 4; the weights, and numbers where the source has words, are ours. */
export const FEATURES: readonly Feature[] = [
  {
    archetype: "tech-lead", weight: 2, holds: ({ teams }) => told(teams, (n) => n === 1),
    yes: "You set the technical direction of one team.", no: "You set the direction of more than one team, or of none.", ask: "For how many teams do you set the technical direction?",
  },
  { archetype: "tech-lead", weight: 2, holds: ({ besideManager }) => besideManager, yes: "You work beside the team's manager.", no: "There is no manager of the team beside you.", ask: "Does a manager lead the team beside you?" },
  { archetype: "tech-lead", weight: 1, holds: ({ organisation }) => told(organisation, (kind) => kind === "PRODUCT"), yes: "The organisation builds a product.", no: "The organisation does not build a product.", ask: "What does the organisation build?" },
  { archetype: "tech-lead", weight: 1, holds: ({ mature }) => mature, yes: "The organisation is mature and healthy.", no: "The organisation is not mature and healthy.", ask: "Is the organisation mature and healthy?" },

  { archetype: "architect", weight: 2, holds: ({ teams }) => told(teams, (n) => n > 1), yes: "You answer for something across several teams.", no: "You answer for no more than one team.", ask: "For how many teams do you set the technical direction?" },
  {
    archetype: "architect", weight: 2, holds: ({ horizonMonths }) => told(horizonMonths, (months) => months >= LONG_MONTHS),
    yes: `Your technical bet runs for ${LONG_MONTHS} months or more.`, no: `Your technical bet runs for less than ${LONG_MONTHS} months.`, ask: "How many months ahead is your main technical bet laid out?",
  },
  { archetype: "architect", weight: 1, holds: ({ organisation }) => told(organisation, (kind) => kind === "PLATFORM"), yes: "The organisation builds a platform or infrastructure.", no: "The organisation builds no platform.", ask: "What does the organisation build?" },

  { archetype: "solver", weight: 2, holds: ({ movesEachQuarter }) => movesEachQuarter, yes: "You move to another hard problem each quarter.", no: "You do not move to another problem each quarter.", ask: "Do you move to another problem each quarter?" },
  { archetype: "solver", weight: 1, holds: ({ people }, taxonomy) => told(people, (n) => n >= largeFrom(taxonomy)), yes: "The organisation is large.", no: "The organisation is not large.", ask: "How many people has the organisation?" },
  { archetype: "solver", weight: 1, holds: ({ constantFires }) => constantFires, yes: "Something always burns there.", no: "It does not burn all the time there.", ask: "Does something always burn there?" },

  { archetype: "right-hand", weight: 2, holds: ({ partnerOfSeniorLeader }) => partnerOfSeniorLeader, yes: "A senior leader thinks technical questions through with you.", no: "No senior leader thinks technical questions through with you.", ask: "Does a senior leader think technical questions through with you?" },
  {
    archetype: "right-hand", weight: 1, holds: ({ ledBy }, taxonomy) => told(ledBy, (key) => (taxonomy.level(key)?.rank ?? 0) >= existing(taxonomy.level("m/director"), "m/director").rank),
    yes: "A director, a VP or someone above leads the organisation.", no: "Nobody of a director's standing leads the organisation.", ask: "Who leads the organisation?",
  },
];

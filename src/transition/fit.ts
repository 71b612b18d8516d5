import { BadInput } from "../shared/errors.js";
import { checkLevel, type Taxonomy } from "../taxonomy/index.js";
import { archetypeFit, type ArchetypeFit } from "./domain/archetype.js";
import { trackFit, type TrackFit } from "./domain/fit-words.js";
import type { ArchetypeFitInput } from "./archetype.types.js";
import type { TrackFitInput } from "./fit.types.js";
import { checkActivity, weekOf } from "./week.js";

/** Counts above this are slips of the pen. */
const MOST = 1_000_000;

/** Which track a person's wishes point to. Pure: nothing is stored. Fails: BadInput naming the field. */
export function trackFitOf(input: TrackFitInput, taxonomy: Taxonomy): TrackFit {
  const { mondayMorning = null, hardDay = null } = input;
  if (mondayMorning !== null) checkActivity(mondayMorning, "input.mondayMorning", taxonomy);
  const week = weekOf(input.week, "input.week", taxonomy);
  if (mondayMorning === null && hardDay === null && week === null) throw new BadInput("input", "give at least one of mondayMorning, hardDay and week");
  return trackFit({ mondayMorning, hardDay, week }, taxonomy);
}

/** Which archetype a person's work resembles. Pure: nothing is stored. Fails: BadInput, UNKNOWN_CANONICAL_LEVEL, naming the field. */
export function archetypeFitOf(input: ArchetypeFitInput, taxonomy: Taxonomy): ArchetypeFit {
  if (Object.values(input).every((told) => told == null)) throw new BadInput("input", "give at least one of its fields; `teams` and `movesEachQuarter` tell most");
  for (const name of ["teams", "horizonMonths", "directReports", "people"] as const) {
    const number = input[name] ?? 0;
    if (number < 0 || number > MOST) throw new BadInput(`input.${name}`, `must be between 0 and ${MOST}; it is ${number}`);
  }
  const leader = input.ledBy == null ? null : checkLevel(input.ledBy, "input.ledBy", taxonomy);
  if (leader !== null && leader.track !== "M") throw new BadInput("input.ledBy", `${leader.key} is no manager's level; see \`canonicalLevels(track: M)\``);
  const { teams = null, besideManager = null, horizonMonths = null, movesEachQuarter = null, partnerOfSeniorLeader = null, directReports = null, organisation = null, people = null, mature = null, constantFires = null } = input;
  return archetypeFit({
    teams, besideManager, horizonMonths, movesEachQuarter, partnerOfSeniorLeader, directReports, organisation, people, mature, constantFires,
    ledBy: leader?.key ?? null, week: weekOf(input.week, "input.week", taxonomy),
  }, taxonomy);
}

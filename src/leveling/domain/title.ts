import type { LevelingModel } from "./model.js";
import { read, UNMARKED, type Reading } from "./features.js";
import type { RungInput, TitleInput } from "./input.js";
import { suggestRead } from "./suggest.js";
import type { MissingField, TitleAbstention, TitleAbstentionReason, TitleResolution } from "./suggestion.js";
import { peopleIn } from "./tokens.js";

const MESSAGES: Readonly<Record<TitleAbstentionReason, string>> = {
  UNKNOWN_TITLE: "No word of this title names a job or a rank that is known, so nothing can be said about it.",
  OTHER_PROFESSION: "This is another profession; the axis holds engineering, data and the management of both.",
  AMBIGUOUS: "The title alone does not tell a level.",
};

/**
 * Places a title that comes without its ladder: a ladder of one rung, by the same evidence. Abstains where no word is known, where
 * the words are those of another profession, and where a bare word such as "Architect" stands at any level.
 */
export function resolveTitle(input: TitleInput, model: LevelingModel): TitleResolution {
  const named = peopleIn(input.title);
  const title = named === null ? input.title : input.title.replace(named.text, " ");
  const people = input.people ?? (named === null ? null : { min: named.min, max: named.max });
  const rung: RungInput = {
    title, scope: input.scopeText ?? null, directReports: input.directReports ?? null, organisation: input.organisationSize ?? null,
    years: input.yearsExperience ?? null, family: input.family ?? null,
  };
  const reading = read(rung, model.matcher);
  const [placed] = suggestRead({ people, family: input.family ?? null, rungs: [rung] }, [reading], model).rungs;
  const reason = abstains(reading, rung);
  if (placed === undefined || reason !== null) return abstention(input.title, reason ?? "UNKNOWN_TITLE", reading, placed?.missing ?? []);
  const { index: _, ...placement } = placed;
  return { kind: "PLACEMENT", title: input.title, ...placement };
}

/** Why a title is not placed; null where it is. */
function abstains(reading: Reading, rung: RungInput): TitleAbstentionReason | null {
  if (!reading.inScope) return "OTHER_PROFESSION";
  // A field of work alone ("IT Infrastructure") names nobody who works in it.
  if (!reading.title.matches.some(({ concept: { kind, track } }) => kind === "SENIORITY" || (kind === "FAMILY" && track !== undefined))) return "UNKNOWN_TITLE";
  const told = rung.scope !== null || rung.directReports !== null || rung.organisation !== null || rung.years !== null;
  const ranked = reading.features.some((feature) => !feature.key.startsWith(UNMARKED));
  const bareArchitect = reading.title.matches.length > 0 && reading.title.matches.every((match) => match.concept.key === "architect");
  return bareArchitect && !ranked && !told ? "AMBIGUOUS" : null;
}

function abstention(title: string, reason: TitleAbstentionReason, reading: Reading, missing: readonly MissingField[]): TitleAbstention {
  const why = reason === "AMBIGUOUS" ? reading.title.matches.find((match) => match.concept.ambiguous !== undefined)?.concept.ambiguous : undefined;
  // no field makes an engineer of a nurse
  return { kind: "ABSTENTION", title, reason, message: why === undefined ? MESSAGES[reason] : `${MESSAGES[reason]} ${why}`, missing: reason === "OTHER_PROFESSION" ? [] : missing };
}

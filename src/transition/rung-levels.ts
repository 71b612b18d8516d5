import type { PlacedRung } from "../ladder/index.js";
import type { Taxonomy } from "../taxonomy/index.js";
import { readRange, type Reading } from "./domain/reading.js";
import type { OwnExpectationsType, RungExpectationsType } from "./next-rung.types.js";

/** A rung as levels; null when it has no place on the axis. */
export const readRung = ({ track, mapping }: PlacedRung, taxonomy: Taxonomy): Reading | null => (mapping?.range == null ? null : readRange(taxonomy, track, mapping.range));

/** A rung's own words beside those of the levels it covers. */
export function expectationsOf(rung: PlacedRung, taxonomy: Taxonomy): RungExpectationsType {
  const reading = readRung(rung, taxonomy);
  return { own: ownWords(rung), readAs: reading?.level ?? null, canonical: reading?.covered ?? [] };
}

function ownWords({ scope, influence, directReports, organisation, note, competencies, version }: PlacedRung): OwnExpectationsType | null {
  const silent = [scope, influence, directReports, organisation, note].every((said) => said === null) && competencies.length === 0;
  return silent ? null : { scope, influence, directReports, organisation, note, competencies, citations: version.citations };
}

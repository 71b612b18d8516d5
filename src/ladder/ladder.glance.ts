import type { PartialDate } from "../shared/source.js";
import { TRACKS } from "../taxonomy/domain/axis.js";
import { MAPPING_STATES, newestSource, VOICES, type LadderVersion, type Mapping, type Rung } from "./domain/ladder.js";
import { JUSTIFICATIONS } from "./domain/mapping.js";

/** What most questions ask of a published version, as it is stored beside all of it: names, places on the axis and how sure they are. */
export interface Glance {
  readonly id: string;
  readonly ladder: string;
  readonly number: number;
  /** Index in `VOICES`. */
  readonly voice: number;
  readonly name: string;
  readonly family: string;
  readonly complete: 0 | 1;
  readonly effective: string;
  readonly rungs: readonly RungGlance[];
}

/** Track: index in `TRACKS`. Aliases: 0 where there are none. */
export type RungGlance = readonly [id: string, order: number, track: number, code: string | null, title: string, aliases: readonly string[] | 0, mapping: MappingGlance | 0];

/** Justification, state: indexes in the lists of both. `contested`: whether a source disagrees. */
export type MappingGlance = readonly [lo: number | null, hi: number | null, confidence: number, justification: number, state: number, date: PartialDate, newestSource: PartialDate | null, contested: 0 | 1];

export const glanceOf = (version: LadderVersion): Glance => ({
  id: version.id, ladder: version.ladderId, number: version.number, voice: VOICES.indexOf(version.voice), name: version.name, family: version.family, complete: version.complete ? 1 : 0,
  effective: version.effectiveOn, rungs: version.rungs.map(rungGlance),
});

const rungGlance = ({ id, order, track, code, title, aliases, mapping }: Rung): RungGlance =>
  [id, order, TRACKS.indexOf(track), code, title, aliases.length === 0 ? 0 : aliases, mapping === null ? 0 : mappingGlance(mapping)];

const mappingGlance = (mapping: Mapping): MappingGlance => [
  mapping.range?.lo ?? null, mapping.range?.hi ?? null, mapping.confidence, JUSTIFICATIONS.indexOf(mapping.justification), MAPPING_STATES.indexOf(mapping.state), mapping.date,
  newestSource(mapping), mapping.disagreements.length > 0 ? 1 : 0,
];

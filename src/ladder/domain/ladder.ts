import type { Company } from "../../company/domain/company.js";
import type { Citation, PartialDate } from "../../shared/source.js";
import type { Influence, Interval, Track } from "../../taxonomy/domain/axis.js";
import type { Justification } from "./mapping.js";

/** A range of a count; `max` is null where the source names no upper bound. */
export interface CountRange {
  readonly min: number;
  readonly max: number | null;
}

/** A source that places a rung elsewhere than the mapping does; kept beside it, never averaged. */
export interface Disagreement {
  readonly range: Interval;
  readonly comment: string;
  readonly citation: Citation;
}

/** How a mapping stands: SUGGESTED by the machine and not looked at, ACCEPTED as it is, or ADJUSTED by a person who moved an edge. */
export const MAPPING_STATES = ["SUGGESTED", "ACCEPTED", "ADJUSTED"] as const;
export type MappingState = (typeof MAPPING_STATES)[number];

/** The assertion that a rung covers a range of the axis. `range` is null when it was reviewed and nothing fits. */
export interface Mapping {
  readonly id: string;
  readonly range: Interval | null;
  /** 0–1: how good the evidence is. */
  readonly confidence: number;
  readonly justification: Justification;
  readonly comment: string;
  readonly state: MappingState;
  readonly author: string;
  readonly date: PartialDate;
  readonly citations: readonly Citation[];
  readonly disagreements: readonly Disagreement[];
  /** As `newestSource` says, where that is known beforehand. */
  readonly newestSource?: PartialDate | null;
}

/** The newest date of what a mapping rests on: of each source its own, else when it was collected. Null: it rests on none. */
export function newestSource(mapping: Mapping): PartialDate | null {
  if (mapping.newestSource !== undefined) return mapping.newestSource;
  return mapping.citations.map(({ date, collected }) => date ?? collected).reduce<PartialDate | null>((a, b) => (a === null || b > a ? b : a), null);
}

/** Something that a company expects of people on a rung, in its own words. */
export interface Competency {
  /** One line; once on its rung. */
  readonly name: string;
  readonly expectation: string;
}

/** One step of a ladder, as the company names it. */
export interface Rung {
  readonly id: string;
  /** Place on its track, lowest first; parallel rungs share it. */
  readonly order: number;
  readonly track: Track;
  readonly code: string | null;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly scope: string | null;
  readonly influence: Influence | null;
  readonly directReports: CountRange | null;
  readonly organisation: CountRange | null;
  readonly years: CountRange | null;
  /** A tech-lead manager: both tracks in one rung. */
  readonly hybrid: boolean;
  readonly statedEquivalents: readonly string[];
  readonly note: string | null;
  /** In the company's own order. */
  readonly competencies: readonly Competency[];
  /** null: not mapped yet. */
  readonly mapping: Mapping | null;
}

export type VersionStatus = "DRAFT" | "PUBLISHED" | "RETIRED";

/** What a version says, all of which its content hash covers. */
export interface VersionContent {
  readonly name: string;
  readonly family: string;
  readonly complete: boolean;
  readonly note: string | null;
  readonly effectiveOn: string;
  readonly citations: readonly Citation[];
  readonly mappingSet: MappingSet;
  readonly rungs: readonly Rung[];
}

/** The mappings of one version as a whole: who placed them, when, against which taxonomy. */
export interface MappingSet {
  readonly id: string;
  readonly author: string;
  readonly date: PartialDate;
  readonly taxonomyVersion: string;
}

/** Whose word a version and its mappings are: the COMPANY's own, or that of us who curate it. */
export const VOICES = ["COMPANY", "CURATORS"] as const;
export type Voice = (typeof VOICES)[number];

/** One version of a ladder; once published it never changes. */
export interface LadderVersion extends VersionContent {
  readonly id: string;
  readonly ladderId: string;
  readonly number: number;
  readonly status: VersionStatus;
  /** By whose word it is published; of a draft, who writes it. */
  readonly voice: Voice;
  readonly changeNote: string;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
  readonly contentHash: string | null;
}

/** What of a ladder never changes. */
export interface LadderIdentity {
  readonly id: string;
  readonly slug: string;
  /** The company's main engineering ladder: meant where nothing else is said. */
  readonly isMain: boolean;
  readonly company: Company;
}

/**
 * A rung that knows the version, ladder and company it belongs to. Of what is in force part is read when it is asked for (ladder.glance.ts): name what you copy, for a spread
 * leaves that out.
 */
export interface PlacedRung extends Rung {
  readonly version: PlacedVersion;
  readonly ladderIdentity: LadderIdentity;
  readonly company: Company;
}

/** A version that knows the ladder and company it belongs to. Rungs by track, then lowest first. */
export interface PlacedVersion extends LadderVersion {
  /** As `unmappedIn` says, where that is known beforehand. */
  readonly unmapped?: number;
  readonly rungs: readonly PlacedRung[];
  readonly ladderIdentity: LadderIdentity;
  readonly company: Company;
}

/** How many rungs of a version have no mapping yet. */
export const unmappedIn = ({ unmapped, rungs }: PlacedVersion): number => unmapped ?? rungs.filter(({ mapping }) => mapping === null).length;

/** Whether a ladder stands in lists, search and comparisons, or is reachable by its id alone. */
export const VISIBILITIES = ["LISTED", "UNLISTED"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** A ladder as it stands: its identity and the version in force. */
export interface Ladder extends LadderIdentity {
  readonly name: string;
  readonly family: string;
  readonly visibility: Visibility;
  readonly version: PlacedVersion;
}

/** A company with the ladders in force: the one immutable value that reading works on. Main ladder first. */
export interface PublishedCompany {
  readonly company: Company;
  readonly ladders: readonly Ladder[];
}

/** Gives a version and its rungs their places; done once per version, not per request. */
export function place(version: LadderVersion, ladderIdentity: LadderIdentity): PlacedVersion {
  const placed = { ...version, ladderIdentity, company: ladderIdentity.company, rungs: [] as PlacedRung[] };
  for (const rung of version.rungs) placed.rungs.push(placedRung(rung, placed));
  return placed;
}

/** Written out, not spread: that takes a tenth of the time and half of the memory, and every rung that is read passes here. */
const placedRung = (rung: Rung, version: PlacedVersion): PlacedRung => ({
  id: rung.id, order: rung.order, track: rung.track, code: rung.code, title: rung.title, aliases: rung.aliases, scope: rung.scope, influence: rung.influence,
  directReports: rung.directReports, organisation: rung.organisation, years: rung.years, hybrid: rung.hybrid, statedEquivalents: rung.statedEquivalents, note: rung.note,
  competencies: rung.competencies, mapping: rung.mapping, version, ladderIdentity: version.ladderIdentity, company: version.company,
});

/** "L5, Senior Software Engineer", or the title alone where there is no code. */
export const rungLabel = (rung: Rung): string => (rung.code === null || rung.code === rung.title ? rung.title : `${rung.code}, ${rung.title}`);

/** The rungs of the next higher order on the same track and version: several where they are parallel, none at the top. */
export function nextRungs(rung: PlacedRung): readonly PlacedRung[] {
  const above = rung.version.rungs.filter((other) => other.track === rung.track && other.order > rung.order);
  const next = Math.min(...above.map((other) => other.order));
  return above.filter((other) => other.order === next);
}

/** Who stands behind what is published, best first. */
export const BADGES = ["COMPANY_VERIFIED", "REVIEWED", "CURATED", "MACHINE_SUGGESTED"] as const;
export type Badge = (typeof BADGES)[number];

/** Who stands behind one mapping: the company in what it published itself, unless the machine alone placed it; the rest is curated by us. */
export function badgeOfMapping({ voice }: Pick<LadderVersion, "voice">, { state, justification }: Pick<Mapping, "state" | "justification">): Badge {
  if (voice === "COMPANY" && state !== "SUGGESTED") return "COMPANY_VERIFIED";
  if (justification === "MAPPING_REVIEW") return "REVIEWED";
  return state === "SUGGESTED" ? "MACHINE_SUGGESTED" : "CURATED";
}

/** Who stands behind all that is published of a company: the weakest badge of its mappings in force, so that it promises too much of none. */
export function badgeOf(company: Company, ladders: readonly Pick<Ladder, "version">[]): Badge {
  const own: Badge = company.origin === "CURATED" ? "CURATED" : "COMPANY_VERIFIED";
  const badges = ladders.flatMap(({ version }) => version.rungs.flatMap(({ mapping }) => (mapping === null ? [] : [badgeOfMapping(version, mapping)])));
  return badges.reduce<Badge | null>((weakest, badge) => (weakest === null || BADGES.indexOf(badge) > BADGES.indexOf(weakest) ? badge : weakest), null) ?? own;
}

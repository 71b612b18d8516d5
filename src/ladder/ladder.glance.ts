import { CountedCache, type CacheFigures } from "../shared/counted-cache.js";
import type { Citation, PartialDate } from "../shared/source.js";
import { TRACKS, type Influence, type Interval, type Track } from "../taxonomy/domain/axis.js";
import {
  MAPPING_STATES, newestSource, VOICES, type Competency, type CountRange, type Disagreement, type LadderIdentity, type LadderVersion, type Mapping, type MappingSet, type MappingState, type PlacedRung,
  type PlacedVersion, type Rung, type VersionStatus, type Voice,
} from "./domain/ladder.js";
import { JUSTIFICATIONS, type Justification } from "./domain/mapping.js";

/**
 * What most questions ask of a published version, in a tenth of the time and a third of the memory that all of it takes: names, places on the axis and how sure they are.
 * Everything else is read from the version's document when somebody asks for it, and is the same as if it had been read at once.
 */
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
type RungGlance = readonly [id: string, order: number, track: number, code: string | null, title: string, aliases: readonly string[] | 0, mapping: MappingGlance | 0];

/** Justification, state: indexes in the lists of both. `contested`: whether a source disagrees. */
type MappingGlance = readonly [lo: number | null, hi: number | null, confidence: number, justification: number, state: number, date: PartialDate, newestSource: PartialDate | null, contested: 0 | 1];

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

const NONE: readonly never[] = [];

/** Versions that were read whole lately, by their documents. */
export class Wholes {
  private readonly kept: CountedCache<Buffer, LadderVersion>;
  /** Whoever asks for the rest of a rung asks for that of others of its version. */
  private last: { readonly document: Buffer; readonly version: LadderVersion } | null = null;

  /** `rungs`: for how many there is room. `read`: reads a document. */
  constructor(rungs: number, sizeOf: (version: LadderVersion) => number, private readonly read: (document: Buffer) => LadderVersion) {
    this.kept = new CountedCache({ maxSize: rungs, sizeCalculation: sizeOf });
  }

  get figures(): CacheFigures {
    return this.kept.figures;
  }

  of(document: Buffer): LadderVersion {
    if (this.last?.document === document) return this.last.version;
    let version = this.kept.get(document);
    if (version === undefined) {
      version = this.read(document);
      this.kept.set(document, version);
    }
    this.last = { document, version };
    return version;
  }
}

/** A version in force, placed, of which a glance is in memory. */
export const placeAtAGlance = (glance: Glance, document: Buffer, ladderIdentity: LadderIdentity, wholes: Wholes): PlacedVersion => new VersionAtAGlance(glance, document, ladderIdentity, wholes);

class VersionAtAGlance implements PlacedVersion {
  readonly id: string;
  readonly ladderId: string;
  readonly number: number;
  readonly voice: Voice;
  readonly name: string;
  readonly family: string;
  readonly complete: boolean;
  readonly effectiveOn: string;
  readonly rungs: readonly PlacedRung[];

  constructor(glance: Glance, private readonly document: Buffer, readonly ladderIdentity: LadderIdentity, private readonly wholes: Wholes) {
    this.id = glance.id;
    this.ladderId = glance.ladder;
    this.number = glance.number;
    this.voice = VOICES[glance.voice]!;
    this.name = glance.name;
    this.family = glance.family;
    this.complete = glance.complete === 1;
    this.effectiveOn = glance.effective;
    this.rungs = glance.rungs.map((rung, at) => new RungAtAGlance(rung, at, this));
  }

  get whole(): LadderVersion { return this.wholes.of(this.document); }
  get company() { return this.ladderIdentity.company; }
  get status(): VersionStatus { return "PUBLISHED"; }
  get retiredAt(): Date | null { return null; }
  get note(): string | null { return this.whole.note; }
  get changeNote(): string { return this.whole.changeNote; }
  get publishedAt(): Date | null { return this.whole.publishedAt; }
  get contentHash(): string | null { return this.whole.contentHash; }
  get citations(): readonly Citation[] { return this.whole.citations; }
  get mappingSet(): MappingSet { return this.whole.mappingSet; }
}

class RungAtAGlance implements PlacedRung {
  readonly id: string;
  readonly order: number;
  readonly track: Track;
  readonly code: string | null;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly mapping: Mapping | null;

  constructor(glance: RungGlance, private readonly at: number, readonly version: VersionAtAGlance) {
    const [id, order, track, code, title, aliases, mapping] = glance;
    this.id = id;
    this.order = order;
    this.track = TRACKS[track]!;
    this.code = code;
    this.title = title;
    this.aliases = aliases === 0 ? NONE : aliases;
    this.mapping = mapping === 0 ? null : new MappingAtAGlance(mapping, this);
  }

  get whole(): Rung { return this.version.whole.rungs[this.at]!; }
  get ladderIdentity() { return this.version.ladderIdentity; }
  get company() { return this.version.company; }
  get scope(): string | null { return this.whole.scope; }
  get influence(): Influence | null { return this.whole.influence; }
  get directReports(): CountRange | null { return this.whole.directReports; }
  get organisation(): CountRange | null { return this.whole.organisation; }
  get years(): CountRange | null { return this.whole.years; }
  get hybrid(): boolean { return this.whole.hybrid; }
  get statedEquivalents(): readonly string[] { return this.whole.statedEquivalents; }
  get note(): string | null { return this.whole.note; }
  get competencies(): readonly Competency[] { return this.whole.competencies; }
}

class MappingAtAGlance implements Mapping {
  readonly range: Interval | null;
  readonly confidence: number;
  readonly justification: Justification;
  readonly state: MappingState;
  readonly date: PartialDate;
  readonly newestSource: PartialDate | null;
  private readonly contested: 0 | 1;

  constructor(glance: MappingGlance, private readonly rung: RungAtAGlance) {
    const [lo, hi, confidence, justification, state, date, newest, contested] = glance;
    this.range = lo === null || hi === null ? null : { lo, hi };
    this.confidence = confidence;
    this.justification = JUSTIFICATIONS[justification]!;
    this.state = MAPPING_STATES[state]!;
    this.date = date;
    this.newestSource = newest;
    this.contested = contested;
  }

  private get whole(): Mapping { return this.rung.whole.mapping!; }
  get id(): string { return this.whole.id; }
  get comment(): string { return this.whole.comment; }
  get author(): string { return this.whole.author; }
  get citations(): readonly Citation[] { return this.whole.citations; }
  get disagreements(): readonly Disagreement[] { return this.contested === 0 ? NONE : this.whole.disagreements; }
}

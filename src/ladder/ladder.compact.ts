import { companyAtAGlance, companyGlance, companyRest, type Company, type CompanyGlance } from "../company/index.js";
import { CountedCache, type CacheFigures } from "../shared/counted-cache.js";
import type { Citation, PartialDate } from "../shared/source.js";
import { TRACKS, type Influence, type Interval, type Track } from "../taxonomy/domain/axis.js";
import {
  MAPPING_STATES, VOICES, type Competency, type CountRange, type Disagreement, type Ladder, type LadderIdentity, type LadderVersion, type Mapping, type MappingSet, type MappingState,
  type PlacedRung, type PlacedVersion, type PublishedCompany, type Rung, type VersionStatus, type Voice,
} from "./domain/ladder.js";
import { JUSTIFICATIONS, type Justification } from "./domain/mapping.js";
import type { Glance, RungGlance } from "./ladder.glance.js";
import type { Head } from "./ladder.store.js";

/**
 * A company in force in one buffer, which is read in place: what most questions ask of it lies open, so that there is nothing to unpack or to parse rung by rung, and ten thousand
 * companies are nothing that the garbage collector has to look through. Everything else is read from the versions' documents, which lie packed behind it, when
 * somebody asks for it, and is the same as if it had been read at once.
 *
 * One after the other: the lengths of the next five; `Top` as JSON; a record for each rung; the numbers that records name; the rungs' texts; the rest of the company as JSON; the contents of
 * its versions' documents.
 */
export type Compact = Buffer;

/** How long the parts are: five numbers of 32 bits. */
const LENGTHS = 20;

/** Where the fields of a rung's record are: of 32, 16, then 8 bits, without a sign but for the order. Numbers and dates are told by where they are: one ladder has few of them. */
const AT = { texts: 0, dates: 4, aliases: 8, confidence: 12, order: 16, lo: 20, hi: 22, code: 24, title: 26, id: 28, date: 29, newest: 30, track: 31, justification: 32, state: 33, contested: 34 } as const;
const RECORD = 35;
/** In the place of a length or an index: there is none. */
const [NONE_8, NONE_16] = [0xff, 0xffff];
/** Between aliases; PostgreSQL stores no text that holds it. */
const BETWEEN = "\0";

/** `rungs`, `unmapped`, `bytes`: how many records, how many of those without a mapping, and of its document's content. */
type LadderTop = readonly [id: string, slug: string, isMain: boolean, bytes: number, rungs: number, unmapped: number, version: string, number: number, voice: number, name: string, family: string, complete: 0 | 1, effective: string];

interface Top {
  readonly company: CompanyGlance;
  readonly ladders: readonly LadderTop[];
}

/** `contents`: of the documents of all versions, one after the other. */
export function compact({ company, ladders }: Head, contents: Buffer): Compact {
  const rungs = ladders.flatMap(({ glance }) => glance.rungs);
  const top: Top = { company: companyGlance(company), ladders: ladders.map(({ id, slug, isMain, bytes, glance }) => ladderTop(id, slug, isMain, bytes, glance)) };
  const [records, written] = [Buffer.alloc(rungs.length * RECORD), new Written()];
  rungs.forEach((rung, i) => writeRung(rung, records.subarray(i * RECORD), written));
  const parts = [Buffer.from(JSON.stringify(top)), records, Buffer.from(new Float64Array(written.numbers.keys()).buffer), Buffer.from(written.texts), Buffer.from(companyRest(company))];
  const lengths = Buffer.alloc(LENGTHS);
  parts.forEach(({ length }, i) => { lengths.writeUInt32LE(length, i * 4); });
  const all = [lengths, ...parts, contents];
  const bytes = Buffer.allocUnsafeSlow(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) at += part.copy(bytes, at);
  return bytes;
}

const ladderTop = (id: string, slug: string, isMain: boolean, bytes: number, glance: Glance): LadderTop =>
  [id, slug, isMain, bytes, glance.rungs.length, glance.rungs.filter(([, , , , , , mapping]) => mapping === 0).length, glance.id, glance.number, glance.voice, glance.name, glance.family, glance.complete, glance.effective];

/** What several records share. */
class Written {
  /** Numbers, and where each is. Edges are on a grid, so there are few. */
  readonly numbers = new Map<number, number>();
  texts = "";
  /** The dates that were written last, and where: rungs of a version mostly have the same. */
  private last = { dates: "", at: 0 };

  /** Where the number is. */
  number(value: number): number {
    const at = this.numbers.get(value) ?? this.numbers.size;
    this.numbers.set(value, at);
    return at;
  }

  text(text: string): number {
    this.texts += text;
    return this.texts.length - text.length;
  }

  dates(dates: string): number {
    if (dates !== this.last.dates) this.last = { dates, at: this.text(dates) };
    return this.last.at;
  }
}

function writeRung([id, order, track, code, title, aliases, mapping]: RungGlance, record: Buffer, written: Written): void {
  const others = aliases === 0 ? "" : aliases.join(BETWEEN);
  const [lo, hi, confidence, justification, state, date, newest, contested] = mapping === 0 ? [null, null, 0, NONE_8, 0, "", null, 0] as const : mapping;
  record.writeUInt32LE(written.text(`${id}${code ?? ""}${title}${others}`), AT.texts);
  record.writeUInt32LE(written.dates(`${date}${newest ?? ""}`), AT.dates);
  record.writeUInt32LE(others.length, AT.aliases);
  record.writeUInt32LE(written.number(confidence), AT.confidence);
  record.writeInt32LE(order, AT.order);
  record.writeUInt16LE(lo === null ? NONE_16 : written.number(lo), AT.lo);
  record.writeUInt16LE(hi === null ? NONE_16 : written.number(hi), AT.hi);
  record.writeUInt16LE(code?.length ?? NONE_16, AT.code);
  record.writeUInt16LE(title.length, AT.title);
  record.writeUInt8(id.length, AT.id);
  record.writeUInt8(date.length, AT.date);
  record.writeUInt8(newest?.length ?? NONE_8, AT.newest);
  record.writeUInt8(track, AT.track);
  record.writeUInt8(justification, AT.justification);
  record.writeUInt8(state, AT.state);
  record.writeUInt8(contested, AT.contested);
}

/** The company, with its ladders in force. */
export function readCompact(bytes: Compact, wholes: Wholes): PublishedCompany {
  return new Reading(bytes, wholes).published;
}

/** One company being read. */
class Reading {
  readonly published: PublishedCompany;
  private readonly numbers: number;
  private readonly textsFrom: number;
  private readonly textsTo: number;
  private decoded: string | null = null;

  constructor(readonly bytes: Compact, readonly wholes: Wholes) {
    const records = LENGTHS + bytes.readUInt32LE(0);
    this.numbers = records + bytes.readUInt32LE(4);
    this.textsFrom = this.numbers + bytes.readUInt32LE(8);
    this.textsTo = this.textsFrom + bytes.readUInt32LE(12);
    const contents = this.textsTo + bytes.readUInt32LE(16);
    const top = JSON.parse(bytes.toString("utf8", LENGTHS, records)) as Top;
    const company = companyAtAGlance(top.company, () => bytes.toString("utf8", this.textsTo, contents));
    let [record, content] = [records, contents];
    const ladders = top.ladders.map((ladder): Ladder => {
      const [id, slug, isMain, length, rungs] = ladder;
      const version = new CompactVersion(ladder, { id, slug, isMain, company }, this, record, content);
      record += rungs * RECORD;
      content += length;
      return { id, slug, isMain, company, name: version.name, family: version.family, visibility: "LISTED", version };
    });
    this.published = { company, ladders };
  }

  number(index: number): number {
    return this.bytes.readDoubleLE(this.numbers + index * 8);
  }

  /** Of the texts of all its rungs. */
  text(from: number, length: number): string {
    this.decoded ??= this.bytes.toString("utf8", this.textsFrom, this.textsTo);
    return this.decoded.slice(from, from + length);
  }
}

const NOTHING: readonly never[] = [];

class CompactVersion implements PlacedVersion {
  readonly id: string;
  readonly ladderId: string;
  readonly number: number;
  readonly voice: Voice;
  readonly name: string;
  readonly family: string;
  readonly complete: boolean;
  readonly effectiveOn: string;
  readonly unmapped: number;
  readonly rungs: readonly PlacedRung[];
  private readonly bytes: number;

  constructor(top: LadderTop, readonly ladderIdentity: LadderIdentity, readonly reading: Reading, record: number, private readonly content: number) {
    const [ladder, , , bytes, rungs, unmapped, id, number, voice, name, family, complete, effective] = top;
    this.ladderId = ladder;
    this.bytes = bytes;
    this.unmapped = unmapped;
    this.id = id;
    this.number = number;
    this.voice = VOICES[voice]!;
    this.name = name;
    this.family = family;
    this.complete = complete === 1;
    this.effectiveOn = effective;
    const placed: PlacedRung[] = [];
    for (let i = 0; i < rungs; i += 1) placed.push(new CompactRung(this, i, record + i * RECORD));
    this.rungs = placed;
  }

  get whole(): LadderVersion { return this.reading.wholes.of(this.id, () => this.reading.bytes.subarray(this.content, this.content + this.bytes)); }
  get company(): Company { return this.ladderIdentity.company; }
  get status(): VersionStatus { return "PUBLISHED"; }
  get retiredAt(): Date | null { return null; }
  get note(): string | null { return this.whole.note; }
  get changeNote(): string { return this.whole.changeNote; }
  get publishedAt(): Date | null { return this.whole.publishedAt; }
  get contentHash(): string | null { return this.whole.contentHash; }
  get citations(): readonly Citation[] { return this.whole.citations; }
  get mappingSet(): MappingSet { return this.whole.mappingSet; }
}

class CompactRung implements PlacedRung {
  private known: string | null = null;
  private placed: Mapping | null | undefined = undefined;

  constructor(readonly version: CompactVersion, private readonly index: number, private readonly at: number) {}

  private u8(field: number): number { return this.version.reading.bytes[this.at + field]!; }
  private u16(field: number): number { return this.version.reading.bytes.readUInt16LE(this.at + field); }
  private u32(field: number): number { return this.version.reading.bytes.readUInt32LE(this.at + field); }
  private length16(field: number): number { return this.u16(field) % NONE_16; }
  /** Its id, code, title and aliases; `skipped`: how much of them comes before. */
  private text(skipped: number, length: number): string { return this.version.reading.text(this.u32(AT.texts) + skipped, length); }

  get id(): string { return (this.known ??= this.text(0, this.u8(AT.id))); }
  get order(): number { return this.version.reading.bytes.readInt32LE(this.at + AT.order); }
  get track(): Track { return TRACKS[this.u8(AT.track)]!; }
  get code(): string | null { return this.u16(AT.code) === NONE_16 ? null : this.text(this.u8(AT.id), this.u16(AT.code)); }
  get title(): string { return this.text(this.u8(AT.id) + this.length16(AT.code), this.u16(AT.title)); }
  get aliases(): readonly string[] {
    const length = this.u32(AT.aliases);
    return length === 0 ? NOTHING : this.text(this.u8(AT.id) + this.length16(AT.code) + this.u16(AT.title), length).split(BETWEEN);
  }
  get mapping(): Mapping | null {
    if (this.placed === undefined) {
      const justification = this.u8(AT.justification);
      this.placed = justification === NONE_8 ? null : new CompactMapping(this, JUSTIFICATIONS[justification]!);
    }
    return this.placed;
  }
  get range(): Interval | null {
    const [lo, hi] = [this.u16(AT.lo), this.u16(AT.hi)];
    return lo === NONE_16 || hi === NONE_16 ? null : { lo: this.version.reading.number(lo), hi: this.version.reading.number(hi) };
  }
  get confidence(): number { return this.version.reading.number(this.u32(AT.confidence)); }
  get date(): PartialDate { return this.version.reading.text(this.u32(AT.dates), this.u8(AT.date)); }
  get newestSource(): PartialDate | null { return this.u8(AT.newest) === NONE_8 ? null : this.version.reading.text(this.u32(AT.dates) + this.u8(AT.date), this.u8(AT.newest)); }
  get state(): MappingState { return MAPPING_STATES[this.u8(AT.state)]!; }
  get isContested(): boolean { return this.u8(AT.contested) === 1; }

  get whole(): Rung { return this.version.whole.rungs[this.index]!; }
  get ladderIdentity(): LadderIdentity { return this.version.ladderIdentity; }
  get company(): Company { return this.version.ladderIdentity.company; }
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

class CompactMapping implements Mapping {
  readonly range: Interval | null;
  readonly confidence: number;

  constructor(private readonly rung: CompactRung, readonly justification: Justification) {
    this.range = rung.range;
    this.confidence = rung.confidence;
  }

  private get whole(): Mapping { return this.rung.whole.mapping!; }
  get state(): MappingState { return this.rung.state; }
  get date(): PartialDate { return this.rung.date; }
  get newestSource(): PartialDate | null { return this.rung.newestSource; }
  get id(): string { return this.whole.id; }
  get comment(): string { return this.whole.comment; }
  get author(): string { return this.whole.author; }
  get citations(): readonly Citation[] { return this.whole.citations; }
  get disagreements(): readonly Disagreement[] { return this.rung.isContested ? this.whole.disagreements : NOTHING; }
}

/** Versions in force that were read whole lately, by their ids: what they hold never changes. */
export class Wholes {
  private readonly kept: CountedCache<string, LadderVersion>;
  /** Whoever asks for the rest of a rung asks for that of others of its version. */
  private last: LadderVersion | null = null;

  /** `rungs`: for how many there is room. `read`: reads a document's content. */
  constructor(rungs: number, sizeOf: (version: LadderVersion) => number, private readonly read: (content: Buffer) => LadderVersion) {
    this.kept = new CountedCache({ maxSize: rungs, sizeCalculation: sizeOf });
  }

  get figures(): CacheFigures {
    return this.kept.figures;
  }

  /** `contentOf`: gives the content of its document. */
  of(id: string, contentOf: () => Buffer): LadderVersion {
    if (this.last?.id === id) return this.last;
    let version = this.kept.get(id);
    if (version === undefined) {
      version = this.read(contentOf());
      this.kept.set(id, version);
    }
    return (this.last = version);
  }
}

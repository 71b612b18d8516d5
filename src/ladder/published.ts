import { companyOf, type Company } from "../company/index.js";
import { ByteCache, CountedCache, type CacheFigures } from "../shared/counted-cache.js";
import { Lately } from "../shared/lately.js";
import { place, type Ladder, type LadderVersion, type PublishedCompany } from "./domain/ladder.js";
import { EpochLease } from "./epoch.js";
import { compact, readCompact, Wholes, type Compact } from "./ladder.compact.js";
import { readDocument } from "./ladder.documents.js";
import type { Head, LadderStore, Pointer } from "./ladder.store.js";
import { versionOf } from "./ladder.version-json.js";

/** Rungs kept in memory as objects, some 500 bytes each once they were compared. Of companies that are asked for again; the others are soon read from their buffers. */
const MAX_RUNGS = 8_000;
/** Of companies that were asked for just now: those of a few requests, which ask for the same company several times. More would outlive the garbage collector's young generation. */
const MAX_PASSING_RUNGS = 300;
/** Of versions in force that somebody asked for more of than a glance, 1.1 kB each where texts are short. */
const MAX_WHOLE_RUNGS = 3_000;
/** Of versions that are not in force, or of unlisted ladders. */
const MAX_OTHER_RUNGS = 3_000;
/** Companies that are remembered as asked for. */
const MAX_REMEMBERED = 500;
/** Below this share of its room there is some left for another company; else it has to be one of so many that are asked for again. */
const [ROOM_LEFT, ONE_OF] = [0.95, 8];
/** Companies that are kept as buffers besides, 4.6 kB each with sixteen rungs and short texts: ten thousand. */
const COMPACT_BYTES = 44 * 1024 * 1024;
/** What one of them takes besides its bytes. */
const BARE_BYTES = 300;
/** Competencies that take as much memory as a rung: their texts are longer. */
const COMPETENCIES_OF_A_RUNG = 4;
/** Answers about other days than today are rarer: companies kept for them. */
const MAX_PAST = 200;
/** Places of rungs by id; a few hundred bytes each. */
const MAX_PLACES = 20_000;

/** Where something with an id belongs. */
export type Place = Awaited<ReturnType<LadderStore["places"]>>[number];

/**
 * Published ladders in memory: the one home of the read path.
 *
 * A version never changes, so it is kept until room is needed. Which version is in force moves; that is kept by
 * company and dropped when the epoch says so. What there is no room for as objects stays as buffers (ladder.compact.ts). Warm reads make no SQL statement, cold ones one for any
 * number of companies.
 */
export class PublishedLadders {
  private readonly versions: CountedCache<string, LadderVersion>;
  private readonly companies: CountedCache<string, PublishedCompany>;
  private readonly passing: CountedCache<string, PublishedCompany>;
  private readonly asked = new Lately(MAX_REMEMBERED);
  private turnedAway = 0;
  private readonly compact = new ByteCache<string, Compact>({ maxSize: COMPACT_BYTES, sizeCalculation: ({ length }) => length + BARE_BYTES });
  private readonly wholes = new Wholes(MAX_WHOLE_RUNGS, sizeOf, (content) => versionOf({ ...readDocument(content), status: "PUBLISHED" }));
  private readonly past: CountedCache<string, PublishedCompany>;
  private readonly places = new CountedCache<string, Place>({ max: MAX_PLACES });
  /** Reads under way, so that many who ask for a company at once make one read; a change forgets them too. */
  private readonly loading = new Map<string, Promise<PublishedCompany | undefined>>();
  private readonly releases: ((company: PublishedCompany) => void)[] = [];
  private readonly listeners: ((slugs: readonly (string | null)[]) => void)[] = [];
  /** Counts changes seen, so that a read begun before a change is not kept after it. */
  private generation = 0;
  readonly lease: EpochLease;

  /** `rungs`: for how many there is room as objects. */
  constructor(private readonly store: LadderStore, rungs = MAX_RUNGS) {
    this.versions = new CountedCache({ maxSize: MAX_OTHER_RUNGS, sizeCalculation: sizeOf });
    const ofCompanies = (maxSize: number): CountedCache<string, PublishedCompany> =>
      new CountedCache({ maxSize, sizeCalculation: (c) => c.ladders.reduce((size, { version }) => size + 1 + version.rungs.length, 1) }, (company) => this.release(company));
    [this.companies, this.passing] = [ofCompanies(rungs), ofCompanies(Math.min(rungs, MAX_PASSING_RUNGS))];
    this.past = new CountedCache({ max: MAX_PAST }, (company) => this.release(company));
    this.lease = new EpochLease((since) => store.changes(since), (slugs) => this.forget(slugs));
  }

  /** What is kept in memory, by name, for /metrics. */
  get caches(): Readonly<Record<string, { readonly figures: CacheFigures }>> {
    return { versions: this.versions, companies: this.companies, passing_companies: this.passing, packed_companies: this.compact, whole_versions: this.wholes, past_companies: this.past, places: this.places };
  }

  /** Told of the same changes, for what other features keep in memory. */
  onChange(listener: (slugs: readonly (string | null)[]) => void): void {
    this.listeners.push(listener);
  }

  /** Told of companies that are no longer in memory, so that nobody else keeps them there. */
  onRelease(listener: (company: PublishedCompany) => void): void {
    this.releases.push(listener);
  }

  private release(company: PublishedCompany): void {
    for (const listener of this.releases) listener(company);
  }

  /**
   * Companies with their ladders in force, by slug, now or on the day `asOf` (YYYY-MM-DD). Unknown slugs are missing.
   * Main ladder first.
   */
  async bySlug(slugs: readonly string[], asOf: string | null = null): Promise<ReadonlyMap<string, PublishedCompany>> {
    await this.lease.hold();
    const key = (slug: string): string => (asOf === null ? slug : `${asOf} ${slug}`);
    const wanted = [...new Set(slugs)];
    // all taken before the first wait: what is held or under way now may be forgotten while we wait for another
    const held = wanted.map((slug) => (asOf === null ? this.held(slug) : this.past.get(key(slug))) ?? this.loading.get(key(slug)));
    const missing = wanted.filter((_, i) => held[i] === undefined);
    if (missing.length > 0) this.begin(missing, asOf, key);
    const companies = await Promise.all(wanted.map((slug, i) => held[i] ?? this.loading.get(key(slug))));
    return new Map(companies.flatMap((company) => (company === undefined ? [] : [[company.company.slug, company]])));
  }

  private held(slug: string): PublishedCompany | undefined {
    return this.passing.has(slug) ? this.passing.get(slug) : this.companies.get(slug);
  }

  private hold(company: PublishedCompany): void {
    const { slug } = company.company;
    (this.asked.again(slug) && this.mayStay() ? this.companies : this.passing).set(slug, company);
  }

  /** While there is room, whatever is asked for again stays; then every eighth, which what is asked for often soon is: what hardly stays costs the garbage collector most. */
  private mayStay(): boolean {
    if (this.companies.calculatedSize < ROOM_LEFT * this.companies.maxSize) return true;
    this.turnedAway = (this.turnedAway + 1) % ONE_OF;
    return this.turnedAway === 0;
  }

  /** Begins one read for all of `slugs`; whoever asks for one of them meanwhile waits for the same read. */
  private begin(slugs: readonly string[], asOf: string | null, key: (slug: string) => string): void {
    const generation = this.generation;
    const reading = this.load(slugs, asOf).then((companies) => {
      if (generation === this.generation) {
        for (const company of companies) if (asOf === null) this.hold(company); else this.past.set(key(company.company.slug), company);
      }
      return new Map(companies.map((company) => [company.company.slug, company]));
    });
    for (const slug of slugs) {
      const one = reading.then((companies) => companies.get(slug));
      const done = (): void => {
        if (this.loading.get(key(slug)) === one) this.loading.delete(key(slug));
      };
      one.finally(done).catch(() => undefined); // whoever waits for it is told
      this.loading.set(key(slug), one);
    }
  }

  /** Versions by id, published or retired; drafts and unknown ids are missing. Those in force at `companies`, which were read just now, are taken from them. */
  async byVersionId(ids: readonly string[], companies: Iterable<PublishedCompany> = []): Promise<ReadonlyMap<string, LadderVersion>> {
    await this.lease.hold(); // the content stays, but a version can be retired
    const inForce = new Map([...companies].flatMap(({ ladders }) => ladders.map(({ version }) => [version.id, version])));
    const found = new Map<string, LadderVersion>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const held = inForce.get(id) ?? this.versions.get(id);
      if (held === undefined) missing.push(id);
      else found.set(id, held);
    }
    if (missing.length > 0) {
      const generation = this.generation;
      const read = (await this.store.versions(missing)).map(versionOf);
      for (const version of read) {
        if (generation === this.generation && version.status === "PUBLISHED") this.versions.set(version.id, version);
        found.set(version.id, version);
      }
    }
    return found;
  }

  /** Where rungs, versions, ladders and companies of these ids belong; unknown ids are missing. */
  async placesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
    const found = new Map<string, Place>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const held = this.places.get(id);
      if (held === undefined) missing.push(id);
      else found.set(id, held);
    }
    if (missing.length > 0) {
      for (const place of await this.store.places(missing)) {
        if (!place.id.startsWith("lad_")) this.places.set(place.id, place); // a ladder's version moves, the rest never does
        found.set(place.id, place);
      }
    }
    return found;
  }

  /**
   * One ladder by its id, whoever may find it otherwise: also an unlisted one, and a retired one with its last version. Null:
   * there is none, or none of its versions was ever in force. Statements: one while its company and version are in memory.
   */
  async ladder(id: string): Promise<Ladder | null> {
    const place = (await this.placesOf([id])).get(id);
    if (place?.versionId == null) return null;
    const companies = await this.bySlug([place.companySlug]);
    const versions = await this.byVersionId([place.versionId], companies.values());
    return ladderAt(place, companies.get(place.companySlug), versions);
  }

  /** Ladders of a company that were retired, each with its last version: a statement, and another where a version is not in memory. */
  async retired({ company }: PublishedCompany): Promise<readonly Ladder[]> {
    const found = await this.store.retired(company.slug);
    const versions = await this.byVersionId(found.map(({ versionId }) => versionId));
    return assemble(company, found.map((ladder) => ({ ...ladder, isMain: false })), versions).ladders;
  }

  private async load(slugs: readonly string[], asOf: string | null): Promise<readonly PublishedCompany[]> {
    if (asOf !== null) {
      const pointers = await this.store.pointers(slugs, asOf);
      const versions = await this.byVersionId(pointers.flatMap((p) => p.ladders.map((l) => l.versionId)));
      return pointers.map((pointer) => assemble(companyOf(pointer.company), pointer.ladders, versions));
    }
    const generation = this.generation;
    const known = new Map(slugs.flatMap((slug) => { const bytes = this.compact.get(slug); return bytes === undefined ? [] : [[slug, bytes] as const]; }));
    const missing = slugs.filter((slug) => !known.has(slug));
    for (const { slug, head, contents } of missing.length === 0 ? [] : await this.store.inForce(missing)) {
      const bytes = compact(JSON.parse(head) as Head, contents);
      known.set(slug, bytes);
      if (generation === this.generation) this.compact.set(slug, bytes);
    }
    return [...known.values()].map((bytes) => readCompact(bytes, this.wholes));
  }

  private forget(slugs: readonly (string | null)[]): void {
    this.generation += 1;
    this.loading.clear();
    this.versions.clear(); // one that was retired says so from now on
    for (const cache of [this.companies, this.passing, this.compact]) {
      if (slugs.includes(null)) cache.clear();
      else for (const slug of slugs) if (slug !== null) cache.delete(slug);
    }
    this.past.clear();
    for (const listener of this.listeners) listener(slugs);
  }
}

/** What a version takes of the room in memory, in rungs. */
const sizeOf = ({ rungs }: LadderVersion): number => 1 + rungs.length + Math.floor(rungs.reduce((n, { competencies }) => n + competencies.length, 0) / COMPETENCIES_OF_A_RUNG);

/** The ladder that is placed there: the one its company lists, else, where it is unlisted or retired, by itself. */
export function ladderAt(where: Place, published: PublishedCompany | undefined, versions: ReadonlyMap<string, LadderVersion>): Ladder | null {
  const listed = published?.ladders.find((ladder) => ladder.id === where.ladderId);
  if (listed !== undefined) return listed;
  const version = where.versionId === null ? undefined : versions.get(where.versionId);
  if (published === undefined || version === undefined || where.ladderId === null) return null;
  const identity = { id: where.ladderId, slug: where.ladderSlug ?? "", isMain: false, company: published.company };
  return { ...identity, name: version.name, family: version.family, visibility: where.visibility ?? "LISTED", version: place(version, identity) };
}

function assemble(company: Company, pointers: Pointer["ladders"], versions: ReadonlyMap<string, LadderVersion>): PublishedCompany {
  const ladders = pointers.flatMap(({ id, slug, isMain, versionId }): Ladder[] => {
    const version = versions.get(versionId);
    const identity = { id, slug, isMain, company };
    return version === undefined ? [] : [{ ...identity, name: version.name, family: version.family, visibility: "LISTED", version: place(version, identity) }];
  });
  return { company, ladders };
}

import { isSmall } from "../company/index.js";
import { unmappedIn, type Ladder, type MappedRung, type PlacedRung, type PublishedCompany } from "../ladder/index.js";
import { oncePer } from "../shared/once-per.js";
import type { Track } from "../taxonomy/domain/axis.js";
import { compileInParts, compileLadder, keyOf, type CompiledLadder } from "./domain/compiled.js";
import { siblingMeant, type AskedInWords, type Sibling } from "./domain/siblings.js";

/** A company made ready for many questions. */
export class Target {
  /** Every mapped rung. */
  readonly ladder: CompiledLadder;
  /** `ladder` without the ladders passed over, by their ids; filled as they are asked for. */
  private thinned: Map<string, CompiledLadder> | null = null;
  private byId: ReadonlyMap<string, PlacedRung> | null = null;
  private siblings: Crowded | null = null;

  constructor(private readonly published: PublishedCompany) {
    const parts = new Map<string, PlacedRung[]>();
    for (const { family, version } of published.ladders) {
      for (const rung of version.rungs) {
        const key = keyOf(rung.track, family);
        const part = parts.get(key);
        if (part) part.push(rung);
        else parts.set(key, [rung]);
      }
    }
    this.ladder = compileInParts(new Map([...parts].map(([key, part]) => [key, () => part.flatMap((rung) => mapped(rung) ?? [])])));
  }

  /** How many of its rungs have no mapping yet. */
  get unmapped(): number {
    return this.published.ladders.reduce((sum, { version }) => sum + unmappedIn(version), 0);
  }

  /** Families and tracks for which it has several ladders, each of those with its mapped rungs on the track. */
  get crowded(): Crowded {
    return (this.siblings ??= crowdedIn(this.published.ladders));
  }

  private all(): readonly PlacedRung[] {
    return this.published.ladders.flatMap((ladder) => ladder.version.rungs);
  }

  /** Most companies have few rungs, and thousands of companies are in memory: an index of them is made where there are many. */
  rung(id: string): PlacedRung | undefined {
    if (this.byId !== null) return this.byId.get(id);
    let looked = 0;
    for (const { version: { rungs } } of this.published.ladders) {
      for (const rung of rungs) {
        if (rung.id === id) return rung;
        looked += 1;
        if (looked > INDEXED) return (this.byId = new Map(this.all().map((each) => [each.id, each]))).get(id);
      }
    }
    return undefined;
  }

  /** Without these rungs of ladders that are passed over. */
  without(dropped: ReadonlySet<string>): CompiledLadder {
    const key = [...dropped].sort().join();
    const known = this.thinned?.get(key);
    if (known !== undefined) return known;
    const thin = compileLadder(this.ladder.rungs.filter((rung) => !dropped.has(rung.id)));
    (this.thinned ??= new Map()).set(key, thin); // as many as there are ways to choose, a few for each company
    return thin;
  }
}

type Crowded = readonly { readonly family: string; readonly track: Track; readonly siblings: readonly Sibling[] }[];

/** Rungs of a company that are looked through one by one. */
const INDEXED = 60;

/** The company's mapped rungs, sorted and grouped once per value of the company. */
export const targetOf = oncePer((published: PublishedCompany) => new Target(published));

/** A rung as the method sees it; null when it is not mapped, or nothing fits. */
export function mapped(rung: PlacedRung): MappedRung | null {
  if (rung.mapping?.range == null) return null;
  return {
    id: rung.id, order: rung.order, track: rung.track, family: rung.version.family, range: rung.mapping.range, confidence: rung.mapping.confidence,
    smallCompany: isSmall(rung.company.people),
  };
}

/**
 * The rungs to answer from: one ladder for each family and track. Where a company has several, `toLadder` is taken if it is
 * one of them, else the one that is meant (see `siblingMeant`).
 */
export function ladderMeant(target: Target, asked: AskedInWords, toLadder?: string): CompiledLadder {
  if (target.crowded.length === 0) return target.ladder;
  const dropped = new Set(target.crowded.flatMap(({ siblings }) => {
    const meant = siblings.find(({ id }) => id === toLadder) ?? siblingMeant(siblings, asked);
    return siblings.flatMap((ladder) => (ladder === meant ? [] : ladder.rungIds));
  }));
  return target.without(dropped);
}

function crowdedIn(ladders: readonly Ladder[]): Crowded {
  if (new Set(ladders.map(({ family }) => family)).size === ladders.length) return [];
  const places = new Map<string, { family: string; track: Track; siblings: Sibling[] }>();
  for (const { id, slug, name, isMain, family, version } of ladders) {
    for (const track of ["IC", "M"] as const) {
      const rungIds = version.rungs.filter((rung) => rung.track === track && rung.mapping?.range != null).map((rung) => rung.id);
      if (rungIds.length === 0) continue;
      const place = places.get(`${track} ${family}`) ?? { family, track, siblings: [] };
      place.siblings.push({ id, slug, name, isMain, rungIds });
      places.set(`${track} ${family}`, place);
    }
  }
  return [...places.values()].filter(({ siblings }) => siblings.length > 1);
}

import { LRUCache } from "lru-cache";
import type { PlacedRung, PublishedCompany, PublishedLadders } from "../ladder/index.js";
import { compileLadder, type CompiledLadder } from "./domain/compiled.js";
import type { CrosswalkAssertion } from "./domain/evidence.js";
import { points, rungsMeant, type PublishedAssertion, type RungPointer } from "./domain/published-crosswalk.js";
import { isSmall } from "../company/index.js";
import type { MappedRung } from "../ladder/index.js";
import type { EquivalenceStore } from "./equivalence.store.js";

/** Companies whose crosswalk assertions are kept in memory; a few kilobytes each. */
const MAX_COMPANIES = 5_000;

/** A company made ready for many questions. */
export interface Target {
  readonly ladder: CompiledLadder;
  readonly rungs: ReadonlyMap<string, PlacedRung>;
  /** How many of its rungs have no mapping yet. */
  readonly unmapped: number;
}

/** A crosswalk assertion about a pair, with the published row it comes from. */
export interface PairAssertion extends CrosswalkAssertion {
  readonly published: PublishedAssertion;
}

/** What answers need of companies and crosswalks, in memory; the crosswalks are dropped when the epoch says that they changed. */
export class Evidence {
  private readonly bySlug = new LRUCache<string, readonly PublishedAssertion[]>({ max: MAX_COMPANIES });
  private generation = 0;

  constructor(private readonly store: EquivalenceStore, published: PublishedLadders) {
    published.onChange((slugs) => {
      if (!slugs.includes(null)) return; // a company's publication moves no crosswalk
      this.generation += 1;
      this.bySlug.clear();
    });
  }

  /** Published assertions that name a company, by its slug: one statement for all that are not in memory. */
  async assertionsNaming(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly PublishedAssertion[]>> {
    const missing = [...new Set(slugs)].filter((slug) => !this.bySlug.has(slug));
    const found = new Map(slugs.map((slug) => [slug, this.bySlug.get(slug) ?? []]));
    if (missing.length === 0) return found;
    const generation = this.generation;
    const loaded = await this.store.assertionsNaming(missing);
    for (const slug of missing) {
      const naming = loaded.filter((a) => a.cells.some((cell) => cell.company === slug));
      found.set(slug, naming);
      if (generation === this.generation) this.bySlug.set(slug, naming);
    }
    return found;
  }
}

const targets = new WeakMap<PublishedCompany, Target>();

/** The company's mapped rungs, sorted and grouped once per value of the company. */
export function targetOf(published: PublishedCompany): Target {
  let target = targets.get(published);
  if (target === undefined) {
    const rungs = published.ladders.flatMap((ladder) => ladder.version.rungs);
    target = {
      ladder: compileLadder(rungs.flatMap((rung) => mapped(rung) ?? [])),
      rungs: new Map(rungs.map((rung) => [rung.id, rung])),
      unmapped: rungs.filter((rung) => rung.mapping === null).length,
    };
    targets.set(published, target);
  }
  return target;
}

/** A rung as the method sees it; null when it is not mapped, or nothing fits. */
export function mapped(rung: PlacedRung): MappedRung | null {
  if (rung.mapping?.range == null) return null;
  return {
    id: rung.id, order: rung.order, track: rung.track, family: rung.version.family, range: rung.mapping.range, confidence: rung.mapping.confidence,
    smallCompany: isSmall(rung.company.people),
  };
}

/**
 * Assertions of `naming` that put `from` beside rungs of `to`. A source that one of the two mappings already rests on says
 * nothing new in its favour, so its agreement is left out; its disagreement would not be.
 */
export function assertionsFor(from: PlacedRung, to: PublishedCompany, naming: readonly PublishedAssertion[]): readonly PairAssertion[] {
  const { rungs } = targetOf(to);
  const used = groupsOf(from);
  return naming.flatMap((published): PairAssertion[] => {
    const ours = published.cells.findIndex((cell) => cell.company === from.company.slug && cell.rungs.some((p) => means(p, from)));
    if (ours < 0) return [];
    const theirs = published.cells.filter((cell, i) => i !== ours && cell.company === to.company.slug && !cell.rungs.some((p) => means(p, from)));
    const meant = theirs.flatMap((cell) => cell.rungs.flatMap((pointer) => rungsMeant(to, pointer)));
    const rungIds = [...new Set(meant.map((rung) => rung.id))];
    const spent = used.has(published.citation.group) || rungIds.every((id) => groupsOf(rungs.get(id)).has(published.citation.group));
    if (rungIds.length === 0 || (published.holds && spent)) return [];
    const { group, title, date, collected } = published.citation;
    return [{ group, prior: published.prior, kind: "CROSSWALK", holds: published.holds, label: title, date: date ?? collected, rungIds, published }];
  });
}

const groupsOf = (rung: PlacedRung | undefined): ReadonlySet<string> => new Set(rung?.mapping?.citations.map((c) => c.group) ?? []);

const means = (pointer: RungPointer, rung: PlacedRung): boolean => pointer.ladder === rung.ladderIdentity.slug && points(pointer, rung);

import { LRUCache } from "lru-cache";
import type { PlacedRung, PublishedCompany, PublishedLadders } from "../ladder/index.js";
import type { CrosswalkAssertion } from "./domain/evidence.js";
import { isOpenEnded, points, rungsMeant, type CrosswalkCell, type PublishedAssertion } from "./domain/published-crosswalk.js";
import type { EquivalenceStore } from "./equivalence.store.js";
import { sourceInWords } from "./naming.js";
import { targetOf } from "./target.js";

/** Companies whose crosswalk assertions are kept in memory; a few kilobytes each. */
const MAX_COMPANIES = 5_000;

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

/**
 * Assertions of `naming` that put `from` beside rungs of `to`.
 *
 * What a mapping's confidence has taken into account says nothing new: a source that one of the two mappings rests on is left
 * out when it agrees, and one that is recorded there as disagreeing is shown without counting again. Of an open-ended cell on
 * our side ("L6+") only the first rung is put beside theirs: of the others it says no more than that they are higher.
 */
export function assertionsFor(from: PlacedRung, to: PublishedCompany, naming: readonly PublishedAssertion[]): readonly PairAssertion[] {
  const { rungs } = targetOf(to);
  const [used, weighed] = [groupsOf(from), groupsAgainst(from)];
  return naming.flatMap((published): PairAssertion[] => {
    const { group, title, date, collected } = published.citation;
    const ours = published.cells.find((cell) => asserts(cell, from));
    if (ours === undefined) return [];
    const theirs = published.cells.filter((cell) => cell !== ours && cell.company === to.company.slug && !names(cell, from));
    const rungIds = [...new Set(theirs.flatMap((cell) => cell.rungs.flatMap((pointer) => rungsMeant(to, pointer))).map((rung) => rung.id))];
    const all = (has: (rung: PlacedRung | undefined) => ReadonlySet<string>): boolean => rungIds.every((id) => has(rungs.get(id)).has(group));
    if (rungIds.length === 0 || (published.holds && (used.has(group) || all(groupsOf)))) return [];
    return [{
      group, prior: published.prior, kind: "CROSSWALK", holds: published.holds, label: sourceInWords(title), date: date ?? collected, rungIds, published,
      openEnded: theirs.some(isOpenEnded), weighed: weighed.has(group) || all(groupsAgainst),
    }];
  });
}

const groupsOf = (rung: PlacedRung | undefined): ReadonlySet<string> => new Set(rung?.mapping?.citations.map((c) => c.group) ?? []);
const groupsAgainst = (rung: PlacedRung | undefined): ReadonlySet<string> => new Set(rung?.mapping?.disagreements.map((d) => d.citation.group) ?? []);

const names = ({ company, rungs }: CrosswalkCell, rung: PlacedRung): boolean =>
  company === rung.company.slug && rungs.some((pointer) => pointer.ladder === rung.ladderIdentity.slug && points(pointer, rung));

/** Whether a cell says something of this very rung. */
const asserts = (cell: CrosswalkCell, rung: PlacedRung): boolean => names(isOpenEnded(cell) ? { ...cell, rungs: cell.rungs.slice(0, 1) } : cell, rung);

import { CountedCache } from "../shared/counted-cache.js";
import type { PlacedRung, PublishedCompany, PublishedLadders } from "../ladder/index.js";
import { decidedFor } from "./domain/dispute-evidence.js";
import type { CrosswalkAssertion } from "./domain/evidence.js";
import { isOpenEnded, points, rungsMeant, type CrosswalkCell, type PublishedAssertion } from "./domain/published-crosswalk.js";
import type { NotPair } from "./domain/question.js";
import type { EquivalenceStore, Naming } from "./equivalence.store.js";
import { sourceInWords } from "./naming.js";
import { targetOf } from "./target.js";

/** Companies that nothing names, and may be kept in memory; one assertion or dispute takes as much as five of them, some 700 bytes. */
const MAX_KEPT = 60_000;
const AS_MUCH_AS = 5;

/** A crosswalk assertion about a pair, with the published row it comes from; a party's decision in a dispute comes from none. */
export interface PairAssertion extends CrosswalkAssertion {
  readonly published?: PublishedAssertion;
}

/** What there is to say of our rung and a company's, besides their ranges. */
export interface Said {
  readonly assertions: readonly PairAssertion[];
  readonly nots: readonly NotPair[];
}

const NOTHING: Naming = { assertions: [], disputes: [] };

/** What answers need of crosswalks and decided disputes, in memory; dropped when the epoch says that it changed. */
export class Evidence {
  readonly bySlug = new CountedCache<string, Naming>({ maxSize: MAX_KEPT, sizeCalculation: ({ assertions, disputes }) => 1 + AS_MUCH_AS * (assertions.length + disputes.length) });
  private generation = 0;

  constructor(private readonly store: EquivalenceStore, published: PublishedLadders) {
    published.onChange((slugs) => {
      this.generation += 1;
      if (slugs.includes(null)) this.bySlug.clear();
      else for (const slug of slugs) if (slug !== null) this.bySlug.delete(slug); // a dispute may be decided, for all we are told
    });
  }

  /** What names a company, by its slug: one statement for all that are not in memory. */
  async naming(slugs: readonly string[]): Promise<ReadonlyMap<string, Naming>> {
    const missing = [...new Set(slugs)].filter((slug) => !this.bySlug.has(slug));
    const found = new Map(slugs.map((slug) => [slug, this.bySlug.get(slug) ?? NOTHING]));
    if (missing.length === 0) return found;
    const generation = this.generation;
    const { assertions, disputes } = await this.store.naming(missing);
    for (const slug of missing) {
      const about = { assertions: assertions.filter((a) => a.cells.some((cell) => cell.company === slug)), disputes: disputes.filter(({ from, to }) => from.company === slug || to.company === slug) };
      const naming = about.assertions.length + about.disputes.length === 0 ? NOTHING : about;
      found.set(slug, naming);
      if (generation === this.generation) this.bySlug.set(slug, naming);
    }
    return found;
  }

  /** What names the company of a rung; nothing does where there is none. */
  async about(rung: PlacedRung | null): Promise<Naming> {
    return rung === null ? NOTHING : ((await this.naming([rung.company.slug])).get(rung.company.slug) ?? NOTHING);
  }
}

/** What is said of `from`, if it is a rung, and rungs of `to`, on the day `asOf`: what was collected or decided later did not exist for us. */
export function saidOf(from: PlacedRung | null, to: PublishedCompany, { assertions, disputes }: Naming, asOf: string): Said {
  if (from === null) return { assertions: [], nots: [] };
  const decided = decidedFor(from, to, disputes, asOf);
  return { assertions: [...assertionsFor(from, to, assertions.filter((a) => a.citation.collected <= asOf)), ...decided.assertions], nots: decided.nots };
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

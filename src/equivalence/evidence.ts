import { CountedCache } from "../shared/counted-cache.js";
import type { PlacedRung, PublishedCompany, PublishedLadders } from "../ladder/index.js";
import { decidedFor } from "./domain/dispute-evidence.js";
import type { CrosswalkAssertion } from "./domain/evidence.js";
import { isOpenEnded, points, rungsMeant, type CrosswalkCell, type PublishedAssertion } from "./domain/published-crosswalk.js";
import type { NotPair } from "./domain/question.js";
import type { EquivalenceStore, Naming } from "./equivalence.store.js";
import { sourceInWords } from "./naming.js";
import { targetOf } from "./target.js";

/** Assertions and disputes that may be kept in memory, some 700 bytes each. */
const MAX_KEPT = 12_000;
/** Companies that are known to be named, some 70 bytes each; where there are more, each is asked about. */
const MAX_NAMED = 50_000;

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
  readonly bySlug = new CountedCache<string, Naming>({ maxSize: MAX_KEPT, sizeCalculation: ({ assertions, disputes }) => 1 + assertions.length + disputes.length });
  /** Companies that something may name: few of all, and nobody asks for the others. "ALL": too many to know. Null: not read yet. */
  private named: Promise<Set<string> | "ALL"> | null = null;
  private generation = 0;

  /** `mostNamed`: of how many companies it is known that they are named. */
  constructor(private readonly store: EquivalenceStore, published: PublishedLadders, private readonly mostNamed = MAX_NAMED) {
    published.onChange((slugs) => {
      this.generation += 1;
      if (slugs.includes(null)) {
        this.bySlug.clear();
        this.named = null;
        return;
      }
      for (const slug of slugs) if (slug !== null) this.bySlug.delete(slug); // a dispute may be decided, for all we are told
      void this.named?.then((named) => { if (named !== "ALL") for (const slug of slugs) if (slug !== null) named.add(slug); }, () => undefined);
    });
  }

  /** What names a company, by its slug: one statement for all that are not in memory, and another the first time. */
  async naming(slugs: readonly string[]): Promise<ReadonlyMap<string, Naming>> {
    const known = await this.whoIsNamed();
    const isNamed = (slug: string): boolean => known === "ALL" || known.has(slug);
    const missing = [...new Set(slugs)].filter((slug) => isNamed(slug) && !this.bySlug.has(slug));
    const found = new Map(slugs.map((slug) => [slug, (isNamed(slug) ? this.bySlug.get(slug) : undefined) ?? NOTHING]));
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

  private whoIsNamed(): Promise<Set<string> | "ALL"> {
    if (this.named !== null) return this.named;
    const reading = this.store.named(this.mostNamed + 1).then((slugs) => (slugs.length > this.mostNamed ? "ALL" : new Set(slugs)));
    reading.catch(() => { if (this.named === reading) this.named = null; }); // whoever waits for it is told
    return (this.named = reading);
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
  if (naming.length === 0) return [];
  const target = targetOf(to);
  const [used, weighed] = [groupsOf(from), groupsAgainst(from)];
  return naming.flatMap((published): PairAssertion[] => {
    const { group, title, date, collected } = published.citation;
    const ours = published.cells.find((cell) => asserts(cell, from));
    if (ours === undefined) return [];
    const theirs = published.cells.filter((cell) => cell !== ours && cell.company === to.company.slug && !names(cell, from));
    const rungIds = [...new Set(theirs.flatMap((cell) => cell.rungs.flatMap((pointer) => rungsMeant(to, pointer))).map((rung) => rung.id))];
    const all = (has: (rung: PlacedRung | undefined) => ReadonlySet<string>): boolean => rungIds.every((id) => has(target.rung(id)).has(group));
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

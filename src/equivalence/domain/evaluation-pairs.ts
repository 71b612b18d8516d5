import type { PublishedCompany, Rung } from "../../ladder/domain/ladder.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import { isOpenEnded, rungsMeant, type CrosswalkCell, type PublishedAssertion } from "./published-crosswalk.js";

/**
 * What one row of one source says of one rung: people of `from` stand, at `toCompany` on `toTrack`, on one of the rungs `stated`
 * (or, with `holds` false, do not).
 */
export interface StatedPair {
  /** Group of the source: copies of a table, and pages by one author, are one. */
  readonly source: string;
  /** Id of the row, which also holds the pair the other way round. */
  readonly row: string;
  readonly holds: boolean;
  /** Put together from statements rather than printed as a row: it can contradict others, and is not itself measured. */
  readonly assembled: boolean;
  readonly from: string;
  readonly fromCompany: string;
  readonly toCompany: string;
  readonly toTrack: Track;
  /** Ids; any of them meets the statement. Never empty. */
  readonly stated: readonly string[];
}

/** Whether a pair is of two companies on one track, or of the two tracks of one company. */
export const isAcrossTracks = (pair: Pick<StatedPair, "fromCompany" | "toCompany">): boolean => pair.fromCompany === pair.toCompany;

/**
 * Every ordered pair of cells of different companies on one track, and of one company on different tracks, asked from each rung
 * of the one cell. Of an open-ended cell ("L6+") only the first rung is asked from: of the others the row says no more than that
 * they stand higher. Cells of companies or rungs that we do not carry, of different companies on different tracks, and of one
 * company on one track give none.
 */
export function statedPairs(assertions: readonly PublishedAssertion[], companies: ReadonlyMap<string, PublishedCompany>): readonly StatedPair[] {
  const meant = (cell: CrosswalkCell): readonly Rung[] => {
    const company = cell.company === null ? undefined : companies.get(cell.company);
    return company === undefined ? [] : unique(cell.rungs.flatMap((pointer) => rungsMeant(company, pointer)));
  };
  return assertions.flatMap((row) => {
    const cells = row.cells.map((cell) => ({ cell, rungs: meant(cell) })).filter(({ rungs }) => rungs.length > 0);
    return cells.flatMap((ours) => cells.filter((other) => other !== ours).flatMap((theirs): readonly StatedPair[] => {
      const asked = isOpenEnded(ours.cell) ? ours.rungs.slice(0, 1) : ours.rungs;
      return asked.flatMap((from) => {
        const same = ours.cell.company === theirs.cell.company;
        const stated = theirs.rungs.filter(({ track }) => (track === from.track) !== same);
        if (stated.length === 0) return [];
        return [{
          source: row.citation.group, row: row.id, holds: row.holds, assembled: row.assembled, from: from.id,
          fromCompany: ours.cell.company!, toCompany: theirs.cell.company!, toTrack: stated[0]!.track, stated: stated.map(({ id }) => id),
        }];
      });
    }));
  });
}

const unique = (rungs: readonly Rung[]): readonly Rung[] => [...new Map(rungs.map((rung) => [rung.id, rung])).values()];

/** What the other sources say of a pair. */
export interface Testimony {
  /** Groups of other sources that state something that cannot be true together with the pair. */
  readonly against: readonly string[];
  /** Groups of other sources that state the same: one of their rungs for `from` is one of `stated`. */
  readonly alike: readonly string[];
}

/**
 * Whether other sources agree with a pair.
 *
 * A source is against it when it puts `from` on rungs of the company none of which is stated; or puts each of the stated rungs
 * beside rungs of our company none of which is `from`; or says that `from` is not on any of the stated ones. It is alike when it
 * puts `from` on one of the stated rungs. A source that does both, as one that spreads a level over several rows, is alike.
 */
export function testimonyOf(pair: StatedPair, all: readonly StatedPair[]): Testimony {
  const others = all.filter((other) => other.source !== pair.source && (
    (other.fromCompany === pair.fromCompany && other.toCompany === pair.toCompany && other.toTrack === pair.toTrack && other.from === pair.from)
    || (other.fromCompany === pair.toCompany && other.toCompany === pair.fromCompany && pair.stated.includes(other.from))));
  const groups = [...new Set(others.map(({ source }) => source))].sort();
  const verdict = (group: string): "ALIKE" | "AGAINST" | "SILENT" => {
    const words = others.filter(({ source }) => source === group);
    const forward = words.filter(({ from, holds }) => from === pair.from && holds);
    if (forward.some(({ stated }) => meets(stated, pair.stated))) return "ALIKE";
    if (forward.length > 0) return "AGAINST";
    if (words.some((word) => !word.holds && word.from === pair.from && pair.stated.every((id) => word.stated.includes(id)))) return "AGAINST";
    const backward = words.filter(({ from, holds }) => pair.stated.includes(from) && holds);
    const elsewhere = (id: string): boolean => backward.some(({ from }) => from === id) && !backward.some(({ from, stated }) => from === id && stated.includes(pair.from));
    return pair.stated.every(elsewhere) ? "AGAINST" : "SILENT";
  };
  return { against: groups.filter((group) => verdict(group) === "AGAINST"), alike: groups.filter((group) => verdict(group) === "ALIKE") };
}

const meets = (a: readonly string[], b: readonly string[]): boolean => a.some((id) => b.includes(id));

import { contentHash } from "./content-hash.js";
import { rungIdOf, versionIdOf } from "./ids.js";
import { rungLabel, type LadderVersion } from "./ladder.js";
import { faultsOfRange, inversions } from "./placement.js";

/**
 * What is wrong with a published or retired version as it was read back from storage, in words; empty: nothing.
 *
 * Its content must have the hash it was published with, its ids must follow from its content, and its mappings must lie on
 * the axis without an inversion.
 */
export function faultsOfStoredVersion(version: LadderVersion): readonly string[] {
  const hash = contentHash(version);
  return [
    ...(hash === version.contentHash ? [] : [`its content has the hash ${hash}, but ${version.contentHash} was published: it was changed`]),
    ...(version.id === versionIdOf(version.ladderId, version.number) ? [] : [`its id does not follow from its ladder and its number ${version.number}`]),
    ...version.rungs.flatMap((rung) => [
      ...(rung.id === rungIdOf(version.id, rung) ? [] : [`the id of ${rungLabel(rung)} does not follow from its track, code and title`]),
      ...[rung.mapping?.range ?? null, ...(rung.mapping?.disagreements ?? []).map((d) => d.range)]
        .flatMap((range) => (range === null ? [] : faultsOfRange(rung.track, range)))
        .map((rule) => `the mapping of ${rungLabel(rung)}: ${rule}`),
    ]),
    ...inversions(version.rungs.map((r) => ({ track: r.track, order: r.order, range: r.mapping?.range ?? null })))
      .map((i) => `${rungLabel(version.rungs[i]!)} is placed below a rung of lower order on its track`),
  ];
}

import type { Company } from "../../company/domain/company.js";
import { publicId } from "../../shared/id.js";
import type { Citation } from "../../shared/source.js";
import { mappingOn, replaceRungs, type Replaced } from "./draft.js";
import type { ReadLadder, ReadMapping } from "./import-document.js";
import type { Path } from "./import-tree.js";
import type { LadderVersion, Mapping, MappingSet } from "./ladder.js";
import { faultsOfRungs, ordered } from "./rung-rules.js";

/** The draft that a file is to become. */
export interface ImportTarget {
  readonly version: Pick<LadderVersion, "id" | "ladderId" | "number">;
  /** The draft that it takes the place of, or else the version that it follows; null: the ladder is new. */
  readonly before: LadderVersion | null;
  readonly company: Pick<Company, "name">;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly taxonomyVersion: string;
}

export interface Imported extends Pick<Replaced, "stayed"> {
  readonly version: LadderVersion;
  /** How many of its mappings are the file's; 0: those of rungs that stay were kept. */
  readonly mapped: number;
  readonly faults: readonly { readonly path: Path; readonly rule: string }[];
}

/**
 * The version that a ladder of a file becomes, as a draft.
 *
 * A file that names the ladder is taken as the whole truth of it; one that does not is a bare list of rungs, and the ladder's own facts stay. A file that
 * maps no rung leaves the mappings of rungs that stay; one that maps any is the whole truth of those too.
 */
export function importedVersion(ladder: ReadLadder, at: number, target: ImportTarget, named: { readonly name: string; readonly family: string }, cite: (key: string) => Citation): Imported {
  const { before, version, today } = target;
  const contents = ordered(ladder.rungs.map(({ content }) => content)).map((content, i) => ({ content, mapping: ladder.rungs[i]?.mapping ?? null }));
  const faults = faultsOfRungs(contents.map(({ content }) => content)).map((fault) => ({ path: ["ladders", at, "rungs", fault.at, fault.key], rule: fault.rule }));
  const kept = replaceRungs(version.id, before?.rungs ?? [], contents.map(({ content }) => ({ id: null, content })));
  const mapped = contents.filter(({ mapping }) => mapping !== null).length;
  const mappingSet = setOf(ladder, target, mapped > 0);
  const rungs = mapped === 0 ? kept.rungs : kept.rungs.map((rung, i) => {
    const mapping = contents[i]?.mapping ?? null;
    return { ...rung, mapping: mapping && mappingOn(rung.id, mappingOf(mapping, mappingSet, cite)) };
  });
  const bare = ladder.name === null ? before : null;
  return {
    version: {
      ...version, status: "DRAFT", voice: "COMPANY", name: named.name, family: named.family, complete: ladder.complete ?? bare?.complete ?? true, note: ladder.note ?? bare?.note ?? null,
      changeNote: before?.status === "DRAFT" ? before.changeNote : "", effectiveOn: ladder.effectiveOn ?? (before?.status === "DRAFT" ? before.effectiveOn : today),
      publishedAt: null, retiredAt: null, contentHash: null, citations: ladder.sources.length > 0 ? cited(ladder.sources, cite) : (bare?.citations ?? []), mappingSet, rungs,
    },
    stayed: kept.stayed, mapped, faults,
  };
}

function setOf({ author, date, taxonomyVersion }: ReadLadder, target: ImportTarget, mapped: boolean): MappingSet {
  const before = mapped ? undefined : target.before?.mappingSet;
  return {
    id: publicId("set", target.version.id), author: author ?? before?.author ?? target.company.name, date: date ?? before?.date ?? target.today,
    taxonomyVersion: taxonomyVersion ?? before?.taxonomyVersion ?? target.taxonomyVersion,
  };
}

const mappingOf = (m: ReadMapping, set: MappingSet, cite: (key: string) => Citation): Mapping => ({
  id: "", range: m.range, confidence: m.confidence, justification: m.justification, comment: m.comment, state: m.state, author: m.author ?? set.author, date: m.date ?? set.date,
  citations: cited(m.sources, cite), disagreements: m.disagreements.map(({ range, comment, source }) => ({ range, comment, citation: cite(source) })),
});

/** Each citation once, in the order of their ids: two keys may name one source. */
const cited = (keys: readonly string[], cite: (key: string) => Citation): readonly Citation[] =>
  [...new Map(keys.map(cite).map((citation) => [citation.id, citation])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));

import type { Company } from "../../company/domain/company.js";
import { PublicError, type UserError } from "../../shared/errors.js";
import { publicId } from "../../shared/id.js";
import { rungIdOf } from "./ids.js";
import type { LadderIdentity, LadderVersion, Mapping, Rung, Visibility } from "./ladder.js";

/** A version that is being written, and who wrote at it last. */
export interface Draft {
  readonly version: LadderVersion;
  readonly ladder: LadderIdentity;
  readonly visibility: Visibility;
  /** Goes up by one with every change. */
  readonly revision: number;
  readonly lastChange: Change | null;
}

/** Who changed a draft, when, and what, in a sentence. */
export interface Change {
  readonly by: string;
  readonly at: Date;
  readonly what: string;
}

/** What a rung says, without its place on the axis. */
export type RungContent = Omit<Rung, "id" | "mapping">;

/** A rung that somebody sends: its content, and, where it is to keep its mapping under another name, the id that it has. */
export interface SentRung {
  readonly id: string | null;
  readonly content: RungContent;
}

/** Rungs in the place of others, and under which new id each of those that are still there stands. */
export interface Replaced {
  readonly rungs: readonly Rung[];
  readonly stayed: ReadonlyMap<string, string>;
}

/** A mapping under the id that follows from its rung's. */
export const mappingOn = (rungId: string, mapping: Mapping): Mapping => ({ ...mapping, id: publicId("map", rungId) });

/**
 * `sent` as the rungs of the version, in the place of `old`. A rung stays the same when its id says so, else when its track, code and title do; it
 * then keeps its mapping, unless it went to the other track, which has another axis.
 */
export function replaceRungs(versionId: string, old: readonly Rung[], sent: readonly SentRung[]): Replaced {
  const byId = new Map(old.map((rung) => [rung.id, rung]));
  const claimed = new Set(sent.flatMap(({ id }) => (id !== null && byId.has(id) ? [id] : [])));
  const byName = new Map(old.filter((rung) => !claimed.has(rung.id)).map((rung) => [nameOf(rung), rung]));
  const stayed = new Map<string, string>();
  const rungs = sent.map(({ id, content }): Rung => {
    const before = (id === null ? undefined : byId.get(id)) ?? byName.get(nameOf(content));
    const rungId = rungIdOf(versionId, content);
    if (before !== undefined) stayed.set(before.id, rungId);
    const kept = before !== undefined && before.track === content.track ? before.mapping : null;
    return { ...content, id: rungId, mapping: kept && mappingOn(rungId, kept) };
  });
  return { rungs, stayed };
}

/** What makes a rung one of its version. */
const nameOf = ({ track, code, title }: Pick<Rung, "track" | "code" | "title">): string => JSON.stringify([track, code, title]);

/** The same content as a version of its own, with ids of its own: the company's, whoever wrote what it begins as. */
export function copyOf(from: LadderVersion, version: Pick<LadderVersion, "id" | "ladderId" | "number">): { readonly version: LadderVersion; readonly stayed: ReadonlyMap<string, string> } {
  const { rungs, stayed } = replaceRungs(version.id, from.rungs, from.rungs.map(({ id, mapping: _, ...content }) => ({ id, content })));
  const mappingSet = { ...from.mappingSet, id: publicId("set", version.id) };
  return { version: { ...from, ...version, status: "DRAFT", voice: "COMPANY", mappingSet, rungs, changeNote: "", publishedAt: null, retiredAt: null, contentHash: null }, stayed };
}

/** In a sentence: how many rungs were added, removed and renamed. */
export function changeOfRungs(before: readonly Rung[], { rungs, stayed }: Replaced): string {
  const stay = new Set(stayed.values());
  const names = new Map([...before, ...rungs].map((rung) => [rung.id, nameOf(rung)]));
  const counts = [
    [rungs.filter((rung) => !stay.has(rung.id)).length, "added"],
    [before.filter((rung) => !stayed.has(rung.id)).length, "removed"],
    [[...stayed].filter(([from, to]) => names.get(from) !== names.get(to)).length, "renamed"],
  ] as const;
  const said = counts.flatMap(([n, word]) => (n > 0 ? [`${n} ${word}`] : []));
  return `${rungs.length} ${rungs.length === 1 ? "rung" : "rungs"}${said.length > 0 ? `, ${said.join(", ")}` : ""}`;
}

/** Somebody else changed the draft since it was read. */
export class StaleRevision extends PublicError {
  constructor({ revision, lastChange }: Pick<Draft, "revision" | "lastChange">, given: number, field: string) {
    const who = lastChange === null ? "" : `: ${lastChange.by} changed it at ${lastChange.at.toISOString().slice(0, 16).replace("T", " ")} UTC (${lastChange.what})`;
    super("STALE_REVISION", `the draft is at revision ${revision}, not ${given}${who}. Read it again, and make your change to what you then see.`, { field });
  }
}

/** A ladder has one draft at a time. */
export class DraftExists extends PublicError {
  /** `revision`: of that draft, where what was sent could take its place. */
  constructor(ladder: string, draftId: string | null, field: string, revision: number | null = null) {
    const instead = revision === null ? "change that one (updateLadderDraft)" : `give \`revision: ${revision}\`, at which it is, to put the file in its place`;
    super("DRAFT_EXISTS", `The ladder "${ladder}" has a draft already${draftId === null ? "" : `, ${draftId}`}; ${instead}.`, { field });
  }
}

/** What we curate follows from public sources alone. */
export class NotClaimed extends PublicError {
  constructor({ name }: Pick<Company, "name">, field: string) {
    super("NOT_CLAIMED", `${name} is curated by us from public sources, and would be again with the next update; it has to be claimed first (claimCompany).`, { field });
  }
}

/** Refuses to write what the seeds would write over. */
export function checkClaimed(company: Company, field: string): void {
  if (company.origin === "CURATED") throw new NotClaimed(company, field);
}

/** A user error at a field. */
export const faultAt = (field: string, message: string, code = "BAD_USER_INPUT"): UserError => ({ code, field, message });

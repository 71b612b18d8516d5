import { BadInput, PublicError, UserErrors, type UserError } from "../shared/errors.js";
import { randomId } from "../shared/id.js";
import type { Citation } from "../shared/source.js";
import type { Taxonomy } from "../taxonomy/index.js";
import { checkSlug } from "./domain/draft-input.js";
import { changeOfRungs, checkClaimed, DraftExists, StaleRevision, type Change, type Draft } from "./domain/draft.js";
import { versionIdOf } from "./domain/ids.js";
import type { ReadLadder } from "./domain/import-document.js";
import { importedVersion, type Imported } from "./domain/import-ladder.js";
import type { LadderIdentity, LadderVersion, PlacedVersion, Rung } from "./domain/ladder.js";
import { faultOfText, LADDER_LIMITS, tidy } from "./domain/rung-rules.js";
import { readFile, type ImportFault, type ImportFormat, type ReadFile } from "./imports.js";
import { citationFrom, type DraftPlace, type DraftStore } from "./ladder.drafts.store.js";

/** What who imports says besides the file. */
export interface ImportRequest {
  readonly company: string;
  readonly format: ImportFormat;
  readonly content: string;
  readonly ladder?: string | null;
  readonly name?: string | null;
  readonly family?: string | null;
  readonly revision?: number | null;
}

export interface ImportAnswer {
  /** null on a dry run. */
  readonly draft: Draft | null;
  readonly version: PlacedVersion;
  readonly summary: string;
  readonly faults: readonly ImportFault[];
}

/** A file made into a draft, not stored yet. */
export interface ImportReady extends Pick<Imported, "version" | "stayed"> {
  readonly ladder: LadderIdentity;
  readonly place: DraftPlace;
  readonly change: Change;
  readonly summary: string;
}

/** What importing needs to know besides. */
interface Surroundings {
  readonly drafts: DraftStore;
  readonly taxonomy: Taxonomy;
  readonly today: string;
  readonly viewer: { readonly name: string };
}

/** 2 MB, in bytes of UTF-8. */
export const MOST_BYTES = 2 * 1024 * 1024;
/** User errors that say what is wrong with a file; `faults` has more. */
const MOST_TOLD = 100;

/**
 * Reads the file and makes a draft of the ladder in it; the caller was allowed to import.
 * Fails:  UserErrors with everything that is wrong with the file (`note` is told of it first), DraftExists, StaleRevision, NotClaimed.
 */
export async function importFile(request: ImportRequest, around: Surroundings, note: (faults: readonly ImportFault[]) => void): Promise<ImportReady> {
  const bytes = Buffer.byteLength(request.content);
  if (bytes > MOST_BYTES) throw new BadInput("input.content", `has ${bytes} bytes; at most ${MOST_BYTES} are taken`, { limit: "importBytes", maximum: MOST_BYTES, measured: bytes });
  const refuse = (faults: readonly ImportFault[]): never => {
    note(faults);
    throw new UserErrors(told(faults));
  };
  const file = readFile(request.content, request.format);
  if (file.faults.length > 0) return refuse(file.faults);
  const { ladder: read, index, slug } = chosen(file, request.ladder ?? null);
  const place = await around.drafts.placeOf(request.company, slug);
  if (place === null) throw new Error("a company that was just there is gone");
  checkClaimed(place.company, "input.company");
  const before = await draftBefore(place, request, slug, around);
  const base = before ?? place.newest;
  const ladder = { id: place.ladder?.id ?? randomId("lad"), slug, isMain: place.ladder?.isMain ?? false, company: place.company };
  const number = before?.number ?? (place.ladder?.lastNumber ?? 0) + 1;
  const named = { name: read.name ?? nameIn(request) ?? base?.name ?? slug.replace(/-/g, " ").replace(/^./, (letter) => letter.toUpperCase()), family: familyOf(read, request, base, around.taxonomy) };
  const citations = new Map<string, Citation>();
  const cite = (key: string): Citation => {
    const source = file.sources.get(key);
    if (source === undefined) throw new Error(`the source ${key} was found, and is gone`);
    const known = citations.get(key) ?? citationFrom(source);
    citations.set(key, known);
    return known;
  };
  const target = { version: { id: versionIdOf(ladder.id, number), ladderId: ladder.id, number }, before: base, company: place.company, today: around.today, taxonomyVersion: around.taxonomy.version };
  const { version, stayed, mapped, faults } = importedVersion(read, index, target, named, cite);
  if (faults.length > 0) return refuse(faults.map(({ path, rule }) => ({ ...file.locate(path), rule })));
  const what = `imported ${changeOfRungs(base?.rungs ?? [], { rungs: version.rungs, stayed })}${mapped > 0 ? `, ${mapped} mapped by the file` : ""}`;
  return { version: { ...version, rungs: byPlace(version.rungs) }, stayed, ladder, place, change: { by: around.viewer.name, at: new Date(), what }, summary: `${slug}, version ${number}: ${what}.` };
}

/** By track, then lowest first: as the database gives them. */
const byPlace = (rungs: readonly Rung[]): readonly Rung[] => {
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...rungs].sort((a, b) => text(a.track, b.track) || a.order - b.order || text(a.code ?? "\uffff", b.code ?? "\uffff") || text(a.title, b.title));
};

/** The ladder of the file that is meant, and the slug it gets. */
function chosen({ ladders }: ReadFile, asked: string | null): { readonly ladder: ReadLadder; readonly index: number; readonly slug: string } {
  const index = ladders.length === 1 ? 0 : ladders.findIndex((ladder) => ladder.slug === asked);
  const ladder = ladders[index];
  if (ladder === undefined) {
    throw new BadInput("input.ladder", `must say which ladder of the file is meant: ${ladders.map((one) => one.slug ?? "(one without a slug)").join(", ")}`);
  }
  if (asked !== null && ladder.slug !== null && asked !== ladder.slug) throw new BadInput("input.ladder", `the file holds the ladder ${ladder.slug}, not ${asked.slice(0, 100)}`);
  const slug = ladder.slug ?? asked;
  if (slug === null) throw new BadInput("input.ladder", "must be given, since the file does not say which ladder it is (`slug`; in a table, the column `ladder`)");
  checkSlug(slug, ladder.slug === null ? "input.ladder" : "input.content");
  return { ladder, index, slug };
}

/** The draft that the file takes the place of; null: there is none. */
async function draftBefore({ draftId }: DraftPlace, { revision = null }: ImportRequest, slug: string, { drafts }: Surroundings): Promise<LadderVersion | null> {
  const draft = draftId === null ? null : await drafts.byId(draftId);
  if (draft === null) {
    if (revision !== null) throw new PublicError("STALE_REVISION", "The ladder has no draft (any more); leave `revision` away to begin one.", { field: "input.revision" });
    return null;
  }
  if (revision === null) throw new DraftExists(slug, draft.version.id, "input.revision", draft.revision);
  if (draft.revision !== revision) throw new StaleRevision(draft, revision, "input.revision");
  return draft.version;
}

function nameIn({ name }: ImportRequest): string | null {
  const tidied = tidy(name);
  const fault = faultOfText(tidied, LADDER_LIMITS.name);
  if (fault !== null) throw new BadInput("input.name", fault);
  return tidied;
}

function familyOf(read: ReadLadder, { family }: ImportRequest, base: LadderVersion | null, taxonomy: Taxonomy): string {
  const families = taxonomy.content.families.map(({ key }) => key);
  const found = read.family ?? family ?? base?.family ?? null;
  const field = read.family === null ? "input.family" : "input.content";
  if (found === null) throw new BadInput("input.family", `must be given, since neither the file nor a version of the ladder says; there are ${families.join(", ")}`);
  if (!families.includes(found)) throw new BadInput(field, `there is no family "${found.slice(0, 100)}"; there are ${families.join(", ")}`);
  return found;
}

/** The faults in words, the first of them one by one. */
function told(faults: readonly ImportFault[]): readonly UserError[] {
  const at = ({ row, column, path }: ImportFault): string => [row === null ? "" : `row ${row}`, column === null ? "" : `column ${column}`, path ?? ""].filter((part) => part !== "").join(", ");
  const error = (message: string): UserError => ({ code: "BAD_USER_INPUT", field: "input.content", message });
  const first = faults.slice(0, MOST_TOLD).map((fault) => error(at(fault) === "" ? `the file ${fault.rule}` : `${at(fault)}: ${fault.rule}`));
  return faults.length > MOST_TOLD ? [...first, error(`and ${faults.length - MOST_TOLD} more faults; see \`faults\``)] : first;
}

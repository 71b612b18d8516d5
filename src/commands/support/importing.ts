import type { ImportFormat } from "../../ladder/imports.js";
import { CommandFailed } from "./command.js";
import { done, type Client, type UserError } from "./client.js";

/** A draft of the company, and who wrote at it last. */
export interface HeldDraft {
  readonly draftId: string;
  readonly revision: number;
  readonly ladder: string;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  readonly lastChange: string | null;
}

interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}
interface Placed {
  readonly mapping: { readonly state: string } | null;
}

/** What a version says, and says differently from the one before it. */
export interface Version {
  readonly number: number;
  readonly lint: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly fix: string }[];
  /** null: it is the ladder's first. */
  readonly changes: {
    readonly summary: readonly string[];
    readonly versionChanges: readonly FieldChange[];
    readonly changes: readonly { readonly text: string; readonly from: Placed | null; readonly to: Placed | null; readonly fields: readonly FieldChange[] }[];
  } | null;
  /** null: it has no version in force. */
  readonly ladder: { readonly visibility: "LISTED" | "UNLISTED" } | null;
}

export interface Moves {
  readonly moves: readonly { readonly text: string; readonly rung: Named | null; readonly was: Named | null; readonly company: { readonly name: string } }[];
  readonly unchanged: number;
  readonly omitted: number;
}
interface Named {
  readonly code: string | null;
  readonly title: string;
}

/** What `importLadder` takes. */
export interface ImportInput {
  readonly company: string;
  readonly format: ImportFormat;
  readonly content: string;
  readonly ladder?: string;
  readonly name?: string;
  readonly family?: string;
  readonly revision?: number;
}

interface Imported {
  readonly summary: string;
  readonly version: Version;
  readonly preview?: Moves;
  readonly draft: Pick<HeldDraft, "draftId" | "revision"> | null;
  readonly faults: readonly { readonly row: number | null; readonly column: string | null; readonly path: string | null; readonly rule: string }[] | null;
  readonly userErrors: readonly UserError[];
}

const ERRORS = "userErrors { code field message }";
const VERSION = `number lint { code severity message fix } ladder { visibility }
  changes { summary versionChanges { field from to } changes { text from { mapping { state } } to { mapping { state } } fields { field from to } } }`;
const WHO = "query Drafts($company: String!) { viewer { name } company(slug: $company) { drafts { draftId revision ladder changedBy changedAt lastChange } } }";
const IMPORT = `mutation Import($input: ImportLadderInput!, $preview: Boolean!) { importLadder(input: $input) {
  summary version { ${VERSION} } draft { draftId revision } faults { row column path rule } ${ERRORS}
  preview @include(if: $preview) { moves { text rung { code title } was { code title } company { name } } unchanged omitted } } }`;
const SUGGEST = `mutation Suggest($input: ApplySuggestedMappingInput!) { applySuggestedMapping(input: $input) { rungs { outcome } revision ${ERRORS} } }`;
const DRAFT = `query Draft($id: ID!) { ladderDraft(id: $id) { version { ${VERSION} } } }`;
const PUBLISH = `mutation Publish($input: PublishLadderInput!) { publishLadder(input: $input) { version { id number effectiveOn } ${ERRORS} } }`;

/** Who asks, and the company's drafts; none for those who may not see them, whom the import itself then tells why. */
export async function whoAndDrafts(client: Client, company: string): Promise<{ readonly name: string; readonly drafts: readonly HeldDraft[] }> {
  const found = await client.ask<{ viewer: { name: string }; company: { drafts: readonly HeldDraft[] | null } | null }>(WHO, { company });
  return { name: found.viewer.name, drafts: found.company?.drafts ?? [] };
}

/** Imports, or tries to. Fails: CommandFailed with everything that is wrong with the file, a line each. */
export async function importing(client: Client, input: ImportInput, dryRun: boolean, preview: boolean): Promise<Imported> {
  const { importLadder } = await client.ask<{ importLadder: Imported }>(IMPORT, { input: { ...input, dryRun }, preview });
  const faults = importLadder.faults ?? [];
  if (faults.length > 0) throw new CommandFailed(faults.map(({ row, column, path, rule }) => `${[row === null ? null : `row ${row}`, column === null ? null : `column ${column}`, path].filter((part) => part !== null).join(", ") || "the file"}: ${rule}`).join("\n"));
  return done(importLadder);
}

/** Maps what is not mapped, as the method suggests; the draft's revision then, and what came of it in a sentence. */
export async function suggest(client: Client, { draftId, revision }: Pick<HeldDraft, "draftId" | "revision">): Promise<{ readonly revision: number; readonly told: string }> {
  type Suggested = { rungs: readonly { outcome: string }[]; revision: number; userErrors: readonly UserError[] };
  const suggested = done((await client.ask<{ applySuggestedMapping: Suggested }>(SUGGEST, { input: { draft: draftId, revision } })).applySuggestedMapping);
  const count = (outcome: string): number => suggested.rungs.filter((rung) => rung.outcome === outcome).length;
  return { revision: suggested.revision, told: `Suggested mappings stored: ${count("STORED")}; as before: ${count("UNCHANGED") + count("DECIDED")}; too little evidence: ${count("TOO_WEAK")}.` };
}

/** What a draft says. Fails: CommandFailed when it is gone. */
export async function draftNow(client: Client, id: string): Promise<Version> {
  const { ladderDraft } = await client.ask<{ ladderDraft: { version: Version } | null }>(DRAFT, { id });
  if (ladderDraft === null) throw new CommandFailed(`The draft ${id} is gone: somebody else published it meanwhile.`);
  return ladderDraft.version;
}

/** Fails: CommandFailed with what prevents it, a line each; nothing is published then. */
export async function publish(client: Client, input: object): Promise<{ readonly id: string; readonly number: number; readonly effectiveOn: string }> {
  type Published = { version: { id: string; number: number; effectiveOn: string }; userErrors: readonly UserError[] };
  return done((await client.ask<{ publishLadder: Published }>(PUBLISH, { input })).publishLadder).version;
}

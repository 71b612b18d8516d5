import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { demand, NotFound } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf, randomId } from "../shared/id.js";
import type { Taxonomy } from "../taxonomy/index.js";
import { changed, checkSlug, emptyVersion, followingVersion } from "./domain/draft-input.js";
import { checkClaimed, DraftExists, StaleRevision, type Change, type Draft } from "./domain/draft.js";
import { versionIdOf } from "./domain/ids.js";
import { place, type LadderIdentity, type LadderVersion } from "./domain/ladder.js";
import type { DraftContext } from "./drafts.resolver.js";
import { CreateLadderDraftInput, CreateLadderDraftPayload, ImportLadderInput, ImportLadderPayload, UpdateLadderDraftInput, UpdateLadderDraftPayload } from "./drafts.types.js";
import { importFile, type ImportAnswer } from "./importing.js";
import type { DraftPlace } from "./ladder.drafts.store.js";

/** What writing drafts asks of the context. */
export interface DraftsContext extends DraftContext {
  readonly taxonomy: Taxonomy;
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
}

@Resolver()
export class DraftMutations {
  @Demands("WRITE_DRAFT")
  @Mutation(() => CreateLadderDraftPayload, {
    nullable: true,
    description: "Begins a draft: of a new ladder, or of the next version of one that the company has, which starts as its newest. For owners and editors of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, DRAFT_EXISTS, NOT_CLAIMED (we curate the company).",
  })
  createLadderDraft(@Arg("input", () => CreateLadderDraftInput, { description: "Of which ladder, and what it says." }) input: CreateLadderDraftInput, @Ctx() ctx: DraftsContext): Promise<Answered<{ draft: Draft }>> {
    return mutating(async () => {
      const found = await ctx.drafts.placeOf(input.company, input.ladder);
      const notFound = new NotFound("company", input.company, "input.company");
      const permit = demand(ctx, "WRITE_DRAFT", found?.company.id ?? null, { field: "input.company", notFound });
      if (found === null) throw notFound;
      checkClaimed(found.company, "input.company");
      checkSlug(input.ladder, "input.ladder");
      if (found.draftId !== null) throw new DraftExists(input.ladder, found.draftId, "input.ladder");
      const { version: base, ladder, stayed: copied } = begun(found, input.ladder, ctx);
      const { version, stayed } = changed(base, input, familiesOf(ctx));
      const change: Change = { by: ctx.viewer.name, at: new Date(), what: `began with ${version.rungs.length} rungs` };
      const carried = found.newest === null ? null : { fromVersionId: found.newest.id, rungs: input.rungs == null ? copied : composed(copied, stayed) };
      const detail = `Began a draft of ${input.ladder}, version ${version.number}, with ${version.rungs.length} rungs.`;
      await ctx.drafts.create({ version, ladder }, found.ladder === null, change, carried, (manager) => ctx.audit.record(manager, permit, { subjectId: version.id, detail }));
      return { draft: await stored(ctx, version.id) };
    });
  }

  @Demands("WRITE_DRAFT")
  @Mutation(() => UpdateLadderDraftPayload, {
    nullable: true,
    description: "Changes a draft; its rungs all at once. For owners and editors of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, STALE_REVISION (somebody else changed it: the message says who, when and what).",
  })
  updateLadderDraft(@Arg("input", () => UpdateLadderDraftInput, { description: "Which, and what." }) input: UpdateLadderDraftInput, @Ctx() ctx: DraftsContext): Promise<Answered<{ draft: Draft }>> {
    return mutating(async () => {
      if (prefixOf(input.draft) !== "ver") throw new BadInput("input.draft", "is not the id of a draft, which begins with ver_; see `company { drafts { draftId } }`");
      const draft = await ctx.drafts.byId(input.draft);
      const notFound = new NotFound("draft", input.draft, "input.draft");
      const permit = demand(ctx, "WRITE_DRAFT", draft?.ladder.company.id ?? null, { field: "input.draft", notFound });
      if (draft === null) throw notFound;
      if (draft.revision !== input.revision) throw new StaleRevision(draft, input.revision, "input.revision");
      const { version, stayed, what } = changed(draft.version, input, familiesOf(ctx));
      const change: Change = { by: ctx.viewer.name, at: new Date(), what };
      await ctx.drafts.update(version, input.revision, change, stayed, (manager) => ctx.audit.record(manager, permit, { subjectId: version.id, detail: `Draft of ${draft.ladder.slug}: ${what}.` }));
      return { draft: await stored(ctx, version.id) };
    });
  }

  @Demands("IMPORT")
  @Mutation(() => ImportLadderPayload, {
    nullable: true,
    description: "Writes a draft from a file: a new one, or in the place of the ladder's draft. A file that names its ladder (`name`, `ladderName`) says all of it, one that does not is a bare list of rungs; one that maps no rung leaves the mappings of rungs that stay. Everything that is wrong is said at once, and then nothing is written. For owners and editors of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, DRAFT_EXISTS (say which `revision` the file takes the place of), STALE_REVISION, NOT_CLAIMED (we curate the company).",
  })
  async importLadder(@Arg("input", () => ImportLadderInput, { description: "The file, and whose ladder it is." }) input: ImportLadderInput, @Ctx() ctx: DraftsContext): Promise<Answered<ImportAnswer>> {
    const faults: Pick<ImportAnswer, "faults">[] = [];
    const answer = await mutating(async (): Promise<ImportAnswer> => {
      const companyId = await ctx.drafts.companyId(input.company);
      const notFound = new NotFound("company", input.company, "input.company");
      const permit = demand(ctx, "IMPORT", companyId, { field: "input.company", notFound });
      if (companyId === null) throw notFound;
      const { version, ladder, place: where, change, stayed, summary } = await importFile(input, ctx, (found) => faults.push({ faults: found }));
      if (input.dryRun) return { draft: null, version: place(version, ladder), summary, faults: [] };
      const record = (manager: Parameters<typeof ctx.audit.record>[0]): Promise<void> => ctx.audit.record(manager, permit, { subjectId: version.id, detail: `Draft of ${ladder.slug}: ${change.what}.` });
      if (where.draftId === null) await ctx.drafts.create({ version, ladder }, where.ladder === null, change, where.newest && { fromVersionId: where.newest.id, rungs: stayed }, record);
      else await ctx.drafts.update(version, input.revision ?? 0, change, stayed, record);
      const draft = await stored(ctx, version.id);
      return { draft, version: place(draft.version, draft.ladder), summary, faults: [] };
    });
    return { ...answer, ...faults[0] };
  }
}

/** A draft at its beginning, before what the caller sends: as the newest version, or empty. */
function begun({ company, ladder: known, newest }: DraftPlace, slug: string, ctx: DraftsContext): { readonly version: LadderVersion; readonly ladder: LadderIdentity; readonly stayed: ReadonlyMap<string, string> } {
  const ladder = { id: known?.id ?? randomId("lad"), slug, isMain: known?.isMain ?? false, company };
  const number = (known?.lastNumber ?? 0) + 1;
  const place = { id: versionIdOf(ladder.id, number), ladderId: ladder.id, number };
  if (newest === null) return { version: emptyVersion(place, company.name, ctx.today, ctx.taxonomy.version), ladder, stayed: new Map() };
  return { ...followingVersion(newest, place, ctx.today), ladder };
}

/** Where rungs end up that were copied first and replaced then. */
const composed = (copied: ReadonlyMap<string, string>, stayed: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...copied].flatMap(([from, via]) => { const to = stayed.get(via); return to === undefined ? [] : [[from, to] as const]; }));

const familiesOf = ({ taxonomy }: DraftsContext): readonly string[] => taxonomy.content.families.map((family) => family.key);

async function stored(ctx: DraftsContext, id: string): Promise<Draft> {
  const draft = await ctx.drafts.byId(id);
  if (draft === null) throw new Error(`the draft ${id} was written and is gone`);
  return draft;
}

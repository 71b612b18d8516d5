import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { demand, NotFound, type AccessContext, type Action, type Permit } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import { StaleRevision, type Draft } from "./domain/draft.js";
import { place, rungLabel, type PlacedRung } from "./domain/ladder.js";
import { inForce, next, type MappingAct, type Person } from "./domain/mapping-acts.js";
import { actOf, checkedComment, publicAuthor, reviewOf, type Standing } from "./domain/remapping.js";
import type { MappingStore } from "./ladder.mappings.store.js";
import type { LadderContext } from "./ladder.resolver.js";
import type { MappingLoaders } from "./mapping.loaders.js";
import { MapRungInput, MapRungPayload, ReviewMappingInput, ReviewMappingPayload } from "./mapping.types.js";

/** What mapping asks of the context. */
export interface MappingContext extends LadderContext, AccessContext, MappingLoaders {
  readonly mappings: MappingStore;
}

/** What both mutations answer. */
interface Done {
  readonly rung: PlacedRung;
  readonly revision: number;
}

@Resolver()
export class MappingMutations {
  @Demands("MAP")
  @Mutation(() => MapRungPayload, {
    nullable: true,
    description: "Decides on the mapping of one rung of a draft: takes it, moves an edge, takes it away, or says that nothing fits. Every decision is kept with author and date. For owners and editors of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, STALE_REVISION (somebody changed the draft), NOT_MAPPED, INVERSION (it would stand above a higher rung of its track, or below a lower one; the message names it).",
  })
  mapRung(@Arg("input", () => MapRungInput, { description: "Which rung, and what to do." }) input: MapRungInput, @Ctx() ctx: MappingContext): Promise<Answered<Done>> {
    return mutating(async () => {
      const { rung, revision, decision, lo = null, hi = null } = input;
      const comment = checkedComment(input.comment ?? null, "input.comment");
      return change(ctx, "MAP", rung, revision, (standing, by, at) => actOf({ decision, lo, hi, comment }, standing, by, at));
    });
  }

  @Demands("REVIEW")
  @Mutation(() => ReviewMappingPayload, {
    nullable: true,
    description: "Says what somebody who had no hand in it thinks of a mapping of a draft; the last word of each counts, until the rung is moved. With one who agrees the company's word is worth .85, with two .90. For reviewers and owners of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, STALE_REVISION (somebody changed the draft), NOT_MAPPED, OWN_MAPPING.",
  })
  reviewMapping(@Arg("input", () => ReviewMappingInput, { description: "Which rung, and what you think." }) input: ReviewMappingInput, @Ctx() ctx: MappingContext): Promise<Answered<Done>> {
    return mutating(async () => {
      const { rung, revision, stance } = input;
      const comment = checkedComment(input.comment, "input.comment", true) ?? "";
      return change(ctx, "REVIEW", rung, revision, ({ now }, by, at) => reviewOf(stance, comment, now, by, at));
    });
  }
}

/** Finds the rung for those who may, and writes the act that `acting` makes of it. */
async function change(ctx: MappingContext, action: Action, rungId: string, revision: number, acting: (standing: Standing, by: Person, at: Date) => Omit<MappingAct, "id" | "rungId">): Promise<Done> {
  const { permit, draft, standing } = await found(ctx, action, rungId, revision);
  const { rung, now, voice } = standing;
  const [by, at] = [{ id: ctx.viewer.id, name: ctx.viewer.name }, new Date()];
  const act = acting(standing, by, at);
  const mapping = next(now, { ...act, id: "", rungId }, voice);
  const what = `${act.act.toLowerCase().replace("_", " ")}: ${rungLabel(rung)}`;
  const moved = now !== null && (now.range?.lo !== mapping?.range?.lo || now.range?.hi !== mapping?.range?.hi);
  const author = act.act === "REVIEWED" && rung.mapping !== null ? rung.mapping.author : publicAuthor(draft.ladder.company, mapping);
  await ctx.mappings.write(draft, revision, { by: by.name, at, what }, [{ rungId, mapping, author, moved, act }], (manager) =>
    ctx.audit.record(manager, permit, { subjectId: rungId, detail: `Mapping ${what}${act.range === null ? "" : `, ${act.range.lo} to ${act.range.hi}`}.` }));
  ctx.actsByRung.clearAll();
  return reread(ctx, draft.version.id, rungId);
}

async function found(ctx: MappingContext, action: Action, rungId: string, revision: number): Promise<{ permit: Permit; draft: Draft; standing: Standing }> {
  if (prefixOf(rungId) !== "rng") throw new BadInput("input.rung", "is not the id of a rung, which begins with rng_; see `LadderVersion.rungs` of the draft");
  const where = await ctx.mappings.placeOf(rungId);
  const notFound = new NotFound("rung of a draft", rungId, "input.rung");
  const permit = demand(ctx, action, where?.companyId ?? null, { field: "input.rung", notFound });
  const held = where && (await ctx.mappings.read(where.draftId));
  const rung = held?.draft.version.rungs.find(({ id }) => id === rungId);
  if (!held || rung === undefined) throw notFound; // gone since
  const { draft } = held;
  if (draft.revision !== revision) throw new StaleRevision(draft, revision, "input.revision");
  const acts = held.acts.get(rungId) ?? [];
  const { voice } = draft.version;
  return { permit, draft, standing: { rung, now: inForce(rung.mapping, acts, voice), version: draft.version, voice } };
}

async function reread(ctx: MappingContext, draftId: string, rungId: string): Promise<Done> {
  const after = await ctx.mappings.read(draftId);
  const rung = after && place(after.draft.version, after.draft.ladder).rungs.find(({ id }) => id === rungId);
  if (after === null || rung == null) throw new Error(`the rung ${rungId} was mapped and is gone`);
  return { rung, revision: after.draft.revision };
}

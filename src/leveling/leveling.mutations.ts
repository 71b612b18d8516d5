import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { demand, NotFound } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { inForce, next, place, publicAuthor, StaleRevision, type Draft, type MappingAct, type MappingContext, type Remapped } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import { inTurns, type Work } from "../shared/turns.js";
import { type AppliedSuggestionType, ApplySuggestedMappingInput, ApplySuggestedMappingPayload } from "./applied.types.js";
import { applied, type Applied, type Suggestable } from "./domain/stored.js";
import { suggesting } from "./domain/suggest.js";
import type { LadderSuggestion } from "./domain/suggestion.js";
import type { LevelingModel } from "./domain/model.js";
import type { LevelingContext } from "./leveling.resolver.js";
import { placementOf } from "./placement.js";

/** What comes of it. */
interface Done {
  readonly rungs: readonly AppliedSuggestionType[];
  readonly weightsVersion: string;
  readonly revision: number;
}

@Resolver()
export class LevelingMutations {
  @Demands("MAP")
  @Mutation(() => ApplySuggestedMappingPayload, {
    nullable: true,
    description: "Maps a draft as the method suggests, all of it at once; mappings are stored as SUGGESTED, with the calibrated probability as confidence and the waterfall as comment. Rungs on which people decided are left alone, and bound the others. For owners and editors of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, STALE_REVISION (somebody changed the draft).",
  })
  applySuggestedMapping(@Arg("input", () => ApplySuggestedMappingInput, { description: "Which draft." }) input: ApplySuggestedMappingInput, @Ctx() ctx: MappingContext & LevelingContext): Promise<Answered<Done>> {
    return mutating(async () => {
      if (prefixOf(input.draft) !== "ver") throw new BadInput("input.draft", "is not the id of a draft, which begins with ver_");
      const where = await ctx.mappings.placeOf(input.draft);
      const notFound = new NotFound("draft", input.draft, "input.draft");
      const permit = demand(ctx, "MAP", where?.companyId ?? null, { field: "input.draft", notFound });
      const held = where && (await ctx.mappings.read(where.draftId));
      if (held === null) throw notFound;
      const { draft } = held;
      if (draft.revision !== input.revision) throw new StaleRevision(draft, input.revision, "input.revision");

      const model = ctx.models.for(ctx.taxonomy);
      const suggestion = await inTurns(suggestingDraft(draft, model));
      const { voice } = draft.version;
      const rungs = draft.version.rungs.map((rung): Suggestable => {
        const acts = held.acts.get(rung.id) ?? [];
        return { rung, now: inForce(rung.mapping, acts, voice), acts };
      });
      const outcomes = applied(rungs, suggestion.rungs, model.weights.version, input.again);
      const at = new Date();
      const changes = rungs.flatMap(({ rung, now }, i): readonly Remapped[] => {
        const stored = outcomes[i]?.stored ?? null;
        if (stored === null) return [];
        const act: Omit<MappingAct, "id" | "rungId"> = { ...stored, act: "SUGGESTED", by: { id: ctx.viewer.id, name: ctx.viewer.name }, at, stance: null };
        const mapping = next(now, { ...act, id: "", rungId: rung.id }, voice);
        return [{ rungId: rung.id, mapping, author: publicAuthor(draft.ladder.company, mapping), moved: true, act }];
      });
      const what = `suggested mappings for ${changes.length} of ${rungs.length} rungs`;
      await ctx.mappings.write(draft, input.revision, { by: ctx.viewer.name, at, what }, changes, (manager) =>
        ctx.audit.record(manager, permit, { subjectId: draft.version.id, detail: `Stored ${what}.` }));
      ctx.actsByRung.clearAll();
      const after = await ctx.mappings.read(draft.version.id);
      if (after === null) throw new Error(`the draft ${draft.version.id} was mapped and is gone`);
      return { rungs: await inTurns(showing(after.draft, outcomes, suggestion, ctx)), weightsVersion: model.weights.version, revision: after.draft.revision };
    });
  }
}

/** The whole ladder at once, as the draft has it; what people placed says nothing of where the machine would place it. */
function suggestingDraft({ version, ladder }: Draft, model: LevelingModel): Work<LadderSuggestion> {
  const { people } = ladder.company;
  return suggesting({
    people: people && { min: people.min, max: people.max }, family: version.family,
    rungs: version.rungs.map(({ code, title, scope, directReports, organisation, years, track, order }) => ({ code, title, scope, directReports, organisation, years, track, order })),
  }, model);
}

function* showing({ version, ladder }: Draft, outcomes: readonly Applied[], suggestion: LadderSuggestion, { taxonomy }: LevelingContext): Work<readonly AppliedSuggestionType[]> {
  const byId = new Map(outcomes.map((each, i) => [each.rungId, { outcome: each.outcome, suggested: suggestion.rungs[i] }]));
  const shown: AppliedSuggestionType[] = [];
  for (const rung of place(version, ladder).rungs) {
    const found = byId.get(rung.id);
    if (found?.suggested !== undefined) shown.push({ rung, outcome: found.outcome, placement: placementOf(found.suggested, taxonomy) });
    yield;
  }
  return shown;
}

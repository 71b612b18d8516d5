import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { BadInput } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import { inTurns } from "../shared/turns.js";
import { checkFamily, type Taxonomy } from "../taxonomy/index.js";
import { suggesting } from "./domain/suggest.js";
import type { RungInput } from "./domain/input.js";
import { MappingSuggestionType, SuggestMappingInput, type CountRangeInput } from "./leveling.types.js";
import type { LevelingModels } from "./models.js";
import { placementOf } from "./placement.js";

/** What leveling resolvers ask of the context. */
export interface LevelingContext {
  readonly taxonomy: Taxonomy;
  readonly models: LevelingModels;
}

@Resolver()
export class LevelingResolver {
  @Query(() => MappingSuggestionType, {
    nullable: true,
    description: "Maps a whole pasted ladder onto the canonical axis at once, with a waterfall of evidence for each rung. Nothing is stored. Errors: BAD_USER_INPUT naming the field.",
  })
  async suggestMapping(@Arg("input", () => SuggestMappingInput, { description: "The ladder." }) input: SuggestMappingInput, @Ctx() ctx: LevelingContext): Promise<MappingSuggestionType> {
    const rungs = input.rungs.map((rung, i) => rungOf(rung, `input.rungs[${i}]`, ctx.taxonomy));
    if (rungs.length === 0) throw new BadInput("input.rungs", "give at least one rung");
    const ordered = rungs.filter((rung) => rung.order !== undefined).length;
    if (ordered > 0 && ordered < rungs.length) throw new BadInput("input.rungs", "give `order` for all rungs or for none");
    if (input.family != null) checkFamily(input.family, "input.family", ctx.taxonomy);
    const model = ctx.models.for(ctx.taxonomy);
    const suggested = await inTurns(suggesting({ people: range(input.people, "input.people"), family: input.family ?? null, rungs }, model));
    return {
      weightsVersion: model.weights.version,
      rungs: suggested.rungs.map((rung) => ({
        index: rung.index, code: input.rungs[rung.index]?.code ?? null, title: input.rungs[rung.index]?.title ?? "", placement: placementOf(rung, ctx.taxonomy),
      })),
    };
  }
}

function rungOf(rung: SuggestMappingInput["rungs"][number], at: string, taxonomy: Taxonomy): RungInput {
  if (rung.title.trim() === "") throw new BadInput(`${at}.title`, "must not be empty");
  if (rung.anchor != null && taxonomy.level(rung.anchor) === null) {
    throw new BadInput(`${at}.anchor`, `no canonical level "${rung.anchor}"; there are ${listed(taxonomy.content.levels.map((l) => l.key))}`);
  }
  if (rung.family != null) checkFamily(rung.family, `${at}.family`, taxonomy);
  return {
    code: rung.code ?? null, title: rung.title, scope: rung.scope ?? null, directReports: range(rung.directReports, `${at}.directReports`),
    organisation: range(rung.organisation, `${at}.organisation`), years: range(rung.years, `${at}.years`), anchor: rung.anchor ?? null,
    family: rung.family ?? null, track: rung.track ?? null, ...(rung.order != null && { order: rung.order }),
  };
}

/** Fails: BadInput for a range below 0 or turned round. */
function range(given: CountRangeInput | null | undefined, field: string): { min: number; max: number | null } | null {
  if (given == null) return null;
  if (given.min < 0) throw new BadInput(`${field}.min`, "must be 0 or more");
  if (given.max != null && given.max < given.min) throw new BadInput(`${field}.max`, "must not be below min");
  return { min: given.min, max: given.max ?? null };
}

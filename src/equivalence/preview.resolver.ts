import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { demand, NotFound } from "../access/index.js";
import { ImportLadderPayload } from "../ladder/drafts.types.js";
import type { PublishingContext } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import type { EquivalenceContext } from "./asking.js";
import { previewPublication } from "./preview.js";
import { PreviewPublicationInput, PublicationPreviewType } from "./preview.types.js";

@Resolver()
export class PreviewResolver {
  @Query(() => PublicationPreviewType, {
    nullable: true,
    description: "Which answers about a company's rungs at other companies a draft would move, and by how much, against the version in force. Writes nothing. For all who read drafts of the company. Errors: UNAUTHENTICATED, NOT_FOUND (no such draft, or it is published), BAD_USER_INPUT, UNKNOWN_COMPANY.",
  })
  async previewPublication(@Arg("input", () => PreviewPublicationInput, { description: "Which draft, and where." }) input: PreviewPublicationInput, @Ctx() ctx: EquivalenceContext & PublishingContext): Promise<PublicationPreviewType> {
    const field = "input.draft";
    if (prefixOf(input.draft) !== "ver") throw new BadInput(field, "is not the id of a draft, which begins with ver_");
    const notFound = new NotFound("draft", input.draft, field);
    const belonging = await ctx.publishing.store.belonging(input.draft);
    demand(ctx, "READ_DRAFT", belonging?.companyId ?? null, { field, notFound });
    const draft = await ctx.publishing.drafted(input.draft);
    if (belonging === null || draft === null) throw notFound;
    return previewPublication(draft, belonging.companySlug, input.companies ?? null, ctx);
  }
}

@Resolver(() => ImportLadderPayload)
export class ImportPreview {
  @FieldResolver(() => PublicationPreviewType, { nullable: true, description: "Which answers at well-known companies the version would move, as `previewPublication` tells it, also on a dry run; reviews are not counted in. Null when there are errors." })
  preview(@Root() { version }: ImportLadderPayload, @Ctx() ctx: EquivalenceContext): Promise<PublicationPreviewType> | null {
    return version == null ? null : previewPublication(version, version.company.slug, null, ctx);
  }
}

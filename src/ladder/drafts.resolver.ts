import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { allows, type AccessContext } from "../access/index.js";
import { CompanyType } from "../company/company.types.js";
import type { Company } from "../company/index.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import type { Draft } from "./domain/draft.js";
import { place, type PlacedVersion } from "./domain/ladder.js";
import { LadderDraftType } from "./drafts.types.js";
import type { DraftStore } from "./ladder.drafts.store.js";

/** What drafts ask of the context. */
export interface DraftContext extends AccessContext {
  readonly drafts: DraftStore;
}

@Resolver(() => CompanyType)
export class CompanyDrafts {
  @FieldResolver(() => [LadderDraftType], { nullable: true, description: "The drafts of its ladders; null for those who may not read them (any role at the company may), whether there are any or not." })
  async drafts(@Root() company: Company, @Ctx() ctx: DraftContext): Promise<readonly Draft[] | null> {
    return allows(ctx, "READ_DRAFT", company.id) ? ctx.drafts.ofCompany(company.id) : null;
  }
}

@Resolver(() => LadderDraftType)
export class DraftResolver {
  @Query(() => LadderDraftType, { nullable: true, description: "One draft by its id; null when there is none, when it was published, and for those who may not read it. Errors: BAD_USER_INPUT when it is not the id of a version." })
  async ladderDraft(@Arg("id", () => ID, { description: "The draft's id, `ver_…`." }) id: string, @Ctx() ctx: DraftContext): Promise<Draft | null> {
    if (prefixOf(id) !== "ver") throw new BadInput("id", "is not the id of a draft, which begins with ver_; see `company { drafts { draftId } }`");
    const draft = await ctx.drafts.byId(id);
    return allows(ctx, "READ_DRAFT", draft?.ladder.company.id ?? null) ? draft : null;
  }

  @FieldResolver(() => ID)
  draftId(@Root() { version }: Draft): string {
    return version.id;
  }

  @FieldResolver(() => ID)
  ladderId(@Root() { ladder }: Draft): string {
    return ladder.id;
  }

  @FieldResolver(() => String)
  ladder(@Root() { ladder }: Draft): string {
    return ladder.slug;
  }

  @FieldResolver(() => Int)
  revision(@Root() { revision }: Draft): number {
    return revision;
  }

  @FieldResolver(() => String, { nullable: true })
  changedBy(@Root() { lastChange }: Draft): string | null {
    return lastChange?.by ?? null;
  }

  @FieldResolver(() => Date, { nullable: true })
  changedAt(@Root() { lastChange }: Draft): Date | null {
    return lastChange?.at ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  lastChange(@Root() { lastChange }: Draft): string | null {
    return lastChange?.what ?? null;
  }

  @FieldResolver()
  version(@Root() { version, ladder }: Draft): PlacedVersion {
    return place(version, ladder);
  }
}

import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { demand, NotFound, type AccessContext, type Action, type Permit } from "../access/index.js";
import { Demands } from "../access/access.types.js";
import { checkStanding, type Company } from "../company/index.js";
import { mutating, type Answered } from "../graph/user-error.js";
import { BadInput } from "../shared/errors.js";
import { prefixOf } from "../shared/id.js";
import { checkClaimed } from "./domain/draft.js";
import type { LintFinding } from "./domain/lint-finding.js";
import { lint } from "./domain/lint.js";
import { place, type Ladder, type PlacedRung, type PlacedVersion } from "./domain/ladder.js";
import { AlreadyPublished, checkedTerms, checkedWords, PUBLICATION_LIMITS } from "./domain/publishing.js";
import type { Belonging } from "./ladder.publishing.store.js";
import type { LadderContext } from "./ladder.resolver.js";
import { placedVersions } from "./placed-versions.js";
import { LintLadderInput, LintLadderPayload, PublishLadderInput, PublishLadderPayload, RetireLadderInput, RetireLadderPayload } from "./publication.types.js";
import type { Publishing, Recorded } from "./publishing.js";

/** What publishing asks of the context. */
export interface PublishingContext extends LadderContext, AccessContext {
  readonly publishing: Publishing;
}

@Resolver()
export class PublicationMutations {
  @Demands("READ_DRAFT")
  @Mutation(() => LintLadderPayload, {
    nullable: true,
    description: "Looks at a draft for what would prevent its publication or make answers worse; writes nothing. For all who read drafts of the company. User errors: UNAUTHENTICATED, NOT_FOUND, BAD_USER_INPUT, ALREADY_PUBLISHED (ask `LadderVersion.lint` then).",
  })
  lintLadder(@Arg("input", () => LintLadderInput, { description: "Which." }) input: LintLadderInput, @Ctx() ctx: PublishingContext): Promise<Answered<{ findings: readonly LintFinding<PlacedRung>[]; revision: number }>> {
    return mutating(async () => {
      const { belonging } = await allowed(ctx, "READ_DRAFT", DRAFT, input.draft);
      const found = await ctx.publishing.store.draft(input.draft);
      if (found === null) throw await published(ctx, input.draft);
      return { findings: lint(place(found.version, { ...(await identityOf(ctx, belonging)), isMain: false })), revision: found.revision };
    });
  }

  @Demands("PUBLISH")
  @Mutation(() => PublishLadderPayload, {
    nullable: true,
    description: "Publishes a draft: all of it, or nothing when there are errors. The version never changes from then on; it is in force at once, unless a later day is asked for. For owners and editors of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, STALE_REVISION (somebody changed the draft), ALREADY_PUBLISHED, KEY_USED, NOT_CLAIMED, TAKEN_DOWN (restoreCompany first), and every code of `LintCode` that stands for a contradiction.",
  })
  publishLadder(@Arg("input", () => PublishLadderInput, { description: "Which, and how." }) input: PublishLadderInput, @Ctx() ctx: PublishingContext): Promise<Answered<{ version: PlacedVersion; ladder: Ladder | null; findings: readonly LintFinding<PlacedRung>[] }>> {
    return mutating(async () => {
      const { effectiveOn = null, visibility = null, key = null, changeNote, draft, revision } = input;
      const terms = checkedTerms({ changeNote, effectiveOn, visibility, key });
      const { belonging, permit } = await allowed(ctx, "PUBLISH", DRAFT, draft);
      const identity = await identityOf(ctx, belonging);
      checkClaimed(identity.company, "input.draft");
      checkStanding(identity.company, "input.draft");
      const record: Recorded = (manager, detail) => ctx.audit.record(manager, permit, { subjectId: draft, detail });
      const findings = await ctx.publishing.publish({ draft, revision, terms, voice: "COMPANY" }, identity, belonging.companyId, record);
      if (findings === null) throw new NotFound("draft", draft, "input.draft");
      forget(ctx);
      const versions = await placedVersions({ version: draft }, ctx.published);
      const ladder = await ctx.published.ladder(belonging.ladderId);
      return { version: versions.version, ladder, findings };
    });
  }

  @Demands("RETIRE")
  @Mutation(() => RetireLadderPayload, {
    nullable: true,
    description: "Takes a ladder out of force, with versions of it that were to come into force later: it leaves lists, search and counterparts. Its ids and those of its versions and rungs answer for ever and say that it is retired. A draft of it stays, and publishing that brings it back. For owners of the company. User errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, NOT_CLAIMED, ALREADY_RETIRED.",
  })
  retireLadder(@Arg("input", () => RetireLadderInput, { description: "Which, and why." }) input: RetireLadderInput, @Ctx() ctx: PublishingContext): Promise<Answered<{ ladder: Ladder | null }>> {
    return mutating(async () => {
      const reason = checkedWords(input.reason, PUBLICATION_LIMITS.note, "input.reason", "why it is retired");
      const { belonging, permit } = await allowed(ctx, "RETIRE", LADDER, input.ladder);
      checkClaimed((await identityOf(ctx, belonging)).company, "input.ladder");
      await ctx.publishing.retire(belonging, (manager) => ctx.audit.record(manager, permit, { subjectId: input.ladder, detail: `Retired the ladder: ${reason}` }));
      forget(ctx);
      return { ladder: await ctx.published.ladder(input.ladder) };
    });
  }
}

/** What an input names, and how its id begins. */
interface Named {
  readonly kind: "draft" | "ladder";
  readonly prefix: "ver" | "lad";
  readonly field: string;
}
const DRAFT: Named = { kind: "draft", prefix: "ver", field: "input.draft" };
const LADDER: Named = { kind: "ladder", prefix: "lad", field: "input.ladder" };

/** Where a thing belongs, and the permit to do `action` to it. One statement, whether it is there or not. */
async function allowed(ctx: PublishingContext, action: Action, { kind, prefix, field }: Named, id: string): Promise<{ readonly belonging: Belonging; readonly permit: Permit }> {
  if (prefixOf(id) !== prefix) throw new BadInput(field, `is not the id of a ${kind}, which begins with ${prefix}_`);
  const belonging = await ctx.publishing.store.belonging(id);
  const notFound = new NotFound(kind, id, field);
  const permit = demand(ctx, action, belonging?.companyId ?? null, { field, notFound });
  if (belonging === null) throw notFound;
  return { belonging, permit };
}

async function identityOf(ctx: PublishingContext, { ladderId, companySlug }: Belonging): Promise<{ readonly id: string; readonly slug: string; readonly company: Company }> {
  const found = (await ctx.published.bySlug([companySlug])).get(companySlug);
  if (found === undefined) throw new Error(`the company ${companySlug} has a ladder and cannot be read`);
  return { id: ladderId, slug: "", company: found.company };
}

/** What this request read before it changed anything is read anew. */
function forget(ctx: PublishingContext): void {
  ctx.publishedBySlug.clearAll();
  ctx.versionById.clearAll();
}

/** The error for a version that is no draft any more. */
async function published(ctx: PublishingContext, id: string): Promise<Error> {
  const version = await ctx.versionById.load(id);
  return version === null ? new NotFound("draft", id, "input.draft") : new AlreadyPublished(version.number, version.publishedAt, "input.draft");
}

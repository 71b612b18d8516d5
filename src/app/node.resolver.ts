import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { CompanyTakenDown } from "../company/index.js";
import { seenBy } from "../equivalence/index.js";
import { Node } from "../graph/node.js";
import { ladderAt, place, type LadderVersion, type Place, type PublishedCompany } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import { ID_PREFIXES, prefixOf } from "../shared/id.js";
import { listed } from "../shared/text.js";
import { MAX_PAGE } from "../shared/page.js";
import type { AppContext } from "./context.js";

/** Kinds that can be asked for by id; the others are found through what they belong to. */
const FETCHABLE = ["cmp", "lad", "ver", "rng", "lvl", "rol", "stm", "dsp"] as const;

/** Finds things by global id, whatever they are: the one resolver that knows all features. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "The thing with this global id; null when there is none. Errors: BAD_USER_INPUT when it is not an id of ours, TAKEN_DOWN when its company was." })
  async node(@Arg("id", () => ID, { description: "A global id, as in any `id` field." }) id: string, @Ctx() ctx: AppContext): Promise<object | null> {
    return (await find([id], "id", ctx)).get(id) ?? null;
  }

  @Query(() => [Node], { nullable: "itemsAndList", description: `The things with these global ids, in the same order, null where there is none, or where its company was taken down (error TAKEN_DOWN at its place). Errors: BAD_USER_INPUT when one is not an id of ours, or more than ${MAX_PAGE} are asked for.` })
  async nodes(@Arg("ids", () => [ID], { description: `Global ids, at most ${MAX_PAGE}.` }) ids: string[], @Ctx() ctx: AppContext): Promise<readonly (object | null)[]> {
    if (ids.length > MAX_PAGE) throw new BadInput("ids", `at most ${MAX_PAGE} ids at once; there are ${ids.length}`);
    const found = await find(ids, "ids", ctx);
    return ids.map((id) => found.get(id) ?? null);
  }
}

async function find(ids: readonly string[], field: string, ctx: AppContext): Promise<ReadonlyMap<string, object>> {
  const stray = ids.find((id) => prefixOf(id) === null);
  if (stray !== undefined) {
    throw new BadInput(field, `"${stray.slice(0, 40)}" is not an id of ours: they look like ${listed(FETCHABLE.map((p) => `${p}_…`), "or")} and come from an \`id\` field`);
  }
  const unfetchable = ids.map(prefixOf).find((p) => p !== null && !FETCHABLE.some((known) => known === p));
  if (unfetchable) throw new BadInput(field, `a ${ID_PREFIXES[unfetchable]} is not found by id; ask for it through what it belongs to`);

  const found = new Map<string, object>();
  const [canonical, published] = [ids.filter((id) => /^(lvl|rol|stm)_/.test(id)), ids.filter((id) => !/^(lvl|rol|stm|dsp)_/.test(id))];
  for (const id of canonical) {
    const value = ctx.taxonomy.node(id);
    if (value !== null) found.set(id, value);
  }
  const disputes = ids.filter((id) => id.startsWith("dsp_"));
  if (disputes.length > 0) for (const dispute of await ctx.disputes.byIds(disputes, seenBy(ctx))) found.set(dispute.id, dispute);
  const places = await ctx.published.placesOf(published);
  const companies = await ctx.published.bySlug([...places.values()].map((p) => p.companySlug));
  const versions = await ctx.published.byVersionId([...places.values()].flatMap((p) => p.versionId ?? []), companies.values());
  for (const [id, where] of places) {
    const company = companies.get(where.companySlug);
    const value = company && placed(id, where, company, versions);
    if (value) found.set(id, value);
  }
  return found;
}

function placed(id: string, where: Place, published: PublishedCompany, versions: ReadonlyMap<string, LadderVersion>): object | null {
  if (id.startsWith("cmp_")) return published.company;
  if (published.company.takenDown !== null) return new CompanyTakenDown(published.company, published.company.takenDown); // an error at its own place, beside what else was asked for
  const ladder = published.ladders.find((l) => l.id === where.ladderId);
  if (id.startsWith("lad_")) return ladderAt(where, published, versions);
  const stored = where.versionId === null ? undefined : versions.get(where.versionId);
  if (stored === undefined || where.ladderId === null) return null;
  const version = ladder?.version.id === stored.id
    ? ladder.version
    : place(stored, ladder ?? { id: where.ladderId, slug: where.ladderSlug ?? "", isMain: false, company: published.company });
  return id.startsWith("ver_") ? version : (version.rungs.find((rung) => rung.id === id) ?? null);
}

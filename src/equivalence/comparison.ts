import { UnknownCompany } from "../company/index.js";
import type { PublishedCompany } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import type { Track } from "../taxonomy/domain/axis.js";
import { ladderFor } from "./answers.js";
import { dayOf, type EquivalenceContext } from "./asking.js";
import type { ComparedRungType, LadderColumnType, LadderComparisonType } from "./comparison.types.js";
import { blurOf } from "./domain/compiled.js";
import type { CompareLaddersInput } from "./equivalence.inputs.js";
import { mapped } from "./evidence.js";

const FEWEST = 2;
const MOST = 6;

/** A bar, and what its counterparts in the other columns are found from. */
export type ComparedRung = ComparedRungType & { readonly others: readonly PublishedCompany[]; readonly asOf: string };
export type Comparison = LadderComparisonType;

/** Lays ladders side by side. A company that does not exist makes an error of its own column. Fails: BadInput. */
export async function compareLadders(input: CompareLaddersInput, ctx: EquivalenceContext): Promise<Comparison> {
  const { companies: slugs, track, family } = input;
  if (slugs.length < FEWEST || slugs.length > MOST) throw new BadInput("input.companies", `name ${FEWEST} to ${MOST} companies; there are ${slugs.length}`);
  const twice = slugs.find((slug, i) => slugs.indexOf(slug) < i);
  if (twice !== undefined) throw new BadInput("input.companies", `"${twice}" stands twice`);
  if (!ctx.taxonomy.content.families.some((f) => f.key === family)) {
    throw new BadInput("input.family", `no family "${family}"`, { families: ctx.taxonomy.content.families.map((f) => f.key) });
  }
  const day = dayOf(input.asOf, ctx.today);
  const found = await ctx.published.bySlug(slugs, day);
  const present = [...found.values()];
  const columns = await Promise.all(slugs.map(async (slug) => {
    const company = found.get(slug);
    return company === undefined ? new UnknownCompany(slug, await ctx.companies.near(slug)) : column(company, track, family, present.filter((c) => c !== company), day ?? ctx.today, ctx);
  }));
  return { track, bands: ctx.taxonomy.content.levels.filter((level) => level.track === track), columns };
}

function column(published: PublishedCompany, track: Track, family: string, others: readonly PublishedCompany[], asOf: string, ctx: EquivalenceContext): LadderColumnType {
  const { company } = published;
  const ladder = ladderFor(published, family, track, ctx.taxonomy);
  if (ladder === null) return { company, ladder, rungs: [], note: `${company.name} has no ladder for ${family} on the ${track === "IC" ? "individual contributor" : "management"} track.` };
  const rungs = ladder.version.rungs.flatMap((rung): ComparedRung[] => {
    const placed = rung.track === track ? mapped(rung) : null;
    return placed === null ? [] : [{ rung, range: placed.range, blur: blurOf(placed), others, asOf }];
  });
  return { company, ladder, rungs, note: ladder.family === family ? null : `${company.name} has no ladder for ${family}; its ladder for ${ladder.family} is shown.` };
}

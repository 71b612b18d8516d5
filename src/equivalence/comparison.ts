import { CompanyTakenDown, UnknownCompany } from "../company/index.js";
import type { Ladder, PublishedCompany } from "../ladder/index.js";
import { BadInput } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import { round, type Track } from "../taxonomy/domain/axis.js";
import { checkFamily, type Taxonomy } from "../taxonomy/index.js";
import { ladderFor } from "./answers.js";
import { dayOf, type EquivalenceContext } from "./asking.js";
import type { ComparedRungType, LadderColumnType, LadderComparisonType } from "./comparison.types.js";
import { blurOf } from "./domain/compiled.js";
import { trackName } from "./domain/words.js";
import type { CompareLaddersInput } from "./equivalence.inputs.js";
import { familyInWords } from "./naming.js";
import { mapped } from "./target.js";

const FEWEST = 2;
const MOST = 6;

/** A company to be laid beside the others, and the ladder it is shown by; null when it has none for the family and track. */
interface Shown {
  readonly published: PublishedCompany;
  readonly ladder: Ladder | null;
}

/** A bar, and what its counterparts in the other columns are found from. */
export type ComparedRung = ComparedRungType & { readonly others: readonly Shown[]; readonly asOf: string };
export type Comparison = LadderComparisonType;

/** What all columns have in common. */
interface Frame {
  readonly track: Track;
  readonly family: string;
  readonly asOf: string;
  readonly taxonomy: Taxonomy;
}

/** Lays ladders side by side. A company that does not exist, or was taken down, makes an error of its own column. Fails: BadInput. */
export async function compareLadders(input: CompareLaddersInput, ctx: EquivalenceContext): Promise<Comparison> {
  const { companies: slugs, track, family } = input;
  checkCompared(slugs, family, ctx.taxonomy);
  const day = dayOf(input.asOf, ctx.today);
  const found = await ctx.published.bySlug(slugs, day);
  await ctx.evidence.naming([...found.keys()]); // for all bars at once, before each of them asks
  const frame = { track, family, asOf: day ?? ctx.today, taxonomy: ctx.taxonomy };
  const shown = [...found.values()].map((published): Shown => ({ published, ladder: ladderFor(published, family, track, ctx.taxonomy) }));
  const columns = await Promise.all(slugs.map(async (slug) => {
    const one = shown.find(({ published }) => published.company.slug === slug);
    if (one?.published.company.takenDown != null) return new CompanyTakenDown(one.published.company, one.published.company.takenDown);
    return one === undefined ? new UnknownCompany(slug, await ctx.companies.near(slug)) : column(one, shown.filter((other) => other !== one), frame);
  }));
  return { track, bands: ctx.taxonomy.content.levels.filter((level) => level.track === track), columns };
}

function checkCompared(slugs: readonly string[], family: string, taxonomy: Taxonomy): void {
  if (slugs.length < FEWEST || slugs.length > MOST) throw new BadInput("input.companies", `name ${FEWEST} to ${MOST} companies; there are ${slugs.length}`);
  const twice = slugs.find((slug, i) => slugs.indexOf(slug) < i);
  if (twice !== undefined) throw new BadInput("input.companies", `"${twice}" is named twice`);
  checkFamily(family, "input.family", taxonomy);
}

function column({ published, ladder }: Shown, others: readonly Shown[], frame: Frame): LadderColumnType {
  const { company } = published;
  if (ladder === null) return { company, ladder, rungs: [], note: noLadder(published, frame) };
  const rungs = ladder.version.rungs.flatMap((rung): ComparedRung[] => {
    const placed = rung.track === frame.track ? mapped(rung) : null;
    return placed === null ? [] : [{ rung, range: placed.range, blur: round(blurOf(placed)), others, asOf: frame.asOf }];
  });
  return { company, ladder, rungs, note: otherLadder(published, ladder, frame) };
}

function noLadder({ company, ladders }: PublishedCompany, { family, track, asOf, taxonomy }: Frame): string {
  if (ladders.length === 0) return `No ladder of ${company.name} was in force on ${asOf}.`;
  const there = [...new Set(ladders.map((ladder) => familyInWords(taxonomy, ladder.family)))];
  return `${company.name} has no ladder for ${familyInWords(taxonomy, family)} on the ${trackName(track)} track; its ladders are for ${listed(there)}.`;
}

/** What a reader must know of the choice of a ladder; null when it is the one that was asked for. */
function otherLadder({ company, ladders }: PublishedCompany, ladder: Ladder, { family, track, taxonomy }: Frame): string | null {
  if (ladder.family !== family) return `${company.name} has no ladder for ${familyInWords(taxonomy, family)}; its ladder for ${familyInWords(taxonomy, ladder.family)} is shown.`;
  const siblings = ladders.filter((other) => other.family === family && other !== ladder && other.version.rungs.some((rung) => rung.track === track));
  return siblings.length === 0 ? null : `${company.name} has ${siblings.length + 1} ladders for ${familyInWords(taxonomy, family)}; "${ladder.name}" is shown, not ${listed(siblings.map(({ name }) => `"${name}"`), "or")}.`;
}

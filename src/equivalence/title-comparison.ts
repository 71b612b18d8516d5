import type { Reason } from "./domain/answer.js";
import { compareStandings, type StandingComparison } from "./domain/title-comparison.js";
import { percent, levels, span, trackName } from "./domain/words.js";
import { depthBetween } from "./depth.js";
import type { TitleComparisonType } from "./title-comparison.types.js";
import { resolveFreeTitle, type TitleContext } from "./titles.js";
import type { CompareTitlesInput, ResolvedTitle } from "./titles.types.js";

type Placed = Extract<ResolvedTitle, { kind: "RESOLUTION" }>;

/** Resolves both titles and compares where they stand. Fails: as `resolveFreeTitle`. */
export async function compareTitles(input: CompareTitlesInput, ctx: TitleContext): Promise<TitleComparisonType> {
  const [left, right] = await Promise.all([resolveFreeTitle(input.left, "input.left", ctx), resolveFreeTitle(input.right, "input.right", ctx)]);
  if (left.kind === "ABSTENTION" || right.kind === "ABSTENTION") {
    const caveats = [left, right].flatMap((side) => (side.kind === "ABSTENTION" ? [`"${side.title}" could not be placed: ${side.message}`] : []));
    return { left, right, seniority: null, depth: null, reasons: [], caveats };
  }
  const seniority = compareStandings(left.standing, right.standing);
  return { left, right, seniority, depth: depthBetween(left, right, ctx.taxonomy), reasons: reasonsOf(left, right, seniority), caveats: caveatsOf(left, right) };
}

function reasonsOf(left: Placed, right: Placed, compared: StandingComparison): readonly Reason[] {
  const { verdict, difference } = compared;
  const higher = verdict === "LEFT" ? left : right;
  const likely = verdict === "LEFT" ? compared.leftHigher : verdict === "RIGHT" ? compared.rightHigher : compared.equal;
  const ranges: Reason = { kind: "RANGES", text: `${placeOf(left)}; ${placeOf(right)}.` };
  const shift: Reason = {
    kind: "LANDING",
    text: verdict === "EQUAL"
      ? `They stand within half a level of each other (${percent(likely)} likely; ${levels(Math.abs(difference))} apart on average).`
      : `${named(higher)} stands higher, by ${levels(Math.abs(difference))} on average (${percent(likely)} likely by half a level or more).`,
  };
  const size = [left, right].filter((side) => side.small).map((side): Reason => ({
    kind: "SIZE", text: `${named(side)}: a company of fewer than 50 people gives high titles early, so the same word stands lower there.`,
  }));
  return [ranges, shift, ...size];
}

const named = (side: Placed): string => (side.company === null ? `"${side.title}"` : `"${side.title}" at ${side.company.name}`);

const placeOf = (side: Placed): string =>
  `${named(side)} spans ${span(side.range)} on the ${trackName(side.track)} axis${side.level === null ? "" : ` (${side.level.title})`}, ${side.rungs.length > 0 ? "by the company's own ladder" : "by its words"}`;

function caveatsOf(left: Placed, right: Placed): readonly string[] {
  const across = left.track === right.track ? [] : ["The titles are on different tracks: rank is standing, not the same job."];
  const fields = left.family === right.family ? [] : [`The titles are in different families (${left.family}, ${right.family}).`];
  return [...new Set([...across, ...fields, ...left.caveats, ...right.caveats])];
}

import type { PlacedRung } from "../ladder/index.js";
import { centre, type Interval, type Track } from "../taxonomy/domain/axis.js";
import type { Taxonomy } from "../taxonomy/index.js";
import type { Asked } from "./asking.js";
import { depthRiskOf, expected, type DepthAndScope, type DepthRisk, type ScoreByRank } from "./domain/depth.js";
import type { DepthComparisonType } from "./depth.types.js";

/** A place on the axis. */
export interface Side { readonly range: Interval; readonly track: Track }

/** Depth beside scope of what was asked about and of the rung that answers. */
export const depthOf = (asked: Asked, theirs: PlacedRung, taxonomy: Taxonomy): DepthComparisonType =>
  depthBetween(asked.subject.state === "MAPPED" ? asked.subject.rung : null, theirs.mapping?.range == null ? null : { range: theirs.mapping.range, track: theirs.track }, taxonomy);

/** Depth beside scope of both sides, and what to ask where scope can hide a loss of depth. */
export function depthBetween(ours: Side | null, target: Side | null, taxonomy: Taxonomy): DepthComparisonType {
  const on = (side: Side | null, dimension: string): number | null => side && expected(side.range, scoresOf(taxonomy, dimension, side.track));
  const both: DepthAndScope = {
    fromDepth: on(ours, "technical-depth"), toDepth: on(target, "technical-depth"),
    fromScope: on(ours, "scope-of-influence"), toScope: on(target, "scope-of-influence"),
  };
  // depth is asked for on the engineers' track alone: a manager's is not what the job is judged by
  const risk = target?.track === "IC" ? depthRiskOf(both) : null;
  if (target === null || risk === null) return { ...both, note: null, probes: [] };
  const level = taxonomy.levelAt("IC", Math.min(6, Math.floor(centre(target.range)) + 1));
  const probes = level === null ? [] : taxonomy.statements("PROBE", level.key);
  return { ...both, note: noteOn(risk, both, taxonomy), probes: probes.map((probe) => ({ question: probe.text, answer: probe.points.join("; ") })) };
}

function noteOn(risk: DepthRisk, { fromDepth, toDepth, fromScope, toScope }: DepthAndScope, taxonomy: Taxonomy): string {
  if (risk === "DEPTH_RISES") return `Their rung expects more technical depth (${steps(toDepth)} of 6) than ours shows (${steps(fromDepth)}): ask for specifics.`;
  const hidden = taxonomy.statements("DEPTH_RISK").find((statement) => statement.key === "product-manager-like")?.text;
  const rise = fromScope === null ? "Their rung has a wide scope" : `Their rung has a wider scope (${steps(toScope)} of 6) than ours (${steps(fromScope)})`;
  return `${rise}, and scope alone shows no depth: ask for specifics.${hidden === undefined ? "" : ` ${hidden}`}`;
}

const steps = (score: number | null): string => String(Math.round((score ?? 0) * 10) / 10);

/** Scores by dimension and track, worked out once for a taxonomy. */
const scores = new WeakMap<Taxonomy, Map<string, ScoreByRank>>();

/** Scores of a dimension by rank on a track, from the taxonomy. */
function scoresOf(taxonomy: Taxonomy, dimension: string, track: Track): ScoreByRank {
  const key = `${dimension} ${track}`;
  const known = scores.get(taxonomy) ?? new Map<string, ScoreByRank>();
  scores.set(taxonomy, known);
  const found = known.get(key) ?? readScores(taxonomy, dimension, track);
  known.set(key, found);
  return found;
}

function readScores(taxonomy: Taxonomy, dimension: string, track: Track): ScoreByRank {
  const stated = taxonomy.content.dimensions.find((d) => d.key === dimension)?.scores ?? [];
  return new Map(stated.flatMap(({ level, score }): [number, number][] => {
    const of = taxonomy.level(level);
    return of !== null && of.track === track ? [[of.rank, score]] : [];
  }));
}

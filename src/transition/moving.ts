import { percent } from "../equivalence/domain/words.js";
import { findEqual, type Answer } from "../equivalence/index.js";
import { listed } from "../shared/text.js";
import { round, type Interval } from "../taxonomy/domain/axis.js";
import type { TransitionContext } from "./context.js";
import { lowerParts, probesFor, toBring, unmentioned } from "./domain/moving.js";
import { readingInWords } from "./domain/reading.js";
import { transitionBetween } from "./domain/transition.js";
import { levelAsked } from "./levels-asked.js";
import type { MovingCompanyInput } from "./moving.inputs.js";
import type { DownLevelRiskType, MovingCompanyType } from "./moving.types.js";
import { readRung } from "./rung-levels.js";

type Found = Extract<Answer, { kind: "EQUIVALENCE" }>;
type Abstained = Extract<Answer, { kind: "ABSTENTION" }>;

/**
 * What a move to another company would mean. Abstains where the equivalence does.
 * Fails: UnknownCompany, UnknownRung, AmbiguousRung, UnknownKey, BadInput; each names what exists.
 */
export async function movingCompany(input: MovingCompanyInput, ctx: TransitionContext): Promise<MovingCompanyType | Abstained> {
  const { taxonomy } = ctx;
  const { asked, answer: equivalence } = await findEqual(input, ctx);
  if (equivalence.kind === "ABSTENTION") return equivalence;
  const { rung } = equivalence.best;
  const [ours, theirs] = [levelAsked(asked, taxonomy), readRung(rung, taxonomy)];
  if (ours === null || theirs === null || asked.subject.state !== "MAPPED" || rung.mapping?.range == null) throw new Error(`an equivalence between ${asked.name} and ${rung.id}, one of which has no place`);
  const transition = transitionBetween(taxonomy, ours.level, theirs.level);
  const proven = ours.level.rank > theirs.level.rank ? (taxonomy.levelAt(theirs.level.track, ours.level.rank) ?? theirs.level) : theirs.level;
  return {
    equivalence, fromLevel: ours.level, toLevel: theirs.level, transition,
    notMentionedHere: unmentioned(taxonomy, asked.rung, rung, transition).map((said) => ({ ...said, citations: said.origin.startsWith("OWN_") ? rung.version.citations : [] })),
    downLevelRisk: riskOf(equivalence, asked.subject.rung.range, asked.rung === null ? asked.name : `${asked.rung.company.name} ${asked.name}`),
    toBring: toBring(taxonomy, proven),
    probes: rung.track === "M" ? [] : probesFor(taxonomy, theirs.level, rung.version.family),
    caveats: [...new Set([...ours.notes, readingInWords(`${rung.company.name} ${rung.code ?? rung.title}`, rung.mapping.range, theirs), ...equivalence.caveats])],
  };
}

function riskOf({ landing, toCompany }: Found, ours: Interval, name: string): DownLevelRiskType {
  const lower = lowerParts(landing, ours);
  const share = round(lower.reduce((sum, part) => sum + part.share, 0));
  const where = lower.filter((part) => part.share >= LEAST_TOLD).map((part) => `${percent(part.share)} ${placeOf(part)}`);
  const told = where.length > 0 ? `: ${listed(where)}` : "";
  return { share, landing: lower, text: `${share === 0 ? "Nobody" : percent(share)} from ${name} would land at least half a level lower at ${toCompany.name}${told}.` };
}

// Shares below a hundredth are counted and not told one by one.
const LEAST_TOLD = 0.01;

function placeOf({ kind, rungs }: Found["landing"][number]): string {
  if (kind === "BELOW_LADDER") return "below the lowest rung";
  if (kind === "BETWEEN_RUNGS") return "between two rungs";
  return `on ${listed([...new Set(rungs.map((rung) => rung.code ?? rung.title))], "or")}`;
}

import type { Draw } from "./draws.js";
import type { DrawFigures, Figures, LoadFigures } from "./measure.js";
import type { Question } from "./questions.js";
import { medianRatio } from "./times.js";

/** A size that was measured: how many companies were invented, and what was shown. */
export interface Measured {
  readonly companies: number;
  readonly draws: readonly DrawFigures[];
}

type By<T> = Readonly<Partial<Record<Question["name"], T>>>;

/**
 * What the server is to reach, as the issue has it that asked for this benchmark. What is not named here is measured and not judged.
 *
 * `ratio`: throughput as a share of the handler's, at least and at best. `growth`: processor time per request, PostgreSQL's included, at `to` companies as a
 * multiple of that at `from`, at most. `crowd`: throughput on `many` connections as a share of that on `few`, at least. `openLoopP99` and `start`: milliseconds, at most.
 */
export const GOALS = {
  ratio: {
    companies: 10_000, connections: 16,
    of: { "company page": [0.35, 1.2], "comparison of five": [0.3, 1.1], headline: [0.45, 1.6], counterparts: [0.55, 1.6], search: [0.6, 0.75] } as By<readonly [number, number]>,
  },
  growth: {
    from: 10_000, to: 100_000, draw: "zipf" as Draw, connections: 16,
    of: { "company page": 1.25, "comparison of five": 1.25, headline: 1.25, counterparts: 1.6, search: 1.6 } as By<number>,
  },
  crowd: { few: 16, many: 128, least: 0.85 },
  openLoopP99: 10,
  start: 1_000,
} as const;

/** "least": above what is asked at least, below the goal. */
export type Outcome = "reached" | "least" | "missed";

export interface Verdict {
  readonly goal: string;
  /** Null: of the process, whatever it is asked. */
  readonly question: Question["name"] | null;
  readonly companies: number;
  readonly draw: Draw;
  readonly value: number;
  readonly outcome: Outcome;
}

/** Judges what was measured, goal by goal, and nothing else. A load with failed requests misses whatever is asked of it. */
export function verdicts(measured: readonly Measured[]): readonly Verdict[] {
  const each = measured.flatMap(({ companies, draws }) => draws.flatMap(({ draw, questions }) =>
    questions.map((figures) => ({ companies, draw, figures, id: { question: figures.question, companies, draw } }))));
  const { ratio, growth, crowd } = GOALS;
  return [
    ...each.flatMap(({ companies, figures, id }): Verdict[] => {
      const [least, goal] = ratio.of[figures.question] ?? [];
      const load = at(figures, ratio.connections);
      if (least === undefined || goal === undefined || companies !== ratio.companies || load === undefined) return [];
      const outcome = failed(load) || !(load.ratio >= least) ? "missed" : load.ratio >= goal ? "reached" : "least";
      return [{ ...id, goal: `share of the handler's throughput at ${ratio.connections} connections, least ${least}, goal ${goal}`, value: load.ratio, outcome }];
    }),
    ...each.flatMap(({ companies, draw, figures, id }): Verdict[] => {
      const most = growth.of[figures.question];
      const before = each.find((other) => other.companies === growth.from && other.figures.question === figures.question && other.draw === draw)?.figures;
      if (most === undefined || before === undefined || companies !== growth.to || draw !== growth.draw) return [];
      const [then, now] = [at(before, growth.connections), at(figures, growth.connections)];
      const [was, is] = [then?.server.processor, now?.server.processor];
      if (!then || !now || !was || !is) return [];
      const value = (is.own + is.sql) / (was.own + was.sql);
      return [{ ...id, goal: `processor time per request against ${growth.from} companies, at most ${most} times`, value, outcome: verdict(value <= most && !failed(then) && !failed(now)) }];
    }),
    ...each.flatMap(({ figures, id }): Verdict[] => {
      const [few, many] = [at(figures, crowd.few), at(figures, crowd.many)];
      if (few === undefined || many === undefined) return [];
      const value = medianRatio(many.server.rounds, few.server.rounds);
      return [{ ...id, goal: `throughput at ${crowd.many} connections as a share of that at ${crowd.few}, least ${crowd.least}`, value, outcome: verdict(value >= crowd.least && !failed(few) && !failed(many)) }];
    }),
    ...each.map(({ figures: { openLoop }, id }): Verdict => ({
      ...id, goal: `p99 in ms at half the highest throughput, asked by the clock, at most ${GOALS.openLoopP99}`, value: openLoop.p99, outcome: verdict(openLoop.p99 <= GOALS.openLoopP99 && openLoop.failed === 0),
    })),
    ...measured.flatMap(({ companies, draws }) => draws.map(({ draw, start }): Verdict => ({
      question: null, companies, draw, goal: `ms from start to first answer, at most ${GOALS.start}`, value: start, outcome: verdict(start <= GOALS.start),
    }))),
  ];
}

const at = ({ loads }: Figures, connections: number): LoadFigures | undefined => loads.find((load) => load.connections === connections);
const failed = ({ server, byHand }: LoadFigures): boolean => server.failed + byHand.failed > 0;
const verdict = (isReached: boolean): Outcome => (isReached ? "reached" : "missed");

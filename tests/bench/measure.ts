import { differences } from "./agreement.js";
import { drawnAskings, everyAsking, some, type Asking, type Askings } from "./askings.js";
import type { Draw } from "./draws.js";
import { ask, closedLoop, openLoop, type Load, type Side } from "./load.js";
import { startByHand, startServer, type Running } from "./processes.js";
import type { Question } from "./questions.js";
import type { Subject } from "./subjects.js";
import { median, medianRatio, percentiles, type Percentiles } from "./times.js";
import { cacheUseOf, spent } from "./usage.js";

/** So many answers of both sides are compared before anything is measured. */
const COMPARED = 100;
const WARMING_CONNECTIONS = 16;
/** Seconds after which what is compiled when it is hot has been. */
const SHORTEST_WARM_UP = 2;
/** Of the highest throughput, what is asked by the clock. */
const OPEN_LOOP_SHARE = 0.5;
const OPEN_LOOP_TURNS = 4;

export interface Turns {
  readonly connections: readonly number[];
  readonly rounds: number;
  /** Of one load. */
  readonly seconds: number;
  /** Seconds that warming up takes at most. */
  readonly warm: number;
}

/** What one side showed under one load, over all rounds. Times in milliseconds. */
export interface SideFigures extends Percentiles {
  /** Answers per second in each round, and their median. */
  readonly rounds: readonly number[];
  readonly perSecond: number;
  /** Processor time per request of the process, and of its PostgreSQL sessions; null where the system does not tell. */
  readonly processor: { readonly own: number; readonly sql: number } | null;
  /** Processor time that asking took, per request. */
  readonly asking: number;
  readonly requests: number;
  readonly failed: number;
  readonly fault: string | null;
}

export interface LoadFigures {
  readonly connections: number;
  readonly server: SideFigures;
  readonly byHand: SideFigures;
  /** Throughput of the server as a share of the handler's: the median of the rounds' ratios. */
  readonly ratio: number;
}

export interface OpenLoopFigures extends Percentiles {
  /** Requests per second. */
  readonly rate: number;
  readonly requests: number;
  readonly failed: number;
  readonly fault: string | null;
}

/** What was measured of one question. */
export interface Figures {
  readonly question: Question["name"];
  readonly loads: readonly LoadFigures[];
  /** Of the server. */
  readonly openLoop: OpenLoopFigures;
  /** Requests before measuring began, and how long they took. */
  readonly warmUp: { readonly server: WarmUp; readonly byHand: WarmUp };
  /** Of what the server asked its caches while it was measured, the share that was there; caches that were not asked are missing. */
  readonly cacheHits: Readonly<Record<string, number>>;
}

export interface WarmUp {
  readonly requests: number;
  readonly seconds: number;
  /** False when time was up before all was asked that was to be. */
  readonly complete: boolean;
}

/** What was measured where companies are drawn by one law. */
export interface DrawFigures {
  readonly draw: Draw;
  /** Milliseconds from the start of the server's process to its first answer. */
  readonly start: number;
  /** The most resident memory, in megabytes. */
  readonly memory: { readonly server: number; readonly byHand: number };
  readonly questions: readonly Figures[];
}

/** The world that is asked about. */
export interface World {
  readonly databaseUrl: string;
  readonly subjects: readonly Subject[];
}

/**
 * Measures these questions one after another on two new processes, telling of each when it is done.
 * Fails: when the two sides do not answer the same.
 */
export async function measure(questions: readonly Question[], draw: Draw, world: World, turns: Turns, tell: (figures: Figures) => void): Promise<DrawFigures> {
  const first = drawnAskings(questions[0]!, world.subjects, draw)(0)();
  const server = await startServer(world.databaseUrl, first);
  try {
    const byHand = await startByHand(world.databaseUrl, first);
    try {
      const measured: Figures[] = [];
      for (const question of questions) {
        const figures = await measureQuestion(question, draw, world.subjects, server, byHand, turns);
        tell(figures);
        measured.push(figures);
      }
      return { draw, start: server.start, memory: { server: server.memory(), byHand: byHand.memory() }, questions: measured };
    } finally {
      await byHand.stop();
    }
  } finally {
    await server.stop();
  }
}

async function measureQuestion(question: Question, draw: Draw, subjects: readonly Subject[], server: Running, byHand: Running, turns: Turns): Promise<Figures> {
  const drawn = drawnAskings(question, subjects, draw);
  await compare(drawn(0), server, byHand);
  const each = draw === "uniform" ? twice(() => everyAsking(question, subjects)) : some(drawn(3), 2 * subjects.length);
  const warm = { server: await warmUp(server, each, drawn(1), turns.warm), byHand: await warmUp(byHand, some(drawn(3), 0), drawn(1), turns.warm) }; // the handler keeps nothing
  const cachesBefore = await cacheUseOf(server.address);
  const loads = await interleaved(server, byHand, drawn, turns);
  const rate = Math.max(1, OPEN_LOOP_SHARE * Math.max(...loads.map((load) => load.server.perSecond)));
  const openly = await openLoop(server, drawn(2), rate, turns.seconds * OPEN_LOOP_TURNS);
  return {
    question: question.name, loads, warmUp: warm,
    openLoop: { rate, requests: openly.times.length + openly.failed, failed: openly.failed, fault: openly.fault, ...percentiles(openly.times) },
    cacheHits: Object.fromEntries([...await cacheUseOf(server.address)].flatMap(([cache, after]) => {
      const { hits, asked } = cachesBefore.get(cache) ?? { hits: 0, asked: 0 };
      return after.asked > asked ? [[cache, (after.hits - hits) / (after.asked - asked)]] : [];
    })),
  };
}

/** Each round puts the same questions to both sides, first to the one, in the next round first to the other. */
async function interleaved(server: Running, byHand: Running, drawn: (seed: number) => Askings, { connections, rounds, seconds }: Turns): Promise<readonly LoadFigures[]> {
  const collected = connections.map((count) => ({ count, server: collector(server), byHand: collector(byHand) }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { count, ...sides } of collected) {
      const order = round % 2 === 0 ? [sides.server, sides.byHand] : [sides.byHand, sides.server];
      for (const side of order) await side.turn(drawn(1_000 * (round + 1) + count), count, seconds);
    }
  }
  return collected.map(({ count, ...sides }) => ({
    connections: count, server: sides.server.figures(), byHand: sides.byHand.figures(),
    ratio: medianRatio(sides.server.rounds, sides.byHand.rounds),
  }));
}

/** Collects what one side shows, turn by turn. */
function collector(side: Running) {
  const loads: Load[] = [];
  const rounds: number[] = [];
  const processor: { own: number; sql: number }[] = [];
  return {
    rounds,
    turn: async (askings: Askings, connections: number, seconds: number): Promise<void> => {
      const before = await side.processor();
      const load = await closedLoop(side, askings, connections, seconds);
      const after = await side.processor();
      if (before !== null && after !== null) processor.push(spent(before, after));
      loads.push(load);
      rounds.push(load.times.length / load.seconds);
    },
    figures: (): SideFigures => {
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
      const failed = sum(loads.map((load) => load.failed));
      const requests = failed + sum(loads.map((load) => load.times.length));
      return {
        rounds, perSecond: median(rounds), ...percentiles(loads.flatMap(({ times }) => times)), asking: sum(loads.map(({ asking }) => asking)) / requests, requests, failed, fault: loads.find(({ fault }) => fault !== null)?.fault ?? null,
        processor: processor.length < loads.length ? null : { own: sum(processor.map(({ own }) => own)) / requests, sql: sum(processor.map(({ sql }) => sql)) / requests },
      };
    },
  };
}

/** Memory keeps much from the second time on. */
function* twice(askings: () => Iterable<Asking>): Generator<Asking, void> {
  yield* askings();
  yield* askings();
}

/** Asks `first`, which fills memory, and then as drawn: at least two seconds, at most `longest`. */
async function warmUp(side: Side, first: Iterator<Asking, void>, drawn: Askings, longest: number): Promise<WarmUp> {
  const began = performance.now();
  const next = (): Asking | undefined => first.next().value ?? (performance.now() - began < SHORTEST_WARM_UP * 1_000 ? drawn() : undefined);
  const { times, failed, seconds } = await closedLoop(side, next, WARMING_CONNECTIONS, longest);
  return { requests: times.length + failed, seconds, complete: first.next().done === true };
}

async function compare(askings: Askings, server: Running, byHand: Running): Promise<void> {
  for (let i = 0; i < COMPARED; i += 1) {
    const asking = askings();
    const differ = differences(await ask(byHand, asking), await ask(server, asking));
    if (differ.length > 0) throw new Error(`${asking.question.name} ${JSON.stringify(asking.variables)} is answered differently: ${differ.slice(0, 3).join("; ")}`);
  }
}

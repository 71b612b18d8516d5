import { differences } from "./agreement.js";
import { ask, load, onceEach, percentiles, type Load } from "./load.js";
import { startByHand, startServer, type Running } from "./processes.js";
import { askings, type Asking, type Coded, type Question } from "./questions.js";
import { countingServer } from "./statements.js";

/** Different askings of one question: each is the first about its companies while memory is empty. */
const DIFFERENT = 100;
/** Of these the answers of both sides are compared before anything is measured. */
const COMPARED = 25;
const WARM_UP_SECONDS = 1;

/** What was measured of one side. */
export interface SideFigures {
  /** The turn of median throughput. */
  readonly warm: Load;
  /** Milliseconds that the first request to a new process took, and the next ones, each about other companies. */
  readonly first: number;
  readonly cold: { readonly p50: number; readonly p99: number };
  /** Resident megabytes at the end. */
  readonly memory: number;
  /** Milliseconds of processor time per warm request, of the process and its PostgreSQL sessions; null where the system does not tell. */
  readonly processor: number | null;
}

export interface Figures {
  readonly question: Question;
  readonly server: SideFigures;
  readonly byHand: SideFigures;
  /** Throughput of the server as a share of the handler's: the median of the turns' ratios. */
  readonly ratio: number;
  /** SQL statements that one request to the server takes: the most when cold, the most when warm. */
  readonly statements: { readonly cold: number; readonly warm: number };
}

/**
 * Measures one question on new processes.
 * Fails: when the two sides do not answer the same.
 */
export async function measure(question: Question, rungs: readonly Coded[], connection: { readonly url: string }, turns: { readonly seconds: number; readonly rounds: number }): Promise<Figures> {
  const asked = askings(question, rungs, DIFFERENT);
  const statements = await countStatements(asked, connection);
  const server = await startServer(connection.url);
  try {
    const byHand = await startByHand(connection.url);
    try {
      const cold = [await onceEach(server, asked), await onceEach(byHand, asked)] as const;
      await compare(asked.slice(0, COMPARED), server, byHand);
      const sides = [sideOf(server, cold[0]), sideOf(byHand, cold[1])] as const;
      for (const side of [server, byHand]) await load(side, asked, WARM_UP_SECONDS);
      const ratios: number[] = [];
      for (let turn = 0; turn < turns.rounds; turn += 1) {
        const [ours, theirs] = [await sides[0].turn(asked, turns.seconds), await sides[1].turn(asked, turns.seconds)];
        ratios.push(ours.perSecond / theirs.perSecond);
      }
      return { question, server: sides[0].figures(), byHand: sides[1].figures(), ratio: median(ratios, (r) => r), statements };
    } finally {
      await byHand.stop();
    }
  } finally {
    await server.stop();
  }
}

/** Collects what one process shows, turn by turn. */
function sideOf(running: Running, [first = NaN, ...others]: readonly number[]) {
  const loads: Load[] = [];
  const processor: number[] = [];
  return {
    turn: async (asked: readonly Asking[], seconds: number): Promise<Load> => {
      const before = await running.processor();
      const shown = await load(running, asked, seconds);
      const after = await running.processor();
      if (before !== null && after !== null) processor.push((after - before) / shown.requests);
      loads.push(shown);
      return shown;
    },
    figures: (): SideFigures => ({
      warm: median(loads, (l) => l.perSecond), first, cold: percentiles(others), memory: running.memory(),
      processor: processor.length === 0 ? null : median(processor, (p) => p),
    }),
  };
}

async function compare(asked: readonly Asking[], server: Running, byHand: Running): Promise<void> {
  for (const asking of asked) {
    const differ = differences(await ask(byHand, asking), await ask(server, asking));
    if (differ.length > 0) throw new Error(`${asking.question.name} ${JSON.stringify(asking.variables)} is answered differently: ${differ.slice(0, 3).join("; ")}`);
  }
}

/** Each asking twice on a server with empty memory: the most statements of any first time, and of any second. */
async function countStatements(asked: readonly Asking[], connection: { readonly url: string }): Promise<Figures["statements"]> {
  const server = await countingServer(connection);
  try {
    const most = async (): Promise<number> => {
      let found = 0;
      for (const asking of asked) found = Math.max(found, (await server.ask(asking)).statements);
      return found;
    };
    return { cold: await most(), warm: await most() };
  } finally {
    await server.close();
  }
}

function median<T>(values: readonly T[], by: (value: T) => number): T {
  const sorted = [...values].sort((a, b) => by(a) - by(b));
  return sorted[Math.floor(sorted.length / 2)]!;
}

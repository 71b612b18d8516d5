import { parseArgs } from "node:util";
import { BENCH_OPTIONS } from "../../src/commands/support/bench-options.js";
import { CalledWrongly } from "../../src/commands/support/command.js";
import { DRAWS, type Draw } from "./draws.js";
import type { Turns } from "./measure.js";
import { QUESTIONS, type Question } from "./questions.js";

/** What one benchmark is to do. */
export interface Settings {
  /** Sizes of the invented world, ascending. Unused with `on`. */
  readonly companies: readonly number[];
  readonly draws: readonly Draw[];
  readonly questions: readonly Question[];
  readonly turns: Turns;
  /** Databases populated before, whose sizes are counted; empty: one is made and dropped. */
  readonly on: readonly string[];
  /** A database to populate and to leave at that; null: something is measured. */
  readonly populate: string | null;
  /** A file for all figures; null: none. */
  readonly json: string | null;
}

/** The fewest companies among which five can be drawn that differ, without drawing long. */
const FEWEST = 20;

/** Reads the command's arguments. Fails: CalledWrongly with the rule that was broken. */
export function settingsOf(args: readonly string[]): Settings {
  const { values } = parseArgs({ args: [...args], options: BENCH_OPTIONS });
  const { companies, on = [], populate = null } = values;
  if (companies !== undefined && on.length > 0) throw new CalledWrongly("--companies and --on do not go together: how many companies a database has is counted");
  if (populate !== null && (on.length > 0 || companies === undefined)) throw new CalledWrongly("--populate needs --companies, and does not go together with --on");
  return {
    companies: list(companies ?? "1000,10000").map((text) => whole("--companies", text, FEWEST, 200_000)).sort((a, b) => a - b),
    draws: list(values.draws ?? DRAWS.join(",")).map((text) => one("--draws", DRAWS, text, (draw) => draw)),
    questions: values.only === undefined ? QUESTIONS : list(values.only).map((text) => one("--only", QUESTIONS, text, ({ name }) => name)),
    turns: {
      connections: list(values.connections ?? "16,128").map((text) => whole("--connections", text, 1, 1_000)),
      seconds: whole("--seconds", values.seconds ?? "1", 1, 30), rounds: whole("--rounds", values.rounds ?? "4", 1, 100), warm: whole("--warm", values.warm ?? "30", 1, 3_600),
    },
    on: on.flatMap((urls) => urls.split(/,(?=postgres)/)),
    populate, json: values.json ?? null,
  };
}

const list = (text: string): readonly string[] => text.split(",").map((part) => part.trim());

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new CalledWrongly(`${flag}: "${text}" is not a whole number from ${least} to ${most}`);
  return value;
}

function one<T>(flag: string, known: readonly T[], text: string, nameOf: (value: T) => string): T {
  const found = known.find((value) => nameOf(value) === text);
  if (found === undefined) throw new CalledWrongly(`${flag}: "${text}" is none of ${known.map((value) => `"${nameOf(value)}"`).join(", ")}`);
  return found;
}

/** `npm run bench`: see src/commands/bench.ts for what it does and its flags. */
import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { DataSource } from "typeorm";
import { CalledWrongly, CommandFailed } from "../../src/commands/support/command.js";
import { requireMigrated } from "../../src/commands/support/database.js";
import { openDataSource } from "../../src/database/data-source.js";
import { scratchDatabase } from "./database.js";
import { verdicts, type Measured } from "./goals.js";
import { levelingFigures } from "./leveling.js";
import { measure, type DrawFigures } from "./measure.js";
import { prepare, sizeOf, type Size } from "./prepare.js";
import { settingsOf, type Settings } from "./settings.js";
import { subjectsOf } from "./subjects.js";
import { goalTable, heading, inAll, lines } from "./table.js";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Measures what is in a database. */
async function measureSize(dataSource: DataSource, url: string, { draws, questions, turns }: Settings): Promise<Size & Measured> {
  const [size, subjects] = [await sizeOf(dataSource), await subjectsOf(dataSource)];
  if (subjects.length === 0) throw new CommandFailed("The database has no invented companies: populate it with --populate.");
  say(`\n${size.companies} invented companies beside the real ones, ${size.ladders} ladders and ${size.rungs} mapped rungs in force`);
  const measured: DrawFigures[] = [];
  for (const draw of draws) {
    say(`\n${draw}\n${heading()}`);
    const shown = await measure(questions, draw, { databaseUrl: url, subjects }, turns, (figures) => lines(figures).forEach(say));
    say(inAll(shown));
    measured.push(shown);
  }
  return { ...size, draws: measured };
}

type Tell = (measured: Size & Measured) => void;

async function onDatabases(settings: Settings, tell: Tell): Promise<void> {
  for (const url of settings.on) {
    await opened(url, async (dataSource) => {
      await requireMigrated(dataSource);
      tell(await measureSize(dataSource, url, settings));
    });
  }
}

async function onScratch(settings: Settings, tell: Tell): Promise<void> {
  const database = await scratchDatabase();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void database.drop().finally(() => process.exit(1)));
  try {
    await opened(database.url, async (dataSource) => {
      for (const size of settings.companies) {
        await prepare(dataSource, size, say);
        tell(await measureSize(dataSource, database.url, settings));
      }
    });
  } finally {
    await database.drop();
  }
}

async function opened<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await openDataSource({ url }, undefined, "MAINTENANCE");
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function bench(settings: Settings): Promise<void> {
  const { populate, turns } = settings;
  if (populate !== null) return opened(populate, (dataSource) => prepare(dataSource, settings.companies.at(-1) ?? 0, say));
  const machine = `Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model ?? "?"})`;
  say(`${machine}; from this machine, ${turns.rounds} rounds of ${turns.seconds} s each; by hand: node:http, pg, one named statement per request (search: three).`);
  const measured: (Size & Measured)[] = [];
  try {
    await (settings.on.length > 0 ? onDatabases : onScratch)(settings, (size) => measured.push(size));
  } finally {
    if (measured.length > 0) report(measured, machine, settings); // what was measured before a failure took its time too
  }
}

function report(measured: readonly (Size & Measured)[], machine: string, { questions, turns, json }: Settings): void {
  const leveling = questions.length > 1 ? levelingFigures() : [];
  const judged = verdicts(measured);
  for (const line of ["", ...leveling, "", "Goals", ...goalTable(measured, judged)]) say(line);
  if (json !== null) writeFileSync(json, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, turns, measured, leveling, verdicts: judged }, null, 1)}\n`);
}

try {
  await bench(settingsOf(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof CalledWrongly || error instanceof CommandFailed ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = error instanceof CalledWrongly ? 2 : 1;
}

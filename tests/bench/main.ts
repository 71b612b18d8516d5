/** `npm run bench`: see src/commands/bench.ts for what it does and its flags. */
import "reflect-metadata";
import { cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { seed } from "../../src/app/seeds.js";
import { projectRoot } from "../../src/config.js";
import { migrate, openDataSource } from "../../src/database/data-source.js";
import { scratchDatabase } from "./database.js";
import { levelingFigures } from "./leveling.js";
import { measure, type Figures } from "./measure.js";
import { populate } from "./populate.js";
import { QUESTIONS, type Coded } from "./questions.js";
import { heading, inRow } from "./table.js";

const { values } = parseArgs({ options: { companies: { type: "string", default: "1000,20000" }, seconds: { type: "string", default: "4" }, rounds: { type: "string", default: "3" }, only: { type: "string" } } });
const sizes = values.companies.split(",").map(whole);
const [seconds, rounds] = [whole(values.seconds), whole(values.rounds)];
const questions = QUESTIONS.filter((q) => values.only === undefined || q.name === values.only);
if (questions.length === 0) throw new Error(`--only is one of ${QUESTIONS.map((q) => `"${q.name}"`).join(", ")}`);

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 200_000) throw new Error(`"${text}" is not a whole number from 1 to 200000`);
  return value;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const database = await scratchDatabase();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void database.drop().finally(() => process.exit(1)));
try {
  const dataSource = await openDataSource({ url: database.url }, undefined, "MAINTENANCE");
  try {
    await migrate(dataSource);
    await seed(dataSource, path.join(projectRoot, "seeds"));
    say(`Node ${process.version}, ${cpus().length} processors; 16 connections from this machine, ${rounds} turns of ${seconds} s each; by hand: node:http, pg, one statement per request.`);
    let reached = 0;
    for (const size of sizes) {
      const began = performance.now();
      await populate(dataSource, reached, size);
      reached = size;
      const [row]: { rungs: string }[] = await dataSource.query("select count(*) as rungs from current_rung");
      say(`\n${size} invented companies beside the real ones, ${row?.rungs} mapped rungs in force (published in ${Math.round((performance.now() - began) / 1000)} s)\n`);
      say(heading());
      for (const question of questions) {
        const figures: Figures = await measure(question, await codedRungs(dataSource), { url: database.url }, { seconds, rounds });
        say(inRow(figures));
      }
    }
    if (values.only === undefined) for (const line of ["", ...levelingFigures()]) say(line);
  } finally {
    await dataSource.destroy();
  }
} finally {
  await database.drop();
}

/** One rung with a code of each invented company that has codes, spread over the whole row of them. */
async function codedRungs(dataSource: Awaited<ReturnType<typeof openDataSource>>): Promise<readonly Coded[]> {
  return dataSource.query(
    `select c.slug as company, (array_agg(r.code order by md5(r.id)))[1] as code from company c join ladder l on l.company_id = c.id and l.is_main
       join rung r on r.version_id = l.current_version_id and r.track = 'IC' and r.code is not null
      where c.slug like 'invented-%' group by c.slug order by md5(c.slug)`,
  );
}

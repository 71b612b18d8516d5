/** `npm run soak`: see src/commands/soak.ts for what it does and its flags. */
import "reflect-metadata";
import { parseArgs } from "node:util";
import { scratchDatabase } from "../bench/database.js";
import { prepare } from "./prepare.js";
import { soak } from "./soak.js";
import { heading, row, told } from "./table.js";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "60" }, rate: { type: "string", default: "60" }, companies: { type: "string", default: "1000" } } }); // the command has checked them
const [minutes, perSecond, companies] = [Number(values.minutes), Number(values.rate), Number(values.companies)];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const database = await scratchDatabase();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void database.drop().finally(() => process.exit(1)));
try {
  const owner = await prepare(database.url, companies);
  say(`${perSecond} requests a second for ${minutes} min, ${companies} invented companies beside the real ones; before that, what is kept in memory is filled.\n`);
  say(heading());
  const soaked = await soak({ databaseUrl: database.url, owner, seconds: minutes * 60, perSecond, publishEvery: 10_000, onSample: (sample, _, outcomes) => say(row(sample, outcomes)) });
  say(told(soaked));
  process.exitCode = soaked.isWell ? 0 : 1;
} finally {
  await database.drop();
}

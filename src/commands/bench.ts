import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../config.js";
import { CommandFailed, runCommand } from "./support/command.js";

const help = `npm run bench [-- --companies 1000,20000] [--seconds 4] [--rounds 3] [--only <question>]

Measures the server against a hand-written SQL-over-HTTP handler on the same database: the headline query, a company page,
a comparison of five and counterparts, over HTTP on this machine alone, first with empty memory, then warm; and how suggesting
mappings and resolving titles grow with what is asked.
Prints throughput and its ratio, latency (p50, p99), memory and SQL statements per request. It judges nothing and writes
nothing into the project. About 10 minutes with the defaults, a third of them for publishing the companies.

  --companies <n,…>  how many invented companies stand beside the real ones, ascending (default 1000,20000)
  --seconds <n>      how long one load lasts, at most 30 (default 4)
  --rounds <n>       how often server and handler take turns; the median counts (default 3)
  --only <question>  one question alone, as in --only headline

The database is a new one on the server of DATABASE_URL, dropped at the end; without it a temporary embedded server.
Needs the development packages and the folder tests/.

Exit codes: 0 done, 1 failed, 2 called wrongly`;

await runCommand({
  help,
  options: { companies: { type: "string" }, seconds: { type: "string" }, rounds: { type: "string" }, only: { type: "string" } },
  run: async () => {
    const [hook, main] = [path.join(projectRoot, "dev/swc-hook.mjs"), path.join(projectRoot, "tests/bench/main.ts")];
    if (!existsSync(hook) || !existsSync(main)) throw new CommandFailed("The benchmark is in tests/bench, which is not here: run it in a clone of the repository.");
    const code = await new Promise<number | null>((resolve, reject) => {
      spawn(process.execPath, ["--import", hook, main, ...process.argv.slice(2)], { stdio: "inherit" }).once("error", reject).once("close", resolve);
    });
    if (code !== 0) throw new CommandFailed(`The benchmark ended with ${code}.`);
  },
});

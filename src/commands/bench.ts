import { BENCH_OPTIONS } from "./support/bench-options.js";
import { runCommand } from "./support/command.js";
import { runInClone } from "./support/in-clone.js";

const help = `npm run bench [-- --companies 1000,10000] [--draws uniform,zipf] [--connections 16,128] [--rounds 4] [--seconds 1] [--warm 30] [--only <question>]
       npm run bench -- --on <database url> [the flags above, without --companies]
       npm run bench -- --populate <database url> --companies 100000

Measures the server against a hand-written SQL-over-HTTP handler on the same database: a company page, a comparison of five, the headline question
(the fields that the handler computes; with reasons beside it), counterparts, search, over HTTP on this machine alone; and how suggesting mappings
and resolving titles grow with what is asked. What is asked about is drawn anew for every request among all invented companies: each as likely,
or by Zipf's law (the one of rank r is asked 1/r as often as the first). First the answers of both sides are compared, then both are warmed up
and take turns.
Prints throughput and its ratio, latency (p50, p99), processor time per request of each process and of its PostgreSQL sessions, latency at half the
highest throughput asked by the clock, the most resident memory, the time from start to first answer, what was found in caches, and at the end which
goals (tests/bench/goals.ts) were reached. It writes nothing into the project.

  --companies <n,…>    how many invented companies stand beside the real ones (default 1000,10000)
  --draws <law,…>      uniform, zipf or both (default)
  --connections <n,…>  how many requests are under way at once (default 16,128)
  --rounds <n>         how often server and handler take turns (default 4)
  --seconds <n>        how long one load lasts, at most 30 (default 1)
  --warm <n>           most seconds for warming up the server before each question. It ends when, drawn uniformly, each company was asked about, and
                       by Zipf when there were as many questions as companies (default 30; 100,000 companies take several minutes)
  --only <question,…>  some questions alone, as in --only headline,search
  --on <url,…>         measures on databases that were populated before, and leaves them as they are; may be given several times
  --populate <url>     migrates and seeds a database, publishes companies until it has so many, and measures nothing; to seed it
                       again would retire them
  --json <file>        writes all figures there

Without --on the database is a new one on the server of DATABASE_URL, dropped at the end; without that a temporary embedded server.
About a quarter of an hour with the defaults. To publish 10,000 companies takes up to two minutes, 100,000 twelve; to measure on those with --warm 300,
which fills memory, an hour at most.
Needs the development packages and the folder tests/.

Exit codes: 0 done, 1 failed, 2 called wrongly`;

await runCommand({
  help,
  options: BENCH_OPTIONS,
  run: () => runInClone("bench"),
});

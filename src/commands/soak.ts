import { CalledWrongly, runCommand, type Flags } from "./support/command.js";
import { runInClone } from "./support/in-clone.js";

const help = `npm run soak [-- --minutes 60] [--rate 60] [--companies 1000]

Starts the server as \`npm start\` does, fills what it keeps in memory, and then asks it everything it can be asked, steadily and well below what it can
answer: all examples, pages, downloads, ever new searches, titles and queries, bad queries, ever new clients, some of whom hang up, while versions are
published and disputes raised. Prints what the process holds, garbage collected: heap, memory outside it, resident memory, files, sockets, timers,
connections; and at the end whether any of it grows from the second fifth of the time to the last, and what was not answered as it should be.
\`npm run test:faults\` does the same for a minute.

  --minutes <n>    how long (default 60)
  --rate <n>       requests a second (default 60)
  --companies <n>  invented companies beside the real ones, from 50 (default 1000)

The database is a new one on the server of DATABASE_URL, dropped at the end; without it a temporary embedded server.
Needs the development packages and the folder tests/.

Exit codes: 0 nothing grows, 1 something does, or failed, 2 called wrongly`;

const MOST = { minutes: 10_000, rate: 1_000, companies: 20_000 } as const;

await runCommand({
  help,
  options: { minutes: { type: "string" }, rate: { type: "string" }, companies: { type: "string" } },
  run: (flags) => {
    for (const name of Object.keys(MOST) as (keyof typeof MOST)[]) check(flags, name);
    return runInClone("soak");
  },
});

function check(flags: Flags, name: keyof typeof MOST): void {
  const [value, least] = [Number(flags[name] ?? MOST[name]), name === "companies" ? 50 : 1];
  if (!Number.isInteger(value) || value < least || value > MOST[name]) throw new CalledWrongly(`--${name} is a whole number from ${least} to ${MOST[name]}`);
}

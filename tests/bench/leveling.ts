import path from "node:path";
import { readSeeds } from "../../src/app/seeds.js";
import { projectRoot } from "../../src/config.js";
import { LevelingModels, suggestLadder, resolveTitle, type RungInput } from "../../src/leveling/index.js";
import { compileTaxonomy } from "../../src/taxonomy/index.js";

/** Calls before the clock starts, so that the compiler has done its work. */
const WARM_UP = 50;
/** Processor time spent on one figure, in milliseconds. */
const LONG_ENOUGH = 400;

const TITLES = ["Junior Engineer", "Software Engineer", "Senior Software Engineer", "Staff Engineer", "Principal Engineer", "Distinguished Engineer"];
const SCOPES = ["small tasks with close guidance", "owns features on their own", "leads projects of the team and mentors others", "technical direction across several teams",
  "strategy of a department, two or three years ahead", "the whole company and the industry"];

/** A ladder of `size` rungs with titles and texts, lowest first. */
const ladder = (size: number): readonly RungInput[] => Array.from({ length: size }, (_, i) => {
  const at = Math.floor((i * TITLES.length) / size);
  return { code: `E${i + 1}`, title: `${TITLES[at] ?? ""} ${(i % 3) + 1}`, scope: SCOPES[at] ?? "" };
});

/** Processor time of one call, in milliseconds: the mean over as many calls as it takes. */
function cost(call: () => unknown): number {
  for (let i = 0; i < WARM_UP; i += 1) call();
  const began = process.cpuUsage();
  let calls = 0;
  for (;;) {
    call();
    calls += 1;
    const { user, system } = process.cpuUsage(began);
    if ((user + system) / 1_000 > LONG_ENOUGH) return (user + system) / 1_000 / calls;
  }
}

/** How processor time of leveling grows with the size of what is asked; lines for the table. */
export function levelingFigures(): readonly string[] {
  const folder = path.join(projectRoot, "seeds");
  const model = new LevelingModels(folder).for(compileTaxonomy(readSeeds(folder).taxonomy));
  const ladders = [5, 10, 20, 40, 60].map((size) => {
    const rungs = ladder(size);
    return `${size}: ${cost(() => suggestLadder({ people: { min: 100, max: 500 }, rungs }, model)).toFixed(2)}`;
  });
  const titles = [1, 10, 100].map((count) => `${count}: ${cost(() => {
    for (let i = 0; i < count; i += 1) resolveTitle({ title: `${TITLES[i % TITLES.length] ?? ""}, Platform ${i}`, people: { min: 40, max: 40 } }, model);
  }).toFixed(2)}`);
  return [`suggestMapping, ms of processor by rungs   ${ladders.join("   ")}`, `resolveTitles, ms of processor by titles   ${titles.join("   ")}`];
}

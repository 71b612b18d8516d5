import { readFileSync } from "node:fs";
import path from "node:path";
import { readSeeds } from "../../src/app/seeds.js";
import { projectRoot } from "../../src/config.js";
import { Served } from "../support/served.js";

const README = readFileSync(path.join(projectRoot, "README.md"), "utf8");
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(README)?.[1] ?? "";

it("the README's headline query gives the answer that the README prints", async () => {
  const served = await Served.start();
  try {
    expect(await served.ask<object>(block("graphql"))).toMatchObject(JSON.parse(block("json")) as object);
  } finally {
    await served.stop();
  }
});

it("the README counts what is in the seeds", () => {
  const { companies, crosswalks } = readSeeds(path.join(projectRoot, "seeds"));
  const rungs = companies.flatMap((company) => company.ladders.flatMap((ladder) => ladder.rungs));
  const counted = [
    `${companies.length} organisations`, `${companies.flatMap((company) => company.ladders).length} ladders`, `${rungs.length} rungs`,
    `${rungs.filter((rung) => rung.mapping.lo !== undefined).length} of them mapped`, `${crosswalks.length} published crosswalks`,
    `${crosswalks.flatMap((crosswalk) => crosswalk.assertions).length} statements`,
  ];
  for (const words of counted) expect(README.replace(/\s+/g, " ")).toContain(words);
});

it("every npm script that the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as { scripts: Readonly<Record<string, string>> };
  const named = [...README.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? "");
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

it("every file and folder that the README links to exists", () => {
  const linked = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? "");
  expect(linked.length).toBeGreaterThan(3);
  for (const file of linked) expect(() => readFileSync(path.join(projectRoot, file))).not.toThrow(/ENOENT/);
});

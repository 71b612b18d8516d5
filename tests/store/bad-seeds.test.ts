import path from "node:path";
import type { DataSource } from "typeorm";
import { readSeeds, seed } from "../../src/app/seeds.js";
import { openDataSource } from "../../src/database/data-source.js";
import { SeedFaults } from "../../src/database/seed-files.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { company, crosswalk, ladder, mapping, rung, SeedFolder, type CompanyFile } from "../support/seed-folder.js";

let folder: SeedFolder;
beforeEach(() => { folder = new SeedFolder(company("acme")); });
afterEach(() => folder.delete());

/** What is wrong, as `file:line: rule`. */
function faults(): readonly string[] {
  try {
    readSeeds(folder.path);
    return [];
  } catch (error) {
    if (!(error instanceof SeedFaults)) throw error;
    return error.faults.map((f) => `${f.file}:${f.line}: ${f.rule}`);
  }
}
/** The line of the first text of a file that says so. */
const lineOf = (file: CompanyFile, words: string): number => JSON.stringify(file, null, 2).split("\n").findIndex((line) => line.includes(words)) + 1;

it("good files have no fault", () => {
  expect(faults()).toEqual([]);
});

it("what is not YAML is told with its line", () => {
  folder.text("companies/acme.yaml", "slug: acme\nname: [Acme\nkind: COMPANY\n");
  expect(faults()).toEqual([expect.stringMatching(/^seeds\/companies\/acme\.yaml:[23]: is not YAML: /)]);
});

it("what breaks the schema is told with the line of the value, each fault once", () => {
  const bad = company("acme", { kind: "CLUB", ladders: [ladder("engineering", { main: true, rungs: [rung(1, "Novice", { tracks: "IC" })] })] });
  folder.companies(bad);
  expect([...faults()].sort()).toEqual([
    `seeds/companies/acme.yaml:${lineOf(bad, "CLUB")}: kind: must be equal to one of the allowed values (COMPANY, GOVERNMENT, NONPROFIT)`,
    `seeds/companies/acme.yaml:${lineOf(bad, '"rungs"') + 1}: ladders[0].rungs[0]: must NOT have additional properties ("tracks")`,
  ].sort());
});

/** A company whose only ladder has these rungs. */
const withRungs = (...rungs: readonly object[]): CompanyFile => company("acme", { ladders: [ladder("engineering", { main: true, rungs })] });

it.each<[string, CompanyFile, string, RegExp]>([
  ["a source that is not listed", withRungs(rung(1, "Novice", { mapping: { ...mapping(0, 1), sources: ["hearsay"] } })), "hearsay", /mapping\.sources\[0\]: "hearsay" is not a key of `sources`$/],
  ["a family that the taxonomy lacks", company("acme", { ladders: [ladder("engineering", { main: true, family: "wizardry" })] }), "wizardry", /family: "wizardry" is no family of the taxonomy$/],
  ["an inversion", withRungs(rung(1, "Novice"), rung(2, "Adept", { mapping: mapping(2, 3) }), rung(3, "Master", { mapping: mapping(1, 2.5) })), '"lo": 1,', /rungs\[2\]\.mapping: placed below a rung of lower order on its track$/],
  ["a range beyond the track's axis", withRungs(rung(1, "Chief", { track: "M", mapping: mapping(1, 2) })), '"lo": 1', /rungs\[0\]\.mapping: the M track's axis reaches from 2 to 7$/],
  ["a range upside down", withRungs(rung(1, "Novice", { mapping: mapping(2, 1) })), '"lo": 2', /rungs\[0\]\.mapping: lo must be below hi$/],
  ["no main ladder", company("acme", { ladders: [ladder("engineering")] }), '"ladders"', /ladders: exactly one ladder has `main: true`$/],
  ["two ladders of one slug", company("acme", { ladders: [ladder("engineering", { main: true }), ladder("engineering", { name: "Twin" })] }), "@second", /ladders\[1\]\.slug: the slug of another ladder of the company$/],
  ["one rung twice", withRungs(rung(1, "Novice"), rung(2, "Novice")), "@twice", /rungs\[1\]: another rung of the ladder has this track, code and title$/],
  ["a count upside down", withRungs(rung(1, "Novice", { years: { min: 5, max: 2 } })), '"min": 5', /rungs\[0\]\.years: max must not be below min$/],
])("%s is told with file, line and rule", (_, bad, words, rule) => {
  folder.companies(bad);
  const [fault, ...others] = faults();
  expect(others).toEqual([]);
  expect(fault).toMatch(rule);
  const line = Number(/^seeds\/companies\/acme\.yaml:(\d+): /.exec(fault!)?.[1]);
  const text = JSON.stringify(bad, null, 2).split("\n");
  if (words.startsWith("@")) expect(line).toBeGreaterThan(text.length / 2 - 10);
  else expect([line, line + 1]).toContain(text.findIndex((l) => l.includes(words)) + 1); // at the value, or at the object that begins the line above
});

describe("a crosswalk", () => {
  const cell = (more: object) => ({ organisation: "Acme", company: "acme", printed: "N", ...more });
  const pointer = { ladder: "engineering", track: "IC" };

  it.each<[string, object, string, RegExp]>([
    ["that points at a rung which is not there", cell({ rungs: [{ ...pointer, title: "Wizard" }] }), '"ladder"', /rungs\[0\]: no such rung in company "acme": .*Wizard/],
    ["that points at a company which is not there", { ...cell({}), company: "nowhere" }, "nowhere", /company: no company file "nowhere"$/],
  ])("%s is told with file, line and rule", (_, wrong, words, rule) => {
    const bad = crosswalk("table", [wrong, cell({ rungs: [{ ...pointer, title: "Adept" }] })]);
    folder.crosswalks(bad);
    expect(faults()).toEqual([expect.stringMatching(rule)]);
    const line = Number(faults()[0]!.split(":")[1]);
    expect([line, line + 1]).toContain(lineOf(bad, words));
  });

  it("is not blamed for pointing into a company file that could not be read", () => {
    folder.crosswalks(crosswalk("table", [cell({ rungs: [{ ...pointer, title: "Adept" }] }), cell({ rungs: [{ ...pointer, title: "Novice" }] })]));
    folder.companies({ ...company("acme"), kind: "CLUB" });
    expect(faults()).toEqual([expect.stringMatching(/^seeds\/companies\/acme\.yaml:\d+: kind: /)]);
  });
});

it("a file whose slug is not its name is told", () => {
  folder.text("companies/other.yaml", JSON.stringify(company("acme"), null, 2));
  expect(faults()).toEqual(["seeds/companies/other.yaml:2: slug: must equal the file's name"]);
});

describe("in a database", () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeEach(async () => {
    database = await createDatabase("migrated");
    dataSource = await openDataSource(database.connection);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it("nothing is written when one file of many is bad", async () => {
    folder.companies(company("zeta"), { ...company("beta"), kind: "CLUB" });
    await expect(seed(dataSource, folder.path)).rejects.toThrow(SeedFaults);
    const [counts]: object[] = await dataSource.query(
      "select (select count(*) from company) + (select count(*) from citation) + (select count(*) from taxonomy_level) + (select count(*) from seed_state) as n");
    expect(counts).toEqual({ n: "0" });
  });

  it("nothing is written when the database refuses something in the middle", async () => {
    await dataSource.query("alter table mapping add constraint no_masters check (lo < 2)");
    await expect(seed(dataSource, folder.path)).rejects.toThrow(/no_masters/);
    expect(await dataSource.query("select slug from company")).toEqual([]);
  });
});

it("every seed file of ours names its fault by a path from the project's folder", () => {
  folder.remove("taxonomy/slang.yaml");
  folder.text("taxonomy/slang.yaml", "slang: 5\n");
  expect(faults()[0]).toMatch(new RegExp(`^${path.join("seeds", "taxonomy", "slang.yaml")}:1: `));
});

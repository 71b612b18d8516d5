import { readFile, type ImportFault, type ImportFormat } from "../../../src/ladder/imports.js";

const read = (content: string, format: ImportFormat = "CSV") => readFile(content, format);
const rungs = (content: string, format: ImportFormat = "CSV") => {
  const file = read(content, format);
  expect(file.faults).toEqual([]);
  return file.ladders[0]!.rungs.map(({ content: c }) => c);
};
const faults = (content: string, format: ImportFormat = "CSV"): readonly ImportFault[] => read(content, format).faults;
const told = (content: string, format: ImportFormat = "CSV") => faults(content, format).map(({ row, column, path, rule }) => [row ?? path, column, rule] as const);

describe("a table as spreadsheets leave it", () => {
  const plain = rungs("track,code,title,scope\nIC,L1,Engineer,Own work\nM,,Manager,A team\n");

  it.each<[string, string]>([
    ["a byte order mark", "\ufefftrack,code,title,scope\nIC,L1,Engineer,Own work\nM,,Manager,A team\n"],
    ["semicolons", "track;code;title;scope\nIC;L1;Engineer;Own work\nM;;Manager;A team\n"],
    ["tabs", "track\tcode\ttitle\tscope\nIC\tL1\tEngineer\tOwn work\nM\t\tManager\tA team\n"],
    ["Windows line ends", "track,code,title,scope\r\nIC,L1,Engineer,Own work\r\nM,,Manager,A team\r\n"],
    ["old Macintosh line ends", "track,code,title,scope\rIC,L1,Engineer,Own work\rM,,Manager,A team\r"],
    ["no line end at the end", "track,code,title,scope\nIC,L1,Engineer,Own work\nM,,Manager,A team"],
    ["names of columns in any case", "TRACK,Code,Title,sCope\nIC,L1,Engineer,Own work\nM,,Manager,A team\n"],
    ["columns in another order", "scope,title,code,track\nOwn work,Engineer,L1,IC\nA team,Manager,,M\n"],
    ["everything in quotes", '"track","code","title","scope"\n"IC","L1","Engineer","Own work"\n"M","","Manager","A team"\n'],
    ["spaces around cells", "track , code,title,scope\nIC , L1, Engineer ,Own work\nM,  ,Manager,A team\n"],
    ["blank rows and empty columns", "track,code,title,scope,,\n,,,,,\nIC,L1,Engineer,Own work,,\n\nM,,Manager,A team,,\n,,,,,\n"],
    ["a line that names the delimiter", "sep=;\r\ntrack;code;title;scope\r\nIC;L1;Engineer;Own work\r\nM;;Manager;A team\r\n"],
    ["short rows", "track,title,code,scope\nIC,Engineer,L1,Own work\nM,Manager,,A team"],
    ["tracks in small letters", "track,code,title,scope\nic,L1,Engineer,Own work\nm,,Manager,A team\n"],
  ])("says the same with %s", (_what, table) => {
    expect(rungs(table)).toEqual(plain);
  });

  it("keeps line ends, quotes and delimiters inside quoted cells, as one kind of line end", () => {
    expect(rungs('track,title,scope\r\nIC,"Engineer; ""senior"", or so","one\r\ntwo\nthree"\r\n')[0]).toMatchObject({ title: 'Engineer; "senior", or so', scope: "one\ntwo\nthree" });
  });

  it("takes a missing code for none, and a missing order for one above the rung before", () => {
    const [first, second, manager] = rungs("track,title,code,order\nIC,A,,\nIC,B,2,7\nM,C,,\n");
    expect([first!.code, second!.code, manager!.code]).toEqual([null, "2", null]);
    expect([first!.order, second!.order, manager!.order]).toEqual([null, 7, null]);
  });

  it("reads names with spaces, dashes or underscores, decimal commas, and several words for a truth", () => {
    expect(rungs("Track;Title;direct reports min;Direct_Reports_Max;years-min;hybrid\nM;Lead;3;8;1,5;YES\n")[0]).toMatchObject({ directReports: { min: 3, max: 8 }, years: { min: 1.5, max: null }, hybrid: true });
  });

  it("takes off what keeps a spreadsheet from running a cell", () => {
    expect(rungs("track,title\nIC,'=1+1\n")[0]!.title).toBe("=1+1");
  });

  it("tells ladders apart by their slug, also where it stands in the first row alone", () => {
    const file = read("ladder,track,title\neng,IC,A\n,IC,B\ndata,IC,C\n");
    expect(file.ladders.map(({ slug, rungs: r }) => [slug, r.map(({ content }) => content.title)])).toEqual([["eng", ["A", "B"]], ["data", ["C"]]]);
  });
});

describe("competencies in a file", () => {
  const expected = [{ name: "Delivery", expectation: "Ships\nweekly: yes" }, { name: "Craft", expectation: "Tests." }];

  it.each<[string, string, ImportFormat]>([
    ["in one cell, a line each", 'track,title,competencies\nIC,A,"Delivery: Ships\n  weekly: yes\nCraft: Tests."\n', "CSV"],
    ["in a column each", 'track;title;Competency: Delivery;competency:Craft\nIC;A;"Ships\nweekly: yes";Tests.\n', "CSV"],
    ["in the cell and a column", 'competency: Craft,track,title,competencies\n,IC,A,"Delivery: Ships\n  weekly: yes\nCraft: Tests."\n', "CSV"],
    ["in YAML", "ladders: [{ rungs: [{ track: IC, title: A, competencies: [{ name: Delivery, expectation: \"Ships\\nweekly: yes\" }, { name: Craft, expectation: Tests. }] }] }]", "YAML"],
  ])("are read %s", (_where, content, format) => {
    expect(rungs(content, format)[0]!.competencies).toEqual(expected);
  });

  it("are refused without a name or text, or too long, at the column where they stand", () => {
    expect(told(`track,title,competencies,Competency: Craft\nIC,A,Team,${"x".repeat(1_001)}\nIC,B,: x,\n`)).toEqual([
      [2, "competencies", "must not be empty"], [2, "Competency: Craft", "has 1001 characters; at most 1000 are taken"], [3, "competencies", "must not be empty"],
    ]);
  });
});

describe("what is wrong with a table", () => {
  it("is said all at once, with row, column and rule", () => {
    const table = "track,order,title,influence,directReportsMin,directReportsMax,lo,hi,hybrid,colour\nIC,x,,TEAM,5,2,,,\nX,1.5,B,MARS,-1,,1,2,maybe\n\nIC,,C,,,,3,2,\nM,,D,,,,1,2,\n";
    expect(told(table)).toEqual([
      [1, "colour", expect.stringMatching(/^is no column that we know/)],
      [2, "order", "must be a whole number from 0 to 10000"],
      [2, "title", "must not be empty"],
      [2, "directReportsMax", "must not be below min"],
      [3, "track", "must be one of IC, M"],
      [3, "order", "must be a whole number from 0 to 10000"],
      [3, "influence", expect.stringMatching(/^must be one of TASK, /)],
      [3, "directReportsMin", "must be a number from 0 to 10000000"],
      [3, "hybrid", "must be true or false"],
      [5, "lo", "lo must be below hi"],
      [6, "lo", "the M track's axis reaches from 2 to 7"],
    ]);
  });

  it.each<[string, string, number | null, string | null, RegExp]>([
    ["nothing in it", "", null, null, /^is empty/],
    ["nothing but space in it", "\ufeff \n", null, null, /^is empty/],
    ["a heading alone", "track,title\n", null, null, /^holds no rung/],
    ["no titles", "track,code\nIC,L1\n", 1, "title", /^is missing in the heading/],
    ["a column by another name", "track,title,Job level\nIC,A,3\n", 1, "Job level", /^is no column that we know: rename it \(code\?\) or take it away/],
    ["a column that we do not know", "track,title,colour\nIC,A,red\n", 1, "colour", /^is no column that we know: rename it or take it away; there are ladder, /],
    ["a column twice", "track,title,Title\nIC,A,B\n", 1, "title", /twice/],
    ["more cells than the heading", "track,title\nIC,A\nIC,B,surprise\n", 3, null, /^has 3 cells, and the heading has 2/],
    ["a quote that is never closed", 'track,title\nIC,"A\nIC,B\n', expect.any(Number) as never, null, /never closed/],
    ["a quote in the midst of a cell", 'track,title\nIC,A "b"\n', 2, null, /in the midst of a cell/],
    ["letters lost on the way", "track,title\nIC,Caf\ufffd\n", 2, null, /save the file as UTF-8/],
    ["a title of 201 letters", `track,title\nIC,${"x".repeat(201)}\n`, 2, "title", /^has 201 characters; at most 200/],
    ["a NUL", "track,title\nIC,A\u0000\n", 2, "title", /NUL/],
    ["half a range", "track,title,lo\nIC,A,1\n", 2, "hi", /^must not be empty/],
    ["an edge off the grid", "track,title,lo,hi\nIC,A,1.01,2\n", 2, "lo", /multiple of 0.05/],
    ["a range and none", "track,title,lo,hi,noEquivalent\nIC,A,1,2,true\n", 2, "noEquivalent", /must then be empty/],
    ["no confidence", "track,title,lo,hi,confidence\nIC,A,1,2,0\n", 2, "confidence", /above 0/],
    ["a day that is none", "track,title,effectiveOn\nIC,A,2026-02-30\n", 2, "effectiveOn", /day of the calendar/],
    ["two names for one ladder", "track,title,ladderName\nIC,A,One\nIC,B,Two\n", 3, "ladderName", /row 2 says otherwise/],
    ["a source that it does not have", "track,title,lo,hi,mappingSources\nIC,A,1,2,page\n", 2, "mappingSources", /"page" is not among the sources/],
    ["sources that are no JSON", "track,title,sources\nIC,A,page\n", 2, "sources", /must be an object/],
    ["only one track of a ladder", "track,title,onlyTrack\nIC,A,IC\n", 2, "onlyTrack", /left out/],
    ["2,001 rungs", `track,title\n${Array.from({ length: 2_001 }, (_, i) => `IC,T${i}\n`).join("")}`, null, null, /^has more than 2000 rows/],
    ["1,001 columns", `track,title${",".repeat(999)}\nIC,A\n`, null, null, /^has more than 1000 columns/],
    ["thousands of blank rows", `track,title\nIC,A\n${"\n".repeat(5_000)}IC,B\n`, null, null, /^has more than 2000 rows/],
  ])("(%s) is found", (_what, table, row, column, rule) => {
    expect(faults(table)[0]).toEqual({ row, column, path: null, rule: expect.stringMatching(rule) });
  });

  it.each([
    ["a million spaces before the heading", `${" ".repeat(1_000_000)}\ntrack,title\nIC,A\n`, "CSV"],
    ["a heading of a million commas", `track,title${",".repeat(1_000_000)}\nIC,A\n`, "CSV"],
    ["a million quotes", '"'.repeat(1_000_001), "CSV"],
    ["lists that hold each other ten times, twelve deep", `a0: &a0 [x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(",")}]\n`).join("")}`, "YAML"],
    ["lists in lists without end", "[".repeat(1_000_000), "YAML"],
    ["objects in objects without end", '{"a":'.repeat(200_000), "JSON"],
  ] as const)("%s are no way to keep us busy", (_what, content, format) => {
    const began = process.cpuUsage(); // of the processor: by the clock a busy machine takes any time
    readFile(content, format);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(500); // several times what it takes; the first took hours
  });

  it("is not what is at its limit: 2,000 rungs, a title of 200 letters", () => {
    expect(rungs(`track,title\n${Array.from({ length: 2_000 }, (_, i) => `IC,${String(i).padStart(200, "x")}\n`).join("")}`)).toHaveLength(2_000);
  });
});

describe("JSON and YAML", () => {
  const yaml = "ladders:\n  - slug: eng\n    rungs:\n      - { title: Engineer, track: IC, code: 62 }\n      - { title: no, track: M, scope: 2026-11-01 }\n";
  const json = JSON.stringify({ ladders: [{ slug: "eng", rungs: [{ title: "Engineer", track: "IC", code: 62 }, { title: "no", track: "M", scope: "2026-11-01" }] }] });

  it("say the same; a number is a code too, and neither a date nor a truth is made of a text", () => {
    expect(rungs(yaml, "YAML")).toEqual(rungs(json, "JSON"));
    expect(rungs(yaml, "YAML").map(({ code, title, scope }) => [code, title, scope])).toEqual([["62", "Engineer", null], [null, "no", "2026-11-01"]]);
    expect(rungs(`\ufeff${json}`, "JSON")).toEqual(rungs(json, "JSON"));
  });

  it.each<[string, ImportFormat, string, string | number | null, RegExp]>([
    ["another root", "JSON", "[]", null, /^must be an object/],
    ["no ladder", "JSON", "{}", "ladders", /^must hold a ladder/],
    ["no rung", "JSON", '{"ladders":[{}]}', "ladders[0].rungs", /^must hold a rung/],
    ["rungs that are no list", "JSON", '{"ladders":[{"rungs":7}]}', "ladders[0].rungs", /^must be a list/],
    ["a field that we do not know", "JSON", '{"ladders":[{"rungs":[{"titel":"A","title":"A","track":"IC"}]}]}', "ladders[0].rungs[0].titel", /^is not known here; there are id, order/],
    ["another format", "JSON", '{"format":"other/2","ladders":[{"rungs":[{"title":"A","track":"IC"}]}]}', "format", /org-ladder\/1/],
    ["a script for an address", "JSON", '{"sources":{"a":{"title":"A","kind":"PRIMARY","collected":"2026","url":"javascript:alert(1)"}},"ladders":[{"rungs":[{"title":"A","track":"IC"}]}]}', "sources.a.url", /https/],
    ["broken JSON", "JSON", '{\n"ladders": [}', expect.any(Object) as never, /not JSON/],
    ["broken YAML", "YAML", "ladders:\n  - [", 3, /not YAML/],
    ["a key twice in YAML", "YAML", "ladders:\n  - rungs:\n      - track: IC\n        title: A\n        title: B\n", 5, /duplicated mapping key/],
    ["tags that make things", "YAML", "ladders: !!js/function 'x'", 1, /not YAML/],
    ["21 ladders", "JSON", JSON.stringify({ ladders: Array.from({ length: 21 }, () => ({ rungs: [] })) }), "ladders", /at most 20/],
    ["2,001 rungs", "JSON", JSON.stringify({ ladders: [{ rungs: Array.from({ length: 2_001 }, () => ({})) }] }), "ladders[0].rungs", /at most 2000/],
  ])("with %s are refused (%s)", (_what, format, content, where, rule) => {
    const [fault] = faults(content, format);
    expect(fault!.rule).toMatch(rule);
    if (typeof where !== "object" || where === null) expect(fault!.path ?? fault!.row).toBe(where);
  });

  it.each<[string, ImportFormat, string]>([
    ["nested without end", "YAML", "[".repeat(500_000)],
    ["nested without end", "JSON", "[".repeat(500_000)],
    ["that grows by its own references", "YAML", `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij".split("").map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghi"[i]}`).join(",")}]\n`).join("")}ladders: [*j,*j,*j]\n`],
    ["of a thousand times the same rungs", "YAML", `ladders:\n${"  - &l { rungs: &r [{ title: A, track: IC }] }\n"}${"  - *l\n".repeat(1_000)}`],
    ["with a prototype", "JSON", '{"__proto__":{"ladders":[]},"constructor":1}'],
    ["with a prototype", "YAML", "__proto__: { ladders: [] }\n"],
  ])("(%s, %s) are refused quickly", (_what, format, content) => {
    const begun = performance.now();
    expect(faults(content, format).length).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it("hold a thousand faults at most", () => {
    const content = JSON.stringify({ ladders: [{ rungs: Array.from({ length: 1_500 }, () => ({ title: 1 })) }] });
    expect(faults(content, "JSON")).toHaveLength(1_000);
  });
});

import { csvOf, formatOf, placeOfRow, rowsOf, slugOf, tableOf, trackOf } from "../../../src/explorer/browser/publish-rows.js";

const row = (code: string, title: string, track = "", scope = "") => ({ code, title, track, scope });

describe("rungs pasted from a spreadsheet", () => {
  it("follow a heading in any order, with cells in quotes that hold tabs, quotes and line ends", () => {
    expect(rowsOf('Job Title\tScope\tLevel\tTrack\r\n"Say ""Senior"""\t"two\nlines\there"\tE1\tIC\r\n\r\nLead\t\tM1\tManagement')).toEqual([row("E1", 'Say "Senior"', "IC", "two lines here"), row("M1", "Lead", "M")]);
  });

  it("without a heading are titles, or code and title, or those with track and scope", () => {
    expect(rowsOf("Engineer\nSenior Engineer")).toEqual([row("", "Engineer"), row("", "Senior Engineer")]);
    expect(rowsOf("E1\tEngineer\nE2\tSenior")).toEqual([row("E1", "Engineer"), row("E2", "Senior")]);
    expect(rowsOf("E1\tEngineer\tIC\tsmall tasks\nM1\tManager\tM\ta team")).toEqual([row("E1", "Engineer", "IC", "small tasks"), row("M1", "Manager", "M", "a team")]);
    expect(rowsOf("E1;Engineer;small tasks")).toEqual([row("E1", "Engineer", "", "small tasks")]);
    expect(rowsOf(" \n\n")).toEqual([]);
  });

  it("go out as a file with the places that were given, and come back the same", () => {
    const rows = [{ ...row("E1", 'A, "B"', "IC", "two"), range: { lo: 1, hi: 2.05 } }, { ...row("", "Manager", "M"), range: null }] as const;
    const csv = csvOf(rows as Parameters<typeof csvOf>[0]);
    expect(csv).toBe('track,code,title,scope,lo,hi\nIC,E1,"A, ""B""",two,1,2.05\nM,,Manager,,,\n');
    expect(rowsOf(csv)).toEqual(rows.map(({ range: _, ...rest }) => rest));
    expect(csvOf([{ ...row("", "A"), track: "", range: null }])).toBe("track,code,title,scope\nIC,,A,\n");
  });
});

it("a row is found in its text as a spreadsheet counts it, also behind cells of several lines", () => {
  const text = 'title,scope\r\nA,"one\ntwo"\r\n\r\nB,x';
  expect(tableOf(text)).toHaveLength(4);
  const { start, end } = placeOfRow(text, 4)!;
  expect(text.slice(start, end)).toBe("B,x");
  expect(placeOfRow(text, 9)).toBeNull();
});

it("a file's form is told by its name, else by how it begins", () => {
  expect([["a.YML", ""], ["a.json", ""], ["a.tsv", "{"], ["", ' [{"a":1}]'], ["", "ladders:\n  - x"], ["", "# a note\nladders:"], ["notes.txt", "track,title\nIC,A"], ["", "title: of a table,track"]].map(([name, text]) => formatOf(name!, text!)))
    .toEqual(["YAML", "JSON", "CSV", "JSON", "YAML", "YAML", "CSV", "YAML"]);
});

it("tracks go by several names, and what names none says nothing", () => {
  expect(["M", "Management", " people ", "ic", "Individual Contributor", "technical", "4", ""].map(trackOf)).toEqual(["M", "M", "M", "IC", "IC", "IC", "", ""]);
});

it("a ladder's short name is made of its name", () => {
  expect(["Software Engineering", " Ingénierie / R&D ", "日本"].map(slugOf)).toEqual(["software-engineering", "ingenierie-r-d", ""]);
});

import { NoPage } from "../../../src/explorer/asking.js";
import { MOST_TITLES, titlesOf } from "../../../src/explorer/pages/title-list.js";

it("a list without a heading is a title in each line, commas and all", () => {
  expect(titlesOf("\uFEFFSr. SWE\r\n\r\n  Engineer, Platform \rTeamleiter\n")).toEqual([{ title: "Sr. SWE" }, { title: "Engineer, Platform" }, { title: "Teamleiter" }]);
  expect(titlesOf(" \n\n")).toEqual([]);
});

it.each([[",", "comma"], [";", "semicolon"], ["\t", "tab"]])("a table by %j has its columns in any order, case and spelling; unknown ones and empty cells are left out", (delimiter) => {
  const rows = [["Company Size", "JOB_TITLE", "Note", "Company", "direct-reports", "Years Experience", "Scope"], ["30", "Staff engineer", "hired", "Google", "2", "7.5", "one team"], ["", "Lead", "", "", "", "", ""]];
  expect(titlesOf(rows.map((row) => row.join(delimiter)).join("\n"))).toEqual([
    { title: "Staff engineer", people: 30, company: "google", directReports: 2, yearsExperience: 7.5, scopeText: "one team" }, { title: "Lead" },
  ]);
});

it("cells in quotes hold delimiters, quotes and line ends; rows without a title are left out", () => {
  expect(titlesOf('"title","scope"\n"Engineer, ""Core""","two\nlines"\n,nobody\nLead')).toEqual([{ title: 'Engineer, "Core"', scopeText: "two\nlines" }, { title: "Lead" }]);
});

it.each([
  ["title,people\nLead,30\nEngineer,many", 'Row 3: "many" must be a number'], ["title;years\nLead;-1", "Row 2"], ['title,scope\n"Lead,x', "The list cannot be read|fault"],
  [Array.from({ length: MOST_TITLES + 1 }, (_, i) => `Engineer ${i}`).join("\n"), `there are ${MOST_TITLES + 1}`],
])("says what is wrong with %j", (text, words) => {
  const read = (): unknown => titlesOf(text);
  expect(read).toThrow(NoPage);
  expect(read).toThrow(new RegExp(words));
});

it("as many as the API takes at once are taken", () => { expect(titlesOf(Array.from({ length: MOST_TITLES }, () => "Lead").join("\n"))).toHaveLength(MOST_TITLES); });

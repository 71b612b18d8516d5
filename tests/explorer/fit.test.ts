import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown } from "../support/pages.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); });
afterAll(() => served.close());

const WEEK = "week-coding=25&week-design-documents=35&week-people=15&week-cross-team=20&week-focus=5";

it("asks the choosing questions, and answers nothing that was not told", async () => {
  const page = await shown(served, "/fit");
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("Sum: 0 of 100.") });
  expect(page.html).not.toContain("-verdict");
  await asked(served, page);
});

it("says whose week it is like, by how much, beside the table of activities", async () => {
  const page = await shown(served, `/fit?${WEEK}`);
  const { trackFit } = await asked<{ trackFit: { columns: { similarity: number; shares: { activity: { title: string }; yours: number; theirs: number }[] }[]; swing: { text: string }[] } }>(served, page);
  expect(page.text).toContain("What you told points to engineering Your week is like that of the Staff IC (90 % alike).");
  expect(page.text).toMatch(new RegExp(`Spent alike ${trackFit.columns.map(({ similarity }) => `${Math.round(similarity * 100)}\\s%`).join(" ")}`));
  for (const { activity, yours, theirs } of trackFit.columns[0]!.shares) expect(page.text).toContain(`${activity.title} ${yours} % ${theirs} %`);
  for (const { text } of trackFit.swing) expect(page.text).toContain(text);
  expect(page.text).toContain("Sum: 100 of 100.");
});

it("says when answers contradict each other", async () => {
  expect((await shown(served, `/fit?monday=coding&hard=COLLEAGUE_SET_MOVING&${WEEK}`)).text).toContain("Your answers contradict each other");
});

it("says when the week is like none", async () => {
  expect((await shown(served, "/fit?week-focus=100")).text).toContain("Your week is like none of those a source describes.");
});

it("names the kind of staff engineer, with what speaks for and against each, and the hybrid", async () => {
  const page = await shown(served, "/fit?teams=4&months=24&builds=PLATFORM&people=120&manager=no");
  const { archetypeFit } = await asked<{ archetypeFit: { likenesses: { archetype: { title: string }; speaksFor: { text: string }[]; speaksAgainst: { text: string }[] }[] } }>(served, page);
  expect(page.text).toContain("Your work resembles the Architect");
  for (const { text } of archetypeFit.likenesses.flatMap(({ speaksFor, speaksAgainst }) => [...speaksFor, ...speaksAgainst])) expect(page.text).toContain(text);
  expect((await shown(served, "/fit?teams=1&reports=5&builds=PRODUCT&mature=yes")).text).toContain("A hybrid: the tech-lead manager.");
});

it.each([
  ["week-coding=40&week-people=35", "Your week: the percentages must sum to 100; they sum to 75"], ["week-coding=many", "Coding: a whole number is needed; it was “many”."], ["teams=-1", "Teams whose technical direction you set: a whole number is needed"],
  ["manager=perhaps", "yes or no; it was “perhaps”"], ["monday=wizardry", "Monday morning: no activity of that key"], ["hard=NEVER", "The hard day: Value \"NEVER\" does not exist"], ["led=ic/staff", "Who leads it: ic/staff is no manager's level"],
])("says what is wrong with %s, and keeps the form", async (query, words) => {
  const page = await shown(served, `/fit?${query}`);
  expect(page).toMatchObject({ status: 400, heading: "Engineer or manager?", text: expect.stringContaining(words) });
  await asked(served, page);
});

it("takes hostile words as words", async () => {
  const hostile = encodeURIComponent(HOSTILE);
  const page = await shown(served, `/fit?monday=${hostile}&hard=${hostile}&week-coding=${hostile}&teams=${hostile}&led=${hostile}`);
  expect([page.status, page.html.includes("<script>alert")]).toEqual([400, false]);
});

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { bearer } from "../support/access.js";
import { claimed } from "../support/drafts.js";
import { launchChromium } from "./chromium.js";
import { complaintsOf, tabTo, violations } from "./reading.js";
import { startServer, type RunningServer } from "./server.js";

const root = join(__dirname, "../..");
const FAULTY = "track,code,title,scope\nIC,E1,Engineer,small tasks with guidance\nXX,E2,Senior Engineer,leads projects of the team\nIC,E3,Staff Engineer,technical direction across several teams\n";

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let token: string;
let complaints: readonly string[];

beforeAll(async () => {
  browser = await launchChromium();
  execFileSync(process.execPath, [join(root, "scripts/build-explorer.mjs")]);
  server = await startServer();
  await claimed(server.dataSource, "altive");
  token = (await bearer(server.dataSource, "OWNER", "altive")).secret;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  await page.goto(`${server.url}/publish`);
  await page.locator("#steps").waitFor();
});
afterEach(() => context?.close());

const text = async (id: string): Promise<string> => (await page.locator(`#${id}`).textContent()) ?? "";
const says = (id: string, words: RegExp): Promise<void> => page.locator(`#${id}`).filter({ hasText: words }).waitFor();

/** Fills in the token and a ladder, and waits until its draft is drawn. */
async function keepDraft(name: string, content: string): Promise<void> {
  await page.fill("#who-token", token);
  await page.click("#who-use");
  await page.locator("#file-text").waitFor();
  await page.fill("#file-name", name);
  await page.fill("#file-text", content);
  await page.click("#file-keep");
  await says("places-status", /^Kept\./);
}

test("a ladder goes from pasted rows to a published version by keyboard alone, with what is wrong mended on the way", async () => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(FAULTY)})`);

  await tabTo(page, "#who-token");
  await page.keyboard.type(token);
  await page.keyboard.press("Enter");
  await says("who-status", /You are OWNER altive: owner at altive\. You publish for Altive\./);
  await tabTo(page, "#file-name");
  await page.keyboard.type("Weaving");
  await tabTo(page, "#file-text");
  await page.keyboard.press("Control+V");
  await tabTo(page, "#file-check");
  await page.keyboard.press("Enter");
  await says("file-status", /1 thing is wrong/);
  expect(await text("file-faults")).toContain("3trackmust be one of IC, M");
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press("Shift+Tab");
  for (let i = 0; i < 6 && !(await page.evaluate<boolean>(`document.activeElement.matches("#file-faults button")`)); i++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter"); // the faulty row is marked in the text
  await page.keyboard.type("IC,E2,Senior Engineer,leads projects of the team");
  await tabTo(page, "#file-keep");
  await page.keyboard.press("Enter");
  await says("places-status", /^Kept\. 3 suggestions wait for a look\./);

  await tabTo(page, `[role=slider][aria-label="E3 Staff Engineer, upper edge"]`);
  for (const key of ["Home", "ArrowUp", "End", "PageDown", "PageDown", "ArrowDown"]) await page.keyboard.press(key);
  expect(await page.evaluate(`["now", "min", "max", "text"].map((name) => document.activeElement.getAttribute("aria-value" + name))`)).toEqual(["4.95", expect.any(String), "6", "4.95, in Principal Engineer"]);
  await says("places-status", /^Kept\. 2 suggestions wait/);
  expect(await page.evaluate(`document.activeElement.getAttribute("aria-valuenow")`)).toBe("4.95"); // the focus stays where it was
  await tabTo(page, `[aria-label="Accept: E2 Senior Engineer"]`);
  await page.keyboard.press("Enter");
  await tabTo(page, `[aria-label="Accept: E1 Engineer"]`);
  await page.keyboard.press("Enter");
  await says("places-status", /Every rung was looked at/);
  expect(await violations(page)).toEqual([]);

  await tabTo(page, "#changes-look");
  await page.keyboard.press("Enter");
  await says("changes-status", /9 answers move and 0 stay, looked at for Google, Amazon, Microsoft/);
  await tabTo(page, "#release-note");
  await page.keyboard.type("Our first ladder.");
  await tabTo(page, "#release-go");
  await page.keyboard.press("Enter");
  await page.locator("#release-done h3").waitFor();
  expect(await violations(page)).toEqual([]);

  const { rungs } = await (await fetch(`${server.url}/ladders/altive.json?ladder=weaving`)).json().then(({ ladders }: { ladders: readonly { rungs: readonly object[] }[] }) => ladders[0]!);
  expect(rungs).toMatchObject([{ code: "E1" }, { code: "E2" }, { code: "E3", mapping: { hi: 4.95, state: "ADJUSTED" } }]);
  expect(asked.filter((url) => url.includes(token) || new URL(url).origin !== server.url)).toEqual([]);
  expect([await context.cookies(), await page.evaluate("sessionStorage.length + localStorage.length"), complaints]).toEqual([[], 0, []]);
});

test("without a token rungs pasted from a spreadsheet are drawn, moved with the pointer to the grid, and taken on to the file", async () => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(`navigator.clipboard.writeText("P1\\tEngineer\\tIC\\tsmall tasks\\nP2\\tSenior Engineer\\tIC\\tleads projects\\n")`);
  await page.locator("#try-rows input").nth(1).focus();
  await page.keyboard.press("Control+V");
  await says("try-status", /2 rungs pasted/);
  await page.click("#try-go");
  const handle = page.getByRole("slider", { name: "P2 Senior Engineer, upper edge" });
  await handle.waitFor();
  await handle.scrollIntoViewIfNeeded();
  const before = Number(await handle.getAttribute("aria-valuenow"));
  const box = (await handle.locator("rect").first().boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(24);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 50, { steps: 3 });
  await page.mouse.up();
  const after = Math.round((before + 0.5) * 100) / 100; // 50 of the 96 pixels of a level, on the grid
  await page.locator(`[aria-label="P2 Senior Engineer, upper edge"][aria-valuenow="${after}"]`).waitFor();
  expect(await page.getByRole("textbox", { name: "P2 Senior Engineer, to" }).inputValue()).toBe(String(after));
  await page.click("#try-take");
  expect(await page.locator("#file-text").inputValue()).toMatch(new RegExp(`^track,code,title,scope,lo,hi\nIC,P1,Engineer,small tasks,,\nIC,P2,Senior Engineer,leads projects,[\\d.]+,${after}\n$`));
  expect(complaints).toEqual([]);
});

test("an inversion is said at once and refused, and what somebody else changed meanwhile is told and loaded anew", async () => {
  await keepDraft("Dyeing", "track,code,title\nIC,D1,Engineer\nIC,D2,Senior Engineer\n");
  await page.getByRole("slider", { name: "D1 Engineer, upper edge" }).focus();
  await page.keyboard.press("End");
  expect(await text("places-editor")).toContain("Inversion: D2 Senior Engineer stands above D1 Engineer on your ladder");
  await says("places-status", /This did not work: 6 would put D1/);
  expect(Number(await page.getByRole("slider", { name: "D1 Engineer, upper edge" }).getAttribute("aria-valuenow"))).toBeLessThan(3);

  const other = (await bearer(server.dataSource, "EDITOR", "altive")).authorization;
  const send = async (query: string): Promise<{ data: { company: { drafts: readonly { draftId: string; ladder: string; revision: number }[] } } }> =>
    (await fetch(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: other }, body: JSON.stringify({ query }) })).json();
  const draft = (await send(`{ company(slug: "altive") { drafts { draftId ladder revision } } }`)).data.company.drafts.find(({ ladder }) => ladder === "dyeing")!;
  await send(`mutation { updateLadderDraft(input: { draft: "${draft.draftId}", revision: ${draft.revision}, name: "Dyeing wool" }) { userErrors { message } } }`);
  await page.getByRole("button", { name: "Accept: D2 Senior Engineer" }).click();
  await says("places-status", /EDITOR altive changed it/);
  await page.getByRole("button", { name: "Load the draft as it stands now" }).click();
  await says("places-status", /^Kept\. 2 suggestions wait/);
  await page.getByRole("button", { name: "Accept all suggestions" }).click();
  await says("places-status", /Every rung was looked at/);
  expect(complaints).toEqual([]);
});

test("on a phone nothing scrolls sideways, scripts are small, and a kept token is gone when it is forgotten", async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.check("#who-keep");
  await keepDraft("Felting", "track,code,title\nIC,F1,Engineer\nM,F2,Engineering Manager\n");
  expect(await page.evaluate("[document.documentElement.scrollWidth, sessionStorage.length]")).toEqual([360, 1]);
  expect(await page.evaluate<number>(`performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`)).toBeLessThan(25 * 1024);
  expect(await violations(page)).toEqual([]);
  await page.click("#who-forget");
  expect(await page.evaluate(`[sessionStorage.length, document.querySelector("#who-token").value, document.querySelector("#places-open").hidden]`)).toEqual([0, "", true]);
});

test("an answer that is lost on the way is asked for again with the same key, and nothing is published twice; the next version begins from this one", async () => {
  await keepDraft("Spinning", "track,code,title\nIC,S1,Engineer\n");
  const keys: string[] = [];
  await page.route("**/graphql", async (route) => {
    const { variables } = route.request().postDataJSON() as { variables: { input?: { key?: string } } };
    if (variables.input?.key === undefined) return route.fallback();
    keys.push(variables.input.key);
    await route.fetch(); // it arrives, and its answer does not
    return keys.length === 1 ? route.abort() : route.fallback();
  });
  await page.fill("#release-note", "First.");
  await page.selectOption("#release-visibility", "UNLISTED");
  await page.click("#release-go");
  await says("release-status", /cannot be reached/);
  await page.click("#release-go");
  await says("release-status", /Version 1 is published/);
  expect(new Set(keys).size).toBe(1);
  for (const link of await page.locator("#release-done a").all()) expect((await fetch(new URL((await link.getAttribute("href"))!, server.url))).status).toBe(200);

  await page.click("#who-use");
  await page.selectOption("#file-ladder", { label: "Software Engineering" });
  await page.getByRole("button", { name: "Begin its next version with what is published" }).click();
  await says("file-status", /^Version \d+ of Software Engineering is begun/);
  expect(complaints.filter((words) => !words.includes("ERR_FAILED"))).toEqual([]);
});

test("a claim says what to publish where; once it is verified its token is used in the first step", async () => {
  await page.fill("#claim-company", "google");
  await page.fill("#claim-domain", "google.com");
  await page.click("#claim-go");
  await says("claim-proof", /TXT record at _org-ladder\.google\.com.*org-ladder-verification=clm_/);
  await page.route("**/graphql", (route) => ((route.request().postData() ?? "").includes("verifyClaim(")
    ? route.fulfill({ json: { data: { verifyClaim: { claim: null, company: { slug: "altive", name: "Altive" }, tokenSecret: token, userErrors: [] } } } })
    : route.fallback()));
  await page.click("#verify-go");
  await says("verify-status", /Altive is yours from now on/);
  await page.getByRole("button", { name: "Use it in step 1" }).click();
  await says("who-status", /You publish for Altive/);
  expect(complaints).toEqual([]);
});

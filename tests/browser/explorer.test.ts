import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "./chromium.js";
import { complaintsOf, tabTo, violations } from "./reading.js";
import { startServer, type RunningServer } from "./server.js";

const root = join(__dirname, "../..");
const PAGES = Object.entries(JSON.parse(readFileSync(join(root, "dev/explorer-pages.json"), "utf8")) as Readonly<Record<string, string>>);
const FROM_GOOGLE = "/compare?companies=google,amazon,microsoft&track=ic&from=google:L5";

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  browser = await launchChromium();
  execFileSync(process.execPath, [join(root, "scripts/build-explorer.mjs")]);
  server = await startServer();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(() => context?.close());

async function open(address: string, options: BrowserContextOptions = {}): Promise<number | undefined> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  complaints = complaintsOf(page);
  return (await page.goto(`${server.url}${address}`))?.status();
}

const heading = async (): Promise<string> => (await page.locator("h1").textContent()) ?? "";
const asked = (): string => page.url().slice(server.url.length);

describe.each(PAGES)("%s", (name, address) => {
  it("is read by everybody: at a desk, on a phone, in the light and in the dark, and complains of nothing", async () => {
    await open(address, { bypassCSP: true, colorScheme: "light" });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([width, width]);
      await page.evaluate(`document.querySelectorAll("details").forEach((details) => { details.open = true; })`);
      for (const [colorScheme, rules] of [["light", undefined], ["dark", ["color-contrast"]]] as const) {
        await page.emulateMedia({ colorScheme });
        expect([width, colorScheme, await violations(page, rules)]).toEqual([width, colorScheme, []]);
      }
    }
    expect(complaints.filter((words) => name !== "problem" || !words.includes("404"))).toEqual([]);
  });

  it("is read without scripts", async () => {
    const status = await open(address, { javaScriptEnabled: false });
    expect([status, await page.locator("h1").count(), ((await page.locator("main").textContent()) ?? "").length > 100]).toEqual([name === "problem" ? 404 : 200, 1, true]);
  });
});

test("by keyboard alone: a rung is searched for, a company added, another rung chosen, the table opened, and the link that is copied opens the same view", async () => {
  await open("/", { permissions: ["clipboard-read", "clipboard-write"] });
  await tabTo(page, "#search");
  await page.keyboard.type("gogle l5");
  await page.locator("#search-hits [role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate(`document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).textContent`)).toContain("Google L5 Senior Software Engineer");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/compare?**");
  expect([await heading(), asked()]).toEqual(["What is Google L5 Senior Software Engineer elsewhere?", FROM_GOOGLE]);

  await tabTo(page, "#add");
  await page.keyboard.type("gitl");
  await page.locator("#add-hits [role=option]", { hasText: "GitLab" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("[data-chart] [data-company=gitlab]").waitFor();

  await tabTo(page, `[data-company=amazon] a[href$="from=amazon:L7"]`);
  await page.locator(".counterparts", { hasText: "GitLab: " }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("h1", { hasText: "What is Amazon L7" }).waitFor();
  await tabTo(page, ".as-table summary");
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: /Where people from Amazon L7 .* would land/ }).waitFor();

  await tabTo(page, "a[data-copy]");
  await page.keyboard.press("Enter");
  await page.getByText("Copied").waitFor();
  const [chosen, link] = [await heading(), await page.evaluate<string>("navigator.clipboard.readText()")];
  await page.goto(link);
  expect([await heading(), asked()]).toEqual([chosen, expect.stringContaining("&from=amazon:L7&asOf=20")]);
  expect(complaints).toEqual([]);
});

test("pointing at a bar shows what it equals at the others, as the page of that rung says; going away hides it", async () => {
  await open("/compare?companies=google,amazon&track=ic");
  const panel = page.locator(".counterparts");
  const bar = page.locator(`[data-company=google] a[href$="from=google:L5"]`);
  expect(await page.getByRole("link", { name: "Google L5 Senior Software Engineer, spans 2 to 3", exact: true }).getAttribute("data-rung")).toBe(await bar.getAttribute("data-rung"));
  await bar.hover();
  await panel.waitFor();
  expect(await panel.textContent()).toMatch(/^Google L5 Senior Software EngineerAmazon: 75.% L6 SDE III, .*\(confidence high\)$/);
  expect(await page.locator(".bar-hit").count()).toBeGreaterThan(0);
  await page.mouse.move(5, 5);
  await panel.waitFor({ state: "hidden" });
  await bar.focus();
  await panel.waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
});

test("a company that lacks the track shows a hatched gap, with the reason", async () => {
  await open("/compare?companies=google,monzo&track=m&from=google:L6");
  const gap = await page.locator(`[data-company=monzo] rect[fill^="url(#hatch"]`).boundingBox();
  expect([gap!.width > 100, gap!.height > 20]).toEqual([true, true]);
  expect(await page.locator("[data-company=monzo] .no-answer").textContent()).toBe("no answer");
  expect(await page.locator(".answer-none").textContent()).toContain("Monzo has no rung on the management track.");
});

test("a title with the size of its company is placed, and then stands beside another", async () => {
  await open("/title");
  await page.locator("#q").fill("Staff engineer");
  await page.getByLabel("People in the company").first().fill("30");
  await page.keyboard.press("Enter");
  await page.getByText("Where it may stand").waitFor();
  expect([await heading(), await page.locator(".bars tbody tr").count() > 1]).toEqual(["What does “Staff engineer” mean?", true]);
  await page.locator("#other").fill("Senior Software Engineer");
  await page.locator("#otherCompany").fill("goog");
  await page.locator("#otherCompany-hits [role=option]", { hasText: "Google" }).first().click();
  await page.getByRole("button", { name: "Look it up" }).click();
  await page.getByText(/is most likely senior/).waitFor();
  expect(complaints).toEqual([]);
});

test("a file of titles becomes a table, and a file again", async () => {
  await open("/titles");
  await page.setInputFiles("input[type=file]", { name: "team.csv", mimeType: "text/csv", buffer: Buffer.from("title,people\nStaff engineer,30\nxyzzy,\n") });
  await page.waitForFunction(`document.querySelector("#list").value.includes("xyzzy")`);
  await page.getByRole("button", { name: "Look them up" }).click();
  await page.getByRole("heading", { name: "1 of 2 placed" }).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download as CSV" }).click()]);
  expect([download.suggestedFilename(), readFileSync((await download.path())!, "utf8")]).toEqual(["titles.csv", expect.stringMatching(/^\uFEFFtitle,company,level.*\r\nStaff engineer,,ic\/staff,/)]);
});

test("who has a level is narrowed by country and size", async () => {
  await open("/sourcing");
  await page.getByLabel("Rung, level, role or title").fill("google:L5");
  await page.getByLabel("Country").fill("gb");
  await page.getByLabel("People, at least").fill("100");
  await page.keyboard.press("Enter");
  await page.getByRole("table").waitFor();
  const rows = await page.locator("tbody th").allTextContents();
  expect([rows.length > 0, rows.every((row) => row.includes(" GB,"))]).toEqual([true, true]);
});

const KB = 1024;

test.each(["/", FROM_GOOGLE])("%s arrives within 60 KB, scripts within 25 KB, and nothing moves once it stands", async (address) => {
  await open(address);
  await page.waitForLoadState("networkidle");
  const sizes = await page.evaluate<readonly (readonly [string, number])[]>(`[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(({ name, transferSize }) => [name, transferSize])`);
  const sum = (ending: string): number => sizes.filter(([name]) => name.endsWith(ending)).reduce((all, [, size]) => all + size, 0);
  expect([sum("") > 0, sum("") <= 60 * KB, sum(".js") > 0, sum(".js") <= 25 * KB]).toEqual([true, true, true, true]);
  expect(await page.evaluate(`new Promise((resolve) => { let all = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) all += value; }).observe({ type: "layout-shift", buffered: true }); setTimeout(() => resolve(all), 300); })`)).toBe(0);
});

test.each([["three companies", FROM_GOOGLE], ["six", "/compare?companies=google,amazon,microsoft,meta,gitlab,monzo&from=google:L5"]])("a comparison of %s with its answers prints on one page, nothing cut off", async (_, address) => {
  await open(address, { viewport: { width: 720, height: 1_000 } });
  await page.emulateMedia({ media: "print" });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(720);
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
  expect(pages).toBe(1);
});

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "./chromium.js";
import { startServer } from "./server.js";
import type { RunningServer } from "./server.js";

const root = join(__dirname, "../..");
const examples = readdirSync(join(root, "schema/examples")).filter((file) => file.endsWith(".graphql")).map((file) => {
  const query = readFileSync(join(root, "schema/examples", file), "utf8");
  return { file, query, title: query.split("\n", 1)[0]?.replace(/^#\s*/, "").trim() ?? "" };
});
const headline = examples.find(({ file }) => file === "what-is-google-l5-at-amazon.graphql")?.query;

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let requests: string[];
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
  execFileSync(process.execPath, [join(root, "scripts/build-playground.mjs")]);
  server = await startServer();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

// a fresh context each time: GraphiQL keeps its tabs in local storage
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  requests = [];
  complaints = [];
  context.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(error.message));
});

afterEach(() => context?.close());

async function open(search = ""): Promise<void> {
  await page.goto(`${server.url}/graphql${search}`);
  await page.getByRole("region", { name: "Operation Editor" }).locator(".view-line").first().waitFor();
}

/** What an editor holds, also the part that is scrolled out of sight. */
function editorText(name: "operation.graphql" | "variables.json"): Promise<string> {
  return page.evaluate(`__MONACO.editor.getModels().find((model) => model.uri.path.endsWith(${JSON.stringify(name)})).getValue()`);
}

async function run(): Promise<void> {
  // top left: clicking the middle of a long line would scroll to it
  await page.getByRole("region", { name: "Operation Editor" }).locator(".view-lines").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("Control+Enter");
}

function resultLine(text: string) {
  return page.getByRole("region", { name: "Result Window" }).locator(".view-line", { hasText: text }).first();
}

test("the page opens on the headline query, and Ctrl-Enter answers it", async () => {
  await open();
  expect(await editorText("operation.graphql")).toBe(headline);
  await run();
  await resultLine('"EXACT_MATCH"').waitFor();
  await resultLine('"L6"').waitFor();
});

test("everything is asked of the server that sent the page, workers included, and nothing complains", async () => {
  await open();
  await run();
  await resultLine('"EXACT_MATCH"').waitFor();
  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  await page.getByText("Root Types").waitFor();
  await page.waitForLoadState("networkidle");
  const elsewhere = requests.filter((url) => !url.startsWith("data:") && new URL(url).origin !== server.url);
  expect(elsewhere).toEqual([]);
  expect(requests.map((url) => /(\w+)\.worker-/.exec(url)?.[1])).toEqual(expect.arrayContaining(["editor", "graphql"]));
  expect(complaints).toEqual([]);
});

test("the menu offers every example by its title, and by keyboard alone one opens in a tab of its own", async () => {
  await open();
  await page.getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("Enter");
  const offered = page.getByRole("menuitem");
  expect((await offered.allTextContents()).sort()).toEqual(examples.map(({ title }) => title).sort());
  // the menu moves the focus in after it has opened: a key pressed before that is lost
  await offered.first().and(page.locator(":focus")).waitFor();
  await page.keyboard.press("End");
  await offered.last().and(page.locator(":focus")).waitFor();
  const title = await offered.last().textContent();
  const chosen = examples.find((example) => example.title === title)?.query;
  expect(chosen).not.toBe(headline);
  await page.keyboard.press("Enter");
  await page.locator("[role=menu]").waitFor({ state: "detached" });
  expect(await editorText("operation.graphql")).toBe(chosen);
});

test("?query= and ?variables= stand in the editors before any example", async () => {
  await open(`?${new URLSearchParams({ query: "query Asked { __typename }", variables: '{ "a": 1 }' })}`);
  expect(await editorText("operation.graphql")).toBe("query Asked { __typename }");
  expect(await editorText("variables.json")).toBe('{ "a": 1 }');
  await run();
  await resultLine('"Query"').waitFor();
});

test("Prettify lays out the query and the variables", async () => {
  await open(`?${new URLSearchParams({ query: "query Asked{__typename}", variables: '{"a":1}' })}`);
  await page.getByRole("button", { name: /^Prettify/ }).click();
  await page.getByRole("region", { name: "Operation Editor" }).locator(".view-line", { hasText: /^\s+__typename$/ }).waitFor();
  expect(await editorText("operation.graphql")).toBe("query Asked {\n  __typename\n}\n");
  expect(await editorText("variables.json")).toBe('{\n  "a": 1\n}\n');
  expect(complaints).toEqual([]);
});

test("at the width of a phone nothing scrolls sideways, both panes have the full width, and the query runs by its button", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await page.getByRole("button", { name: /^Execute query/ }).click();
  await resultLine('"EXACT_MATCH"').waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  for (const name of ["Operation Editor", "Result Window"]) {
    const pane = await page.getByRole("region", { name }).boundingBox();
    expect(pane?.width).toBeGreaterThan(300);
  }
  // a long query, and the variables open below it: what lies beneath can still be reached
  await page.getByRole("button", { name: /^Prettify/ }).click();
  await page.getByRole("button", { name: "Variables" }).click();
  for (const name of ["Examples", "Show Documentation Explorer"]) {
    const box = await page.getByRole("button", { name }).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  }
  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  await page.getByText("Root Types").waitFor();
});

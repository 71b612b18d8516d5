import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.js";
import { startServer, type RunningServer } from "./server.js";

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  server = await startServer();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Drawn { readonly text: string; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Every text of the chart at `address` as Chromium lays it out, and the chart's own size. */
async function drawn(page: Page, address: string): Promise<{ readonly texts: readonly Drawn[]; readonly width: number; readonly height: number }> {
  await page.goto(`${server.url}${address}`);
  return page.evaluate(`({
    texts: [...document.querySelectorAll("text")].map((node) => { const { left, right, top, bottom } = node.getBoundingClientRect(); return { text: node.textContent, left, right, top, bottom }; }),
    width: document.documentElement.width.baseVal.value, height: document.documentElement.height.baseVal.value,
  })`);
}

const SEEDED = ["google", "gitlab", "uk-dfe", "altive", "accenture", "microsoft", "yumemi"];
const CASES = SEEDED.flatMap((company) => ["", "?layout=stacked", "?track=IC"].map((options) => `/ladders/${company}.svg${options}`));

test.each(CASES)("%s: every text lies inside the chart and none on another", async (address) => {
  const page = await browser.newPage({ viewport: { width: 1_000, height: 1_400 } });
  const { texts, width, height } = await drawn(page, address);
  await page.close();
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)).toEqual([]);
  const meeting = texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4).map((b) => `${a.text} / ${b.text}`));
  expect(meeting).toEqual([]);
});

test.each([["light", "rgb(255, 255, 255)"], ["dark", "rgb(13, 17, 23)"]] as const)("the chart follows the reader's %s, its style let through, and complains of nothing", async (colorScheme, ground) => {
  const page = await browser.newPage({ colorScheme });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(`${server.url}/ladders/google.svg`);
  expect(await page.evaluate(`getComputedStyle(document.querySelector(".olc-ground")).fill`)).toBe(ground);
  expect(complaints).toEqual([]);
  await page.close();
});

test.each([["a picture", "img"], ["a frame", "iframe"]])("on another site's page the chart is shown as %s, and on a phone the stacked one fits without being shrunk by much", async (_, element) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const answers: number[] = [];
  page.on("response", (response) => answers.push(response.status()));
  const address = `${server.url}/ladders/google.svg?layout=stacked`;
  await page.setContent(`<body style="margin:0"><${element} src="${address}" style="max-width:100%;border:0"></${element}>`, { waitUntil: "networkidle" });
  expect(answers).toEqual([200]);
  if (element === "img") {
    const [shown, own] = await page.evaluate<[number, number]>(`[document.images[0].width, document.images[0].naturalWidth]`);
    expect(own).toBe(400);
    expect(shown / own).toBeGreaterThan(0.95);
  } else {
    expect(await page.frames()[1]?.evaluate("document.documentElement.localName")).toBe("svg");
  }
  await page.close();
});

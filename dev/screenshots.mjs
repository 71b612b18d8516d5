/**
 * Takes pictures of every page of the explorer on a server that runs already, at the width of a desk and of a phone, light and dark.
 *
 *   npm run screenshots -- --server http://127.0.0.1:4000 [--out .data/screenshots] [--only compare]
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const root = join(fileURLToPath(import.meta.url), "../..");
const { values } = parseArgs({ options: { server: { type: "string", default: "http://127.0.0.1:4000" }, out: { type: "string", default: join(root, ".data/screenshots") }, only: { type: "string" } } });
const pages = Object.entries(JSON.parse(await readFile(join(root, "dev/explorer-pages.json"), "utf8"))).filter(([name]) => values.only === undefined || name.startsWith(values.only));

await mkdir(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
try {
  for (const width of [1280, 360]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      for (const [name, address] of pages) {
        const response = await page.goto(new URL(address, values.server).href, { waitUntil: "networkidle" });
        const path = join(values.out, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
        process.stdout.write(`${response?.status()} ${path}\n`);
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
}

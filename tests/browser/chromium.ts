import { accessSync, constants } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

/** Starts headless Chromium: the one `CHROMIUM` names, else /usr/bin/chromium. Throws what to install when there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  try {
    accessSync(executablePath, constants.X_OK);
  } catch {
    throw new Error(`The browser tests need Chromium, and there is none at ${executablePath}. Install it ` +
      "(Debian, Ubuntu: apt-get install chromium) or set CHROMIUM to the path of a Chromium or Chrome.");
  }
  // Chromium refuses to run as root inside its own sandbox; the tests open only our own pages
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

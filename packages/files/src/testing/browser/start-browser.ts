import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "./find-browser.js";

/** Starts the machine's Chromium without a window. Close it when the tests are done. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    headless: true,
    // The sandbox does not start for root, and what containers share is too small for its memory.
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage", "--disable-gpu"],
  });
}

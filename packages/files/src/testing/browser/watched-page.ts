import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** A page with all that it did beside showing itself. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses that were asked for, but for the file itself and what stands within it. */
  readonly requests: string[];
  /** Dialogs, errors, and what the browser's console was told: violations of the page's policy among them. */
  readonly noise: string[];
}

type PageOptions = Parameters<Browser["newContext"]>[0];

/** Opens a file in a profile of its own, and watches it. */
export async function openWatched(browser: Browser, path: string, options: PageOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(path).href;
  const requests: string[] = [];
  const noise: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) requests.push(request.url());
  });
  page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    noise.push(`${dialog.type()}: ${dialog.message()}`);
    dialog.accept().catch(() => undefined);
  });
  await page.goto(url);
  return { page, context, requests, noise };
}

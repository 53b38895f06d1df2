import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../../testing/browser/axe.js";
import { startBrowser } from "../../testing/browser/start-browser.js";
import { openWatched } from "../../testing/browser/watched-page.js";
import { escapeFormula } from "../../text/escape-formula.js";
import { drawPictures } from "./testing/draw-pictures.js";
import { aRun } from "./testing/results.js";
import { writeHtml } from "./write-html.js";

let browser: Browser;
const folder = temporaryFolder(afterAll).path;
const path = join(folder, "review.html");
beforeAll(async () => {
  await writeHtml(aRun(await drawPictures(folder)), path, { title: "Spring catalogue" });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const names = (page: Page) => page.locator(".item:visible .name bdi:first-child").allTextContents();
const count = (page: Page) => page.locator("#count").textContent();

/** Moves the focus by Tab until it is where the test wants it: whoever cannot get there has no way to it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} cannot be reached by Tab.`);
}

async function pressUntil(page: Page, key: string, expression: string): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    if (await page.evaluate<boolean>(expression)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${expression}.`);
}

test.each([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["narrow", { viewport: { width: 320, height: 640 } }],
] as const)("axe finds nothing wrong, and nothing overflows: %s", async (_, options) => {
  const { page, context, noise, requests } = await openWatched(browser, path, options);
  // What is out of sight is not laid out: axe is to see all of it.
  await page.evaluate("for (const item of document.querySelectorAll('.item')) item.style.contentVisibility = 'visible'");
  expect(await axeViolations(page)).toEqual([]);
  await page.locator("[data-act=ok]").first().click();
  await page.locator("[data-act=change]").nth(1).click();
  await page.locator("[data-act=edit]").nth(1).click();
  await page.locator("textarea").fill("Sand dunes under a pale sky.");
  await page.keyboard.press("Control+Enter");
  await page.locator("[data-act=edit]").nth(2).click();
  for (const details of await page.locator("summary").all()) await details.click();
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  expect([noise, requests]).toEqual([[], []]);
  await context.close();
});

test("filters, search and sorting by keyboard, and the number is announced", async () => {
  const { page, context, noise } = await openWatched(browser, path);
  expect(await page.locator("#count").getAttribute("aria-live")).toBe("polite");
  expect(await count(page)).toBe("Showing 11 of 11");
  expect(await page.locator(".figures label").allTextContents()).toEqual([
    "11 All",
    "8 Captioned",
    "2 Failed",
    "1 Kept",
    "1 Duplicates",
  ]);

  await tabTo(page, "[name=status]");
  const found: (string | null)[] = [];
  for (let arrow = 0; arrow < 4; arrow++) {
    await page.keyboard.press("ArrowRight");
    found.push(await count(page));
  }
  expect(found).toEqual(["Showing 8 of 11", "Showing 2 of 11", "Showing 1 of 11", "Showing 1 of 11"]);
  expect(await names(page)).toEqual(["shop/weekender copy.jpg"]);
  await page.keyboard.press("ArrowRight");

  await tabTo(page, "#find");
  await page.keyboard.type("WEEKENDER canvas");
  await expect.poll(() => count(page)).toBe("Showing 2 of 11");
  await page.keyboard.type(" zzz");
  await expect.poll(() => count(page)).toBe("Showing 0 of 11");
  await page.getByRole("button", { name: "Show all" }).focus();
  await page.keyboard.press("Enter");
  expect(await count(page)).toBe("Showing 11 of 11");
  expect(await page.evaluate("document.activeElement.id")).toBe("find");

  await tabTo(page, "#findings");
  await pressUntil(page, "ArrowDown", "findings.value === 'errors'");
  expect(await names(page)).toEqual(["coast/dunes.png"]);
  expect(await page.locator("#findings option").allTextContents()).toEqual(["Any", "Errors (1)", "Warnings (1)", "None (7)"]);
  await pressUntil(page, "ArrowDown", "findings.value === 'none'");
  expect(await names(page)).toHaveLength(7);
  await pressUntil(page, "ArrowUp", "findings.value === 'all'");

  await tabTo(page, "#sort");
  await pressUntil(page, "ArrowDown", "sort.value === 'name'");
  expect((await names(page)).slice(0, 3)).toEqual(["charts/divider.png", "charts/visitors.png", "coast/dunes.png"]);
  await pressUntil(page, "ArrowDown", "sort.value === 'length'");
  expect((await names(page))[0]).toBe("coast/dunes.png");
  await pressUntil(page, "ArrowDown", "sort.value === 'findings'");
  expect((await names(page)).slice(0, 2)).toEqual(["coast/dunes.png", "coast/lighthouse.jpg"]);
  await pressUntil(page, "ArrowUp", "sort.value === 'order'");
  expect((await names(page))[0]).toBe("coast/lighthouse.jpg");
  expect(noise).toEqual([]);
  await context.close();
});

test("marks, edits and downloads by keyboard; they outlive a reload and are cleared", async () => {
  const { page, context, noise, requests } = await openWatched(browser, path);
  await tabTo(page, "[data-act=ok]");
  await page.keyboard.press("o");
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await page.keyboard.press("e");
  expect(await page.evaluate("document.activeElement.value")).toMatch(/^Image of sand dunes/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type('=Dunes, "high",\nand grass.');
  await page.keyboard.press("Control+Enter");
  expect(await page.evaluate("document.activeElement.dataset.act")).toBe("edit");
  expect(await page.locator(".item .caption").nth(1).textContent()).toBe('=Dunes, "high",\nand grass.');
  expect(await page.locator(".item img").nth(1).getAttribute("alt")).toBe('=Dunes, "high",\nand grass.');
  // An edit that is cancelled leaves nothing.
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.keyboard.type("No.");
  await page.keyboard.press("Escape");
  // A caption by hand, where there is none.
  for (const key of ["j", "j", "e"]) await page.keyboard.press(key);
  await page.keyboard.type("A label.");
  await page.keyboard.press("Control+Enter");
  const said = "Your review: 1 OK, 1 to change, 2 edited";
  expect(await page.locator("#marked").textContent()).toBe(said);
  await page.keyboard.press("k");
  expect(await page.evaluate("document.activeElement.closest('.item').dataset.key")).toBe("shop/weekender copy.jpg");

  await page.reload();
  expect(await page.locator("#marked").textContent()).toBe(said);
  expect(await page.locator("[aria-pressed=true]").allTextContents()).toEqual(["OK", "To change"]);
  expect(await page.evaluate("Object.keys(localStorage)")).toEqual([`legenda-review:${path}`]);
  await page.locator("#review").selectOption("edited");
  expect(await names(page)).toEqual(["coast/dunes.png", "shop/label.tiff"]);

  const before = "Image of sand dunes under a pale sky, with the photo taken by the sea and a beautiful line of grass";
  const lighthouse = "A white lighthouse stands on a dark headland above a calm sea at dusk.";
  expect(await downloaded(page, "#csv")).toEqual([
    "review.csv",
    [
      "key,mark,caption,before",
      `coast/lighthouse.jpg,ok,${lighthouse},${lighthouse}`,
      `coast/dunes.png,change,"'=Dunes, ""high"",\nand grass.","${before}"`,
      "shop/label.tiff,,A label.,",
      "",
    ].join("\r\n"),
  ]);
  const [name, lines] = await downloaded(page, "#jsonl");
  expect([
    name,
    lines
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ]).toEqual([
    "review.jsonl",
    [
      { key: "coast/lighthouse.jpg", mark: "ok", caption: lighthouse, before: lighthouse },
      { key: "coast/dunes.png", mark: "change", caption: '=Dunes, "high",\nand grass.', before },
      { key: "shop/label.tiff", mark: "", caption: "A label.", before: "" },
    ],
  ]);

  const texts = ["=1+1", " \u200b@SUM(1)", "-5", "“+x”", "a;b", "＝1", "plain - text", "- dash"];
  expect(await downloadedCells(page, texts)).toEqual(texts.map(escapeFormula));

  await page.getByRole("button", { name: "Undo the edit" }).first().press("Enter");
  expect(await page.locator(".item .caption").nth(1).textContent()).toBe(before);
  await page.locator("#clear").press("Enter");
  expect(noise).toEqual(["confirm: Remove the marks and edits of 3 images?"]);
  expect(await page.locator("#marked").textContent()).toBe("Nothing marked yet");
  expect(await page.evaluate("localStorage.length")).toBe(0);
  expect(requests.filter((url) => !url.startsWith("blob:file:"))).toEqual([]);
  await context.close();
});

async function downloaded(page: Page, button: string): Promise<[name: string, text: string]> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).press("Enter")]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
}

/** What becomes of texts in the file, each as the caption of the first image. */
async function downloadedCells(page: Page, texts: readonly string[]): Promise<string[]> {
  const cells: string[] = [];
  await page.locator("#review").selectOption("all");
  for (const text of texts) {
    await page.locator("[data-act=edit]").nth(2).press("e");
    await page.locator("textarea").fill(text);
    await page.keyboard.press("Control+Enter");
    const [, csv] = await downloaded(page, "#csv");
    const rows: string[][] = parse(csv);
    cells.push(rows.find(([key]) => key === "shop/weekender bag.jpg")?.[2] ?? "");
  }
  await page.locator(".item").nth(2).locator("[data-act=undo]").press("Enter");
  return cells;
}

test("without scripts and on paper all images are there, and no control that does nothing", async () => {
  const { page, context } = await openWatched(browser, path, { javaScriptEnabled: false });
  expect(await page.locator(".item").count()).toBe(11);
  expect(await page.locator(".tools:visible, .marks:visible").count()).toBe(0);
  await context.close();
  const printed = await openWatched(browser, path);
  await printed.page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await printed.page.locator(".tools:visible, .item button:visible").count()).toBe(0);
  expect(await printed.page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(27, 29, 32)");
  await printed.context.close();
});

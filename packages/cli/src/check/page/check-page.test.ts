import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import type { CheckOptions } from "../../flags/check-flags.js";
import type { CheckFinding } from "../check-finding.js";
import { report } from "../testing/run-check.js";

function site(pages: Readonly<Record<string, string | Uint8Array>>): string {
  const { path } = temporaryFolder(onTestFinished);
  writeFiles(path, pages);
  return path;
}

async function findings(
  page: string | Uint8Array,
  options: Partial<CheckOptions> = {},
  name = "page.html",
): Promise<readonly CheckFinding[]> {
  return (await report([name], options, { cwd: site({ [name]: page }) })).findings;
}

test("a finding says where its tag stands, what it says, and what to write instead", async () => {
  const [found] = await findings(
    '<!doctype html>\n<p>\n    <img src="img/bag.jpg"\n      alt="Image of a &quot;bag&quot; &amp; a hat." class="x"></p>',
  );
  expect(found).toMatchObject({
    file: "page.html",
    line: 3,
    column: 5,
    end: { line: 4, column: 63 },
    rule: "redundant-opener",
    severity: "error",
    image: "img/bag.jpg",
    text: 'Image of a "bag" & a hat.',
    excerpt: '<img src="img/bag.jpg" alt="Image of a &quot;bag&quot; &amp; a hat." class="x">',
    suggestion: {
      text: 'A "bag" & a hat.',
      markup: 'alt="A &quot;bag&quot; &amp; a hat."',
      region: { start: { line: 4, column: 7 }, end: { line: 4, column: 52 } },
    },
    source: expect.stringContaining("github"),
  });
});

test("without a text there is no suggestion, and the message says what to do", async () => {
  const found = await findings('<a href="/"><img src="a.svg"></a><button><svg></svg></button><area href="/b"><img src="c.jpg">');
  expect(found.map(({ message, suggestion }) => [message, suggestion])).toEqual([
    ["This link has no name: write where it leads into the alt text of its image.", undefined],
    ["This button has no name: write what it does into an aria-label.", undefined],
    ["This link has no name: write where it leads into its alt text.", undefined],
    [expect.stringContaining("There is no alt attribute"), undefined],
  ]);
});

test("the language is the nearest lang, else the one asked for", async () => {
  const german = '<img src="a.jpg" alt="Ein Wolf steht auf dem Berg und heult in der Nacht.">';
  const rules = async (page: string, options?: Partial<CheckOptions>): Promise<string[]> =>
    (await findings(page, options)).map(({ rule }) => rule);
  expect(await rules(`<html lang="en">${german}`)).toEqual(["language"]);
  expect(await rules(`<html lang="en"><p lang="de">${german}</p>`)).toEqual([]);
  expect(await rules(`<html lang="en"><p lang="">${german}</p>`)).toEqual([]);
  expect(await rules(german, { language: "en" })).toEqual(["language"]);
  expect(await rules(`<html lang="de">${german}`, { language: "en" })).toEqual([]);
});

test("presets and rules choose what is told", async () => {
  const page = '<img src="a.jpg" alt="A wolf"><img src="b.jpg"><img src="c.jpg" alt="🐺 A wolf on a ridge.">';
  expect((await findings(page)).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    "final-punctuation warning",
    "missing error",
    "emoji error",
  ]);
  expect((await findings(page, { preset: "wcag" })).map(({ rule }) => rule)).toEqual(["missing"]);
  const changed = await findings(page, { rule: ["missing=warning", "emoji=off", "final-punctuation=error"] });
  expect(changed.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(["final-punctuation error", "missing warning"]);
  expect(await findings(page, { rule: ["missing=off"], preset: "axe" })).toEqual([]);
});

test("the same text of two pictures is told, wherever the second stands", async () => {
  const folder = site({
    "a/one.html": '<img src="/x/wolf.jpg" alt="A wolf on a ridge."><img src="/x/wolf-640x480.jpg?v=3" alt="A wolf on a ridge.">',
    "b/two.html": '\n<img src="/x/fox.jpg" alt="a WOLF on a ridge.">',
  });
  const { findings: found } = await report(["."], {}, { cwd: folder });
  expect(found).toMatchObject([{ file: join("b", "two.html"), line: 2, rule: "repeated-in-batch" }]);
  expect(found[0]?.message).toContain(`${join("a", "one.html")}:1`);
});

test("a person may be named where the page names them, in any place of it", async () => {
  const image = '<img src="x.jpg" alt="Peter Smith reads a letter.">';
  expect((await findings(image)).map(({ rule }) => rule)).toEqual(["unsupported-name"]);
  expect(await findings(`${image}<footer>With thanks to <b>Peter</b>\n Smith</footer>`)).toEqual([]);
});

test("a folder: its pages in order, without hidden folders, node_modules and links that lead back", async () => {
  const page = '<img src="x.jpg">';
  const folder = site({
    "b.htm": page,
    "a.html": page,
    "c/d.xhtml": page,
    "c/e.HTML": page,
    "node_modules/x/y.html": page,
    ".cache/z.html": page,
    "notes.txt": "no page",
  });
  await symlink(folder, join(folder, "c", "loop"));
  await symlink(join(folder, "a.html"), join(folder, "c", "linked.html"));
  const { findings: found, summary } = await report([folder], {}, { cwd: "/" });
  expect(found.map(({ file }) => file.slice(folder.length + 1))).toEqual(
    ["a.html", "b.htm", "c/d.xhtml", "c/e.HTML", "c/linked.html"].map((path) => join(path)),
  );
  expect(summary.files).toBe(5);
});

test("XHTML: any element may close itself", async () => {
  const page =
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de"><head><title/><script src="x.js"/></head><body><a id="top"/><img src="a.jpg"/><p>Wolf</p></body></html>';
  expect((await findings(page, {}, "page.xhtml")).map(({ rule }) => rule)).toEqual(["missing"]);
  expect((await findings(page, { inputFormat: "xhtml" }, "page")).map(({ rule }) => rule)).toEqual(["missing"]);
  // As HTML the title takes all that follows.
  expect(await findings(page, {}, "page.html")).toEqual([]);
});

test("the encoding is the mark's, else the declared one, else UTF-8", async () => {
  const page = (charset: string): string => `<!doctype html>${charset}<img src="x.jpg" alt="Café">`;
  const text = async (bytes: Uint8Array): Promise<string | undefined> => (await findings(bytes))[0]?.text;
  expect(await text(Buffer.from(page("")))).toBe("Café");
  expect(await text(Buffer.from(page('<meta charset="iso-8859-1">'), "latin1"))).toBe("Café");
  expect(
    await text(Buffer.from(page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'), "latin1")),
  ).toBe("Café");
  expect(await text(Buffer.from(`\ufeff${page("")}`, "utf16le"))).toBe("Café");
  expect(await text(Buffer.from(page('<meta charset="klingon">')))).toBe("Café");
  expect((await findings(Buffer.from(page(""), "latin1"))).map(({ rule }) => rule)).toContain("lost-character");
});

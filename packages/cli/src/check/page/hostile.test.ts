import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckTally } from "../check-tally.js";
import { checkSettings } from "../rules/check-settings.js";
import { SeenTexts } from "../rules/seen-texts.js";
import { type CheckReport, report } from "../testing/run-check.js";
import { checkPage } from "./check-page.js";
import { readPage } from "./read-page.js";

async function check(page: string): Promise<CheckReport> {
  const folder = await mkdtemp(join(tmpdir(), "legenda-hostile-"));
  await writeFile(join(folder, "page.html"), page);
  return await report(["page.html"], {}, { cwd: folder });
}

test.each([
  ["elements that never end", "<div>".repeat(1_000_000), /nests/],
  [
    "formatting that the parser repeats",
    `<p>${Array.from({ length: 400 }, (_, at) => `<b a=${at}>`).join("")}</p>${"<p>x</p>".repeat(5_000)}`,
    /elements/,
  ],
  ["elements without number", "<br>".repeat(500_000), /elements/],
])("a page that would cost too much is told of and not checked: %s", async (_, page, message) => {
  const { findings, summary, code } = await check(page);
  expect(findings).toMatchObject([{ rule: "unreadable", severity: "error", message: expect.stringMatching(message) }]);
  expect(summary).toMatchObject({ unreadable: 1, errors: 0 });
  expect(code).toBe(2);
});

test.each([
  ["deep, but not too deep", `${"<div>".repeat(4_000)}<img src=a.jpg>`, 1],
  ["deep in lists without a text", `${"<ul><li>".repeat(2_000)}${"<img src=a.jpg alt=wolf>".repeat(200)}`, undefined],
  ["images in a table where none belong", `<table>${"<img src=a.jpg>".repeat(20_000)}`, 20_000],
  [
    "many images of one paragraph",
    `<p>${"word ".repeat(20_000)}${"<img src=a.jpg alt='A wolf on a ridge at dusk.'>".repeat(3_000)}`,
    0,
  ],
  ["links within links", "<a href=x><img src=a.jpg>".repeat(2_000), 2_000],
  [
    "labels that refer to all and to themselves",
    `<body id=a>${"<img id=b aria-labelledby='a b a b a b'>".repeat(5_000)}text`,
    undefined,
  ],
  ["a tag of many attributes", `<img ${Array.from({ length: 100_000 }, (_, at) => `a${at}=x`).join(" ")} src=a.jpg>`, 1],
  ["an attribute of 5 MB", `<img src="data:image/png;base64,${"A".repeat(5_000_000)}">`, 1],
  ["a text of 1 MB", `<img src=a.jpg alt="${"wolf ".repeat(200_000)}">`, undefined],
  ["a style of 5 MB", `<div style="${"display:".repeat(600_000)}"><img src=a.jpg></div>`, 1],
  ["declarations without an end", `<meta ${"charset ".repeat(100)}${"<meta ".repeat(10_000)}`, 0],
  ["null characters and half surrogates", "<img src='\0' alt='\0'>\ud800<img alt='\ud800'>", undefined],
  ["nothing", "", 0],
])("a hostile page is checked all the same: %s", async (_, page, count) => {
  const { findings, summary } = await check(page);
  expect(summary.unreadable).toBe(0);
  if (count !== undefined) expect(findings).toHaveLength(count);
  for (const { excerpt, message } of findings) expect(excerpt.length + message.length).toBeLessThan(2_000);
});

test("no byte of an image stands in a report", async () => {
  const data = `data:image/png;base64,${"QUJD".repeat(1_000)}`;
  const { findings } = await check(
    `<img src="${data}"><img src="x.jpg" alt="${data}"><img src="y.jpg" alt="Image of ${data} seen twice">`,
  );
  expect(findings.length).toBeGreaterThan(2);
  expect(JSON.stringify(findings).includes("QUJD")).toBe(false);
  expect(JSON.stringify(findings)).toContain("data:image/png;base64,…");
});

test("a page that is too large is given up before it is read to its end", async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; ; read++) yield Buffer.from("<p>x</p>".repeat(1_000));
  }
  await expect(readPage(endless(), { maxBytes: 100_000 })).rejects.toMatchObject({
    name: "PageError",
    message: expect.stringMatching(/0\.1 MB/),
  });
  expect(read).toBeLessThan(20);
});

test("a check of a page can be given up in the middle of it", async () => {
  const page = await readPage(
    pieces(`<p>${"word ".repeat(200)}${"<img src=a.jpg alt='A wolf on a ridge at dusk.'>".repeat(100_000)}`),
  );
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 100);
  const check = {
    file: "page.html",
    settings: checkSettings({}),
    seen: new SeenTexts(),
    tally: new CheckTally(),
    signal: stop.signal,
  };
  const read = async (): Promise<void> => {
    for await (const finding of checkPage(page, check)) expect(finding.file).toBe("page.html");
  };
  await expect(read()).rejects.toThrow(/abort/);
  expect(check.tally.texts).toBeLessThan(100_000);
});

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

import { temporaryFolder, writeFiles } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { type CheckReport, report } from "../testing/run-check.js";

async function check(page: string): Promise<CheckReport> {
  const { path: folder } = temporaryFolder(onTestFinished);
  writeFiles(folder, { "page.html": page });
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

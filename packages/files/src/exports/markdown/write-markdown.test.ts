import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { done, failed } from "../testing/results.js";
import { escapeMarkdown } from "./escape-markdown.js";
import { type MarkdownOptions, writeMarkdown } from "./write-markdown.js";

async function written(results: Parameters<typeof writeMarkdown>[0], options?: MarkdownOptions, folder?: string) {
  const path = join(folder ?? temporaryFolder(onTestFinished).path, "captions.md");
  await writeMarkdown(results, path, options);
  return await readFile(path, "utf8");
}

test("a table: picture, name, caption, and errors where there are any", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const image = { kind: "file", path: join(folder, "photos", "a (1).jpg") } as const;
  const url = { kind: "url", url: "https://example.com/b.jpg?x=1|2" } as const;
  const results = [
    done("photos/a (1).jpg", { alt: "A bag.", color: "brown" }, { image, fields: { sku: "1" } }),
    done("b.jpg", { alt: "B" }, { image: url }),
    failed("c.jpg"),
  ];
  expect(await written(results, {}, folder)).toBe(
    `${[
      "| image | file | alt | color | error |",
      "| --- | --- | --- | --- | --- |",
      "| ![A bag.](photos/a%20%281%29.jpg) | photos/a (1).jpg | A bag. | brown |  |",
      "| ![B](https://example.com/b.jpg?x=1%7C2) | b.jpg | B |  |  |",
      "|  | c.jpg |  |  | 429: too many requests |",
    ].join("\n")}\n`,
  );
  expect(await written([results[1] ?? failed("x")], { columns: ["alt"] })).toContain("| image | alt |\n");
});

test("a list, with a line for each thing that is known", async () => {
  const text = await written([done("a.jpg", { alt: "A bag.", tags: ["x", "y"] }), failed("b.jpg")], { layout: "list" });
  expect(text).toBe("## a.jpg\n\n- **alt**: A bag.\n- **tags**: x; y\n\n## b.jpg\n\n- **error**: 429: too many requests\n\n");
});

test("nothing breaks out of its cell, and no address but http is linked", async () => {
  const hostile =
    "a | b\n| c | d |\n\n# [x](javascript:alert(1)) <img src=x onerror=alert(1)> `</td>` ![y](http://evil.example) \\|";
  const text = await written([
    done(hostile, hostile, { image: { kind: "url", url: "javascript:alert(1)" } }),
    done("a", "x", { image: { kind: "url", url: "https://u:secret@example.com/a.jpg](http://x)" } }),
  ]);
  const rows = text.trimEnd().split("\n");
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(4);
  expect(text).not.toMatch(/<|(?<!\\)`|secret/);
  expect(rows[2]?.startsWith("|  | ")).toBe(true);
  expect(rows[2]).not.toMatch(/(?<!\\)[[\]]/);
});

test.each([
  ["# heading", "\\# heading"],
  ["1. item", "1\\. item"],
  ["- item", "\\- item"],
  ["> quote", "&gt; quote"],
  ["see https://example.com", "see https\\://example.com"],
  ["www.example.com", "www\\.example.com"],
  ["a\u202eb\u0007c", "ab c"],
  ["2 < 3 & *4*", "2 &lt; 3 &amp; \\*4\\*"],
  ["A brown bag, 20 cm (new).", "A brown bag, 20 cm (new)."],
])("%j", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

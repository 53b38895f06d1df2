import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { presets, rules } from "./index.js";

const page = readFileSync(new URL("../../../docs/alt-text-rules.md", import.meta.url), "utf8");

/** The cells of the table that follows a heading, without the row of headings and the line below it. */
function tableAfter(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("\\|", "|")),
  );
}

it("the page describes each rule as it is", () => {
  const described = rules.map(({ id, severity, finds, fixes = "", roles, source }) => {
    return [`\`${id}\``, severity, finds.replaceAll("<", "\\<"), fixes.replaceAll("<", "\\<"), roles?.join(", ") ?? "", source];
  });
  expect(tableAfter("The rules")).toEqual(described);
});

it("the page describes each preset as it is", () => {
  const all = rules.length;
  const described = Object.entries(presets).map(
    ([name, { source, maxLength, maxSentences, finalPunctuation, rules: chosen }]) => {
      const off = Object.values(chosen).filter((severity) => severity === "off").length;
      const limit = (value: number): string => (value === Infinity ? "" : String(value));
      return [`\`${name}\``, source, limit(maxLength), limit(maxSentences), finalPunctuation, String(all - off)];
    },
  );
  expect(tableAfter("Presets")).toEqual(described);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as presets from "./presets.js";

// A table may be padded or not.
const page = readFileSync(new URL("../../../docs/openai.md", import.meta.url), "utf8").replace(/ +\|/g, " |");

test.each(Object.entries(presets))(
  "the guide's row of %s says what the preset is",
  (name, { baseURL, keyVariable, capabilities }) => {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";
    expect(row).toContain(`\`${baseURL}\``);
    expect(row).toContain(keyVariable ? `\`${keyVariable}\`` : "| none |");
    const { urls, maxImages, maxBytes } = capabilities.images;
    expect(row.includes("URLs")).toBe(urls);
    if (maxImages) expect(row).toContain(`at most ${maxImages}`);
    if (maxBytes) expect(row).toContain(maxBytes.toLocaleString("en"));
  },
);

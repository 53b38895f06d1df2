import { expect, test } from "vitest";
import { spokenText } from "./spoken-text.js";

test("the longest useful description is read", () => {
  const alt = "A chart of sales.";
  expect(spokenText({ alt, longDescription: "Sales grew from 3 to 9 million between 2020 and 2025" })).toBe(
    "Sales grew from 3 to 9 million between 2020 and 2025.",
  );
  expect(spokenText({ alt, longDescription: "", tags: ["chart"] })).toBe(alt);
  expect(spokenText({ tags: ["wolf", "snow"] })).toBe("wolf, snow.");
});

test("a decorative image is silent", () => {
  expect(spokenText({ alt: "", decorative: true })).toBe("");
  expect(spokenText("  ")).toBe("");
});

test("nothing that a speech program could obey", () => {
  expect(spokenText('<speak>A **wolf**</speak>\u001b[31m\n[[rate]] in my_file "now."')).toBe(
    'A wolf [31m rate in my_file "now."',
  );
});

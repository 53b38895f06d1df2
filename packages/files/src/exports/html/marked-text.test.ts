import type { Finding } from "@legenda/alt-text";
import { expect, test } from "vitest";
import { markedText } from "./marked-text.js";

const finding = (severity: Finding["severity"], start?: number, end?: number): Finding => {
  const place = start === undefined || end === undefined ? {} : { start, end };
  return { rule: "vague", severity, message: "", fixable: false, source: "", ...place };
};

test("places are underlined, and of two the error shows", () => {
  const findings = [finding("warning", 0, 5), finding("error", 2, 3), finding("error")];
  expect(markedText("a<b>c d", findings).markup).toBe(
    '<mark class="warning">a&lt;</mark><mark class="error">b</mark><mark class="warning">&gt;c</mark> d',
  );
  expect(markedText("abc", []).markup).toBe("abc");
});

test("places that a stranger wrote take nothing from the text and add nothing to it", () => {
  const strange = [finding("error", -5, 99), finding("error", 2, 1), finding("error", 0.5, 2), finding("error", 7, 9)];
  expect(markedText("abc", strange).markup.replace(/<[^>]*>/g, "")).toBe("abc");
});

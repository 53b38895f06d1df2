import { expect, test } from "vitest";
import { printable } from "./printable.js";

const hostile = "a\u001b[2J\u0000\u0085\u202e\u200f\u061c\u2028b";

test("what a terminal acts upon is replaced, and letters of all scripts stay", () => {
  expect(printable(hostile)).toBe("a\ufffd[2J\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdb");
  expect(printable("Müller 日本 👩‍👧 ש")).toBe("Müller 日本 👩‍👧 ש");
});

test.each([
  ["escape", "a\\x1b[2J\\x00\\x85\\u202e\\u200f\\u061c\\u2028b"],
  ["json", "a\\u001b[2J\\u0000\\u0085\\u202e\\u200f\\u061c\\u2028b"],
  ["", "a[2Jb"],
])("the replacement %j", (replacement, expected) => {
  expect(printable(hostile, { replacement })).toBe(expected);
});

test("line breaks and tabs are kept where the text may have several lines", () => {
  expect(printable("a\r\n\tb", { replacement: "escape" })).toBe("a\\x0d\\n\\tb");
  expect(printable("a\r\n\tb", { replacement: "escape", multiline: true })).toBe("a\\x0d\n\tb");
});

test("a long text is cut, and no character is cut in two", () => {
  expect(printable("abcdef", { maxLength: 4 })).toBe("abc…");
  expect(printable("abcd", { maxLength: 4 })).toBe("abcd");
  expect(printable("ab😀def", { maxLength: 4 })).toBe("ab…");
});

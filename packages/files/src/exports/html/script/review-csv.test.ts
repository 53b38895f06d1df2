import { expect, test } from "vitest";
import { reviewCsv } from "./review-csv.js";

test("cells are quoted where a reader needs it, and formulas are escaped", () => {
  expect(reviewCsv([])).toBe("key,mark,caption,before\r\n");
  expect(reviewCsv([{ key: "a;b.jpg", mark: "ok", caption: '=1+1, "so"', before: "-5" }])).toBe(
    'key,mark,caption,before\r\n"a;b.jpg",ok,"\'=1+1, ""so""",-5\r\n',
  );
});

import type { BatchResult } from "@legenda/batch";
import { expect, test } from "vitest";
import { withReview } from "./with-review.js";

const item = { image: undefined, fields: { sku: "7" }, existing: undefined, width: 4, height: 3 };
const done = (key: string, value: unknown): BatchResult => ({
  ...item,
  key,
  status: "done",
  value,
  call: undefined,
  origin: "journal",
  duplicateOf: undefined,
});
const failed: BatchResult = {
  ...item,
  key: "broken.jpg",
  status: "failed",
  error: { name: "ImageError", message: "No.", retryable: false, reason: "truncated", status: undefined },
  call: undefined,
  origin: "call",
};

test("a person's captions take the place of those that they changed, whatever the answer is", () => {
  const findings = [{ rule: "too-long", severity: "warning", message: "Long.", start: 0, end: 1 }];
  const results = [
    done("text.jpg", "A wolf."),
    done("alt.jpg", { alt: "A wolf.", decorative: false, findings }),
    done("tags.jpg", ["wolf", "snow"]),
    done("same.jpg", { alt: "A fox.", findings }),
    done("other.jpg", "Not reviewed."),
    failed,
  ];
  const captions = new Map([
    ["text.jpg", "A grey wolf."],
    ["alt.jpg", "A grey wolf."],
    ["tags.jpg", "wolf, , ice"],
    ["same.jpg", "A fox."],
    ["broken.jpg", "A bear."],
    ["other.jpg", "  "],
  ]);
  expect([...withReview(results, captions)]).toMatchObject([
    { value: "A grey wolf." },
    { value: { alt: "A grey wolf.", decorative: false } },
    { value: ["wolf", "ice"] },
    { value: { alt: "A fox.", findings } },
    { value: "Not reviewed." },
    { status: "kept", existing: "A bear.", fields: { sku: "7" } },
  ]);
  const [, alt] = withReview(results, captions);
  expect(alt).not.toHaveProperty("value.findings");
});

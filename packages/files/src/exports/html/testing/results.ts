import type { BatchDone, BatchFailure, BatchKept, BatchResult, CallRecord } from "@legenda/batch";
import { image } from "@legenda/core";

const nothing = { image: undefined, fields: {}, existing: undefined, width: undefined, height: undefined } as const;

export const call: CallRecord = {
  provider: "openai",
  model: "gpt-4o-mini",
  finish: "stop",
  usage: { inputTokens: 1104, outputTokens: 31 },
  cost: { amount: 0.000184, currency: "USD", pricedAt: "2026-10-01" },
  attempts: 1,
  durationMs: 812,
  requestId: "req_1",
};

export function done<T>(key: string, value: T, more: Partial<BatchDone<T>> = {}): BatchDone<T> {
  return { ...nothing, key, status: "done", value, call, origin: "call", duplicateOf: undefined, ...more };
}

export function failed(key: string, more: Partial<BatchFailure> = {}): BatchFailure {
  const error = { name: "ImageError", message: `${key} is cut off.`, retryable: false, reason: "truncated", status: undefined };
  return { ...nothing, key, status: "failed", error, call: undefined, origin: "call", ...more };
}

export function kept(key: string, existing: string, more: Partial<BatchKept> = {}): BatchKept {
  return { ...nothing, key, status: "kept", ...more, existing };
}

/** A run with something of everything. The paths are those of `drawPictures`. */
export function aRun(at: (name: string) => string): BatchResult[] {
  const file = (name: string) => ({ image: image.file(at(name)), width: 1200, height: 900 });
  return [
    done(
      "coast/lighthouse.jpg",
      "A white lighthouse stands on a dark headland above a calm sea at dusk.",
      file("coast/lighthouse.jpg"),
    ),
    done(
      "coast/dunes.png",
      {
        alt: "Image of sand dunes under a pale sky, with the photo taken by the sea and a beautiful line of grass",
        decorative: false,
      },
      { ...file("coast/dunes.png"), existing: "dunes", fields: { page: "/coast", product: "Print, 30 × 40 cm", price: "39.00" } },
    ),
    done(
      "shop/weekender bag.jpg",
      {
        alt: "Olive canvas weekender bag with two brown leather handles.",
        title: "Weekender, olive",
        tags: ["bag", "canvas", "leather", "travel"],
        attributes: { colour: "olive", material: "canvas", closures: ["zip", "two buckles"] },
        confidence: 0.93,
      },
      { ...file("shop/weekender bag.jpg"), call: { ...call, attempts: 3 } },
    ),
    done(
      "shop/weekender copy.jpg",
      { alt: "Olive canvas weekender bag with two brown leather handles." },
      {
        ...file("shop/weekender bag.jpg"),
        origin: "duplicate",
        duplicateOf: "shop/weekender bag.jpg",
      },
    ),
    failed("shop/label.tiff", { image: image.file(at("shop/label.tiff")) }),
    failed("coast/harbour.jpg", {
      ...file("coast/harbour.jpg"),
      call,
      error: {
        name: "RateLimitError",
        message: "OpenAI's limit of requests a minute is reached. Wait, or set --rpm below it.",
        retryable: true,
        reason: undefined,
        status: 429,
      },
    }),
    kept("charts/visitors.png", "Bar chart: visitors rise from 120 in May to 310 in August.", file("charts/visitors.png")),
    done(
      "charts/divider.png",
      { alt: "", decorative: true },
      { ...file("charts/divider.png"), call: { ...call, cost: undefined } },
    ),
    done("حقيبة.jpg", "حقيبة سفر خضراء بمقبضين من الجلد.", file("shop/weekender bag.jpg")),
    done("https://example.com/pictures/wolf.jpg?size=2", "A grey wolf howls on a snowy ridge.", {
      image: image.url("https://example.com/pictures/wolf.jpg?size=2"),
    }),
    done("moderation/42", { verdict: "appropriate", scores: { violence: 0.01, nudity: 0 } }),
  ];
}

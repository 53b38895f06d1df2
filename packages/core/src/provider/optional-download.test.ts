import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { ImageError } from "../errors/index.js";
import { optionalDownload } from "./optional-download.js";

const url = "https://example.com/wolf.png?token=secret";
const { signal } = new AbortController();

test("the package is loaded with the first URL, and gets it as it is", async () => {
  const asked: unknown[] = [];
  const image = { bytes: Uint8Array.of(1), mediaType: "image/png" };
  const download = optionalDownload(
    async () => ({
      downloadImage: async (...given) => {
        asked.push(given);
        return image;
      },
    }),
    "or pass its bytes.",
  );
  expect(asked).toEqual([]);
  expect(await download(url, signal)).toBe(image);
  expect(asked).toEqual([[url, { signal }]]);
});

test("a package that is not installed is an error with the way out, and without the URL's secrets", async () => {
  const missing = optionalDownload(async () => {
    try {
      return await import("@legenda/no-such-package" as string);
    } catch (cause) {
      return { cause };
    }
  }, "or pass its bytes.");
  const error = await errorOf(missing(url, undefined), ImageError);
  expect(String(error)).toContain("https://example.com/wolf.png is fetched by @legenda/images");
  expect(String(error)).toContain("Install it, or pass its bytes.");
  expect(String(error)).not.toContain("secret");
});

test("a package that is there and fails says so itself", async () => {
  const broken = new Error("The native part is missing.");
  await expect(optionalDownload(async () => ({ cause: broken }), "")(url, undefined)).rejects.toBe(broken);
});

test("a runtime that cannot load the package says what to do instead", async () => {
  const error = await errorOf(optionalDownload(async () => ({}), "or pass its bytes.")(url, undefined), ImageError);
  expect(String(error)).toContain("which this runtime cannot load. Fetch it yourself, or pass its bytes.");
});

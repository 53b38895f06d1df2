import { expect, test } from "vitest";
import { openUrl, relativeUrl, webUrl } from "./image-url.js";

test("no character of a name means anything", () => {
  expect(relativeUrl("/out", "/out/a b/100% #1?.png")).toBe("a%20b/100%25%20%231%3F.png");
  expect(relativeUrl("/out/deep", "/out/javascript:alert(1).jpg")).toBe("../javascript%3Aalert(1).jpg");
  expect(relativeUrl("/out", "/out/\ud800.png")).toBe("%EF%BF%BD.png");
});

test("only what a browser may fetch is an address, and no password stands in it", () => {
  expect(webUrl("https://user:pass@example.com/a?b=1")).toBe("https://example.com/a?b=1");
  for (const url of [
    "javascript:alert(1)",
    "JAVASCRIPT://x",
    "data:text/html,x",
    "file:///etc/passwd",
    "gs://a/b",
    "blob:x",
    "x",
  ]) {
    expect(webUrl(url)).toBeUndefined();
  }
});

test("only pictures are opened", () => {
  const linked = { folder: "/out", thumbnails: "link" } as const;
  expect(openUrl({ kind: "file", path: "/a.JPG" }, linked)).toBe("../a.JPG");
  expect(openUrl({ kind: "file", path: "/a.JPG" }, { ...linked, thumbnails: "embed" })).toBeUndefined();
  expect(openUrl({ kind: "file", path: "/out/a.svg" }, linked)).toBeUndefined();
  expect(openUrl({ kind: "file", path: "/out/a.html" }, linked)).toBeUndefined();
  expect(openUrl({ kind: "file", path: "/out/a.png" }, { ...linked, thumbnails: "none" })).toBeUndefined();
});

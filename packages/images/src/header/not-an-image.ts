import { ImageError } from "@legenda/core";

/** The file types most often mistaken for images, by how they begin. */
const KINDS: readonly (readonly [start: string | RegExp, kind: string])[] = [
  [/^\s*(<\?xml[^>]*>\s*)?<(!doctype html|html|head|body|script)\b/i, "an HTML page"],
  ["%PDF-", "a PDF"],
  ["PK\x03\x04", "a ZIP archive"],
  ["\x1f\x8b", "gzip data"],
  [/^....ftyp/s, "a video"],
  ["\x1aE\xdf\xa3", "a video"],
  ["version https://git-lfs", "a Git LFS pointer, not the file itself"],
  [/^\s*[[{]/, "JSON or other text"],
  [/^[\t\n\r -~]{16}/, "text"],
];

/** The error for bytes that do not begin like an image. It names their type if it is recognised, and never shows them. */
export function notAnImage(bytes: Uint8Array): ImageError {
  if (bytes.length === 0) return new ImageError("The image is empty: 0 bytes.", { reason: "not-an-image" });
  const head = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  const kind = KINDS.find(([start]) => (typeof start === "string" ? head.startsWith(start) : start.test(head)));
  const what = kind ? `are ${kind[1]}` : "do not begin like any known image format";
  return new ImageError(`This is not an image: its ${bytes.length} bytes ${what}.`, { reason: "not-an-image" });
}

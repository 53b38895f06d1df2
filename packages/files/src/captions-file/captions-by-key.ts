import { columnHint } from "../text/column-hint.js";
import type { CaptionsFileOptions, CaptionsInput } from "./caption-entry.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { foldName } from "./column-names.js";
import { readCaptionsFile } from "./read-captions-file.js";

/**
 * The captions of a file by their images' names, such as those of an earlier run. An image without a caption is not in
 * it, unless the file says that it is decorative; of two captions for one image the later counts.
 *
 * @throws CaptionsFileError as {@link readCaptionsFile} does, and where the file does not name its images.
 * @example
 * const existing = await captionsByKey("captions.csv");
 * existing.get("bags/weekender.jpg"); // "A brown leather bag."
 */
export async function captionsByKey(input: CaptionsInput, options: CaptionsFileOptions = {}): Promise<Map<string, string>> {
  const captions = new Map<string, string>();
  for await (const { key, text, line, fields } of readCaptionsFile(input, options)) {
    if (key === undefined) {
      const name = typeof input === "string" ? input : "The file of captions";
      const message = `${name} does not say whose captions these are.`;
      throw new CaptionsFileError(message, { reason: "no-such-column", line, hint: columnHint("keyColumn") });
    }
    if (text.trim() !== "" || isDecorative(fields)) captions.set(key, text);
  }
  return captions;
}

function isDecorative(fields: Readonly<Record<string, string>>): boolean {
  return Object.entries(fields).some(
    ([name, value]) => foldName(name) === "decorative" && /^(?:true|yes|1)$/i.test(value.trim()),
  );
}

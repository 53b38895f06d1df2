import { columnHint } from "../tables/column-hint.js";
import { hasRole } from "../tables/column-roles.js";
import type { CaptionsFileOptions, CaptionsInput } from "./caption-entry.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { readCaptionsFile } from "./read-captions-file.js";

/**
 * Reads the captions of a file by the names of their images, such as those of an earlier run. An image without a caption is
 * left out, unless the file says that it is decorative. Of two captions for one image the later one counts.
 *
 * @throws {CaptionsFileError} as {@link readCaptionsFile} does, and if the file does not name its images
 * @example
 * const existing = await captionsByKey("captions.csv");
 * existing.get("bags/weekender.jpg"); // "A brown leather bag."
 */
export async function captionsByKey(input: CaptionsInput, options: CaptionsFileOptions = {}): Promise<Map<string, string>> {
  const captions = new Map<string, string>();
  for await (const { key, text, line, fields } of readCaptionsFile(input, options)) {
    if (key === undefined) {
      const name = typeof input === "string" ? input : "The file of captions";
      const message = `${name} does not name the images of its captions.`;
      throw new CaptionsFileError(message, { reason: "no-such-column", line, hint: columnHint("keyColumn") });
    }
    if (text.trim() !== "" || isDecorative(fields)) captions.set(key, text);
  }
  return captions;
}

function isDecorative(fields: Readonly<Record<string, string>>): boolean {
  return Object.entries(fields).some(([name, value]) => hasRole(name, "decorative") && /^(?:true|yes|1)$/i.test(value.trim()));
}

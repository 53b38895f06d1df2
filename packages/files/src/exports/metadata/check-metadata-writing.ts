import { startExiftool } from "./exiftool.js";
import type { MetadataOptions } from "./metadata-options.js";
import { metadataWriter } from "./metadata-writer.js";

/**
 * Makes sure that `writeMetadata` can do its work, before a run is paid for: the options fit, and ExifTool starts.
 *
 * @throws {DefinitionError} for options that contradict each other
 * @throws {LegendaError} where exiftool-vendored or Perl is not installed
 * @example
 * await checkMetadataWriting({ folder: "captioned" });
 */
export async function checkMetadataWriting(options: MetadataOptions): Promise<void> {
  await metadataWriter(options).close();
  await (await startExiftool(1)).end();
}

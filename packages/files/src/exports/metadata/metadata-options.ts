import type { ExistingMode } from "../existing-mode.js";
import type { MetadataFields } from "./texts-of.js";

export interface MetadataOptions {
  /** The folder that copies go into, in the images' own structure of folders. */
  readonly folder?: string | undefined;
  /** Whether the images themselves are changed, instead of copies. */
  readonly inPlace?: boolean | undefined;
  /** Which part of the answers goes where. */
  readonly fields?: MetadataFields | undefined;
  /** The language of the answers, such as `"de"` or `"pt-BR"`, where it is known. */
  readonly language?: string | undefined;
  /**
   * What happens to texts that an image already has in its metadata: `"skip"` (the default) keeps each of them and
   * fills what is empty, `"overwrite"` replaces them, `"append"` and `"prepend"` join the new text to them.
   */
  readonly existing?: ExistingMode | undefined;
  /** The text between the old caption and the new one. @default " " */
  readonly separator?: string | undefined;
  /** The number of files that are written at the same time, each by a process of about 40 MB. @default 2 */
  readonly concurrency?: number | undefined;
  /** Ends it after the files that are under way. */
  readonly signal?: AbortSignal | undefined;
}

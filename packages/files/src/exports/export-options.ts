import type { AltTextOptions } from "@legenda/alt-text";
import type { ExistingOptions } from "./existing-mode.js";

/** What stands in an output. */
export interface ExportOptions extends ExistingOptions {
  /**
   * The columns, in their order; all but the details unless told otherwise. As an object, by new names:
   * `{ "Image Src": "file", "Image Alt Text": "alt" }`.
   */
  readonly columns?: readonly string[] | Readonly<Record<string, string>> | undefined;
  /** The column of answers that are a text or a list; `"caption"` unless told otherwise. */
  readonly textColumn?: string | undefined;
  /** Properties of the answers that have a column even where no answer has them, first and in this order. */
  readonly properties?: readonly string[] | undefined;
  /** Whether model, tokens, cost, attempts, time and pixels have columns. */
  readonly details?: boolean | undefined;
  /**
   * The rules that captions are held against, as for `checkAltText`; the findings have a column. `false` for no such
   * column. Unless told otherwise there is one where answers carry findings of their own check.
   */
  readonly findings?: AltTextOptions | false | undefined;
}

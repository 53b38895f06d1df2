import type { AltTextOptions } from "@legenda/alt-text";
import type { ExistingOptions } from "./existing-mode.js";

/** What an output holds. */
export interface ExportOptions extends ExistingOptions {
  /**
   * The columns, in their order; as an object, by new names: `{ "Image Src": "file", "Image Alt Text": "alt" }`.
   * @default all but the details
   */
  readonly columns?: readonly string[] | Readonly<Record<string, string>> | undefined;
  /** The column of answers that are a text or a list. @default "caption" */
  readonly textColumn?: string | undefined;
  /** Properties of the answers that have a column even if no answer has them, first and in this order. */
  readonly properties?: readonly string[] | undefined;
  /** Whether model, tokens, cost, attempts, time and pixels have columns. @default false */
  readonly details?: boolean | undefined;
  /**
   * The rules for the captions, as for `checkAltText`; their findings have a column. `false` for no such column.
   * @default a column of the findings of the answers' own checks, if there are any
   */
  readonly findings?: AltTextOptions | false | undefined;
}

import type { ImageContext } from "@legenda/captions";
import { type ColumnText, columnsIn, fillColumns, missingColumn } from "../flags/column-text.js";
import type { ContextOptions } from "../flags/command-flags.js";
import { flagName } from "../flags/define-flags.js";
import { UsageError } from "../usage-error.js";

/** The flags whose texts describe an image, with the fields of its context. */
const contextFields = {
  productName: "productName",
  pageTitle: "pageTitle",
  nearbyText: "nearbyText",
  shownCaption: "caption",
  linkTarget: "linkTarget",
  people: "names",
} as const;

type ContextName = keyof typeof contextFields;

/** What is known about an image, with the cells of its row filled in; `undefined` if that is nothing. */
export function imageContext(options: ContextOptions, fields: Readonly<Record<string, string>>): ImageContext | undefined {
  const context: ImageContext = options.role === undefined ? {} : { role: options.role };
  for (const [name, text] of contextTexts(options)) {
    const value = fillColumns(text, fields, flagName(name)).trim();
    if (value === "") continue;
    const field = contextFields[name];
    if (field === "names") context.names = value.split(",").flatMap((person) => person.trim() || []);
    else context[field] = value;
  }
  return Object.keys(context).length > 0 ? context : undefined;
}

/**
 * Finds columns that the table does not have, before anything is sent.
 *
 * @throws {UsageError} which names the flag and the column
 */
export function checkContextColumns(options: ContextOptions, columns: readonly string[]): void {
  for (const [name, text] of contextTexts(options)) {
    const missing = columnsIn(text).find((column) => !columns.includes(column));
    if (missing !== undefined) throw new UsageError(missingColumn(missing, columns, flagName(name)).message);
  }
}

function contextTexts(options: ContextOptions): readonly (readonly [ContextName, ColumnText])[] {
  return (Object.keys(contextFields) as ContextName[]).flatMap((name) => {
    const text = options[name];
    return text === undefined ? [] : [[name, text] as const];
  });
}

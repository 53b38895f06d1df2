import { DefinitionError } from "@legenda/core";
import { columnHint } from "../tables/column-hint.js";
import { findNamedColumn, hasRole, listColumns, quoteName } from "../tables/column-roles.js";

/** Which columns of a table are read as more than a field. */
export interface ColumnOptions {
  /** The column of the image's URL or path. @default the only column with such a name */
  readonly image?: string;
  /** The column that names an image in the journal and in outputs. @default the image column */
  readonly key?: string;
  /** The column of the caption that an image has already. */
  readonly existing?: string;
}

export interface ChosenColumns {
  readonly image: string;
  readonly key: string | undefined;
  readonly existing: string | undefined;
}

/**
 * Finds the columns that the options name, and the image column by its name where they do not.
 *
 * @param table the name of the table, for messages
 * @throws {DefinitionError} which lists the columns, if one is missing or several fit
 */
export function chooseColumns(columns: readonly string[], options: ColumnOptions, table: string): ChosenColumns {
  const named = (name: string | undefined, option: string): string | undefined => {
    if (name === undefined) return undefined;
    const column = columns[findNamedColumn(columns, name)];
    if (column !== undefined) return column;
    throw columnError(`${table} has no column ${quoteName(name)}`, columns, option);
  };
  return {
    image: named(options.image, "image") ?? imageColumn(columns, table),
    key: named(options.key, "key"),
    existing: named(options.existing, "existing"),
  };
}

function imageColumn(columns: readonly string[], table: string): string {
  const candidates = columns.filter((column) => hasRole(column, "image"));
  const [only, other] = candidates;
  if (only !== undefined && other === undefined) return only;
  const problem =
    only === undefined
      ? `None of the columns of ${table} is known to hold images`
      : `Several columns of ${table} may hold the images: ${candidates.map(quoteName).join(", ")}`;
  throw columnError(problem, columns, "image");
}

function columnError(problem: string, columns: readonly string[], option: string): DefinitionError {
  return new DefinitionError(`${problem}. ${listColumns(columns)}`, { hint: columnHint(option) });
}

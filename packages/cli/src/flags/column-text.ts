import { DefinitionError } from "@legenda/core";

/** A text with the names of table columns in braces, as in a form letter: `"{Brand} {Title}"`. */
export interface ColumnText {
  /** The text as written. */
  readonly written: string;
  readonly pieces: readonly (string | { readonly column: string })[];
}

/**
 * Parses such a text. `{{` and `}}` are literal braces; a brace that is never closed is literal as well.
 *
 * @example
 * columnText("{Brand} {Title}").pieces; // [{ column: "Brand" }, " ", { column: "Title" }]
 */
export function columnText(written: string): ColumnText {
  const pieces: (string | { column: string })[] = [];
  let text = "";
  let rest = written;
  const flush = () => {
    if (text !== "") pieces.push(text);
    text = "";
  };
  while (rest !== "") {
    const [whole = "", column] = /^(?:\{\{|\}\}|\{([^{}]+)\})/.exec(rest) ?? [];
    if (column !== undefined && column.trim() !== "") {
      flush();
      pieces.push({ column: column.trim() });
    } else text += whole[0] ?? rest[0];
    rest = rest.slice(Math.max(whole.length, 1));
  }
  flush();
  return { written, pieces };
}

/** The columns that a text names. */
export function columnsIn({ pieces }: ColumnText): readonly string[] {
  return pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.column]));
}

/**
 * The text with the cells of a row in place of its columns.
 *
 * @param flag for the error
 * @throws {DefinitionError} if the row has no such column
 */
export function fillColumns({ pieces }: ColumnText, fields: Readonly<Record<string, string>>, flag: string): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if (Object.hasOwn(fields, piece.column)) return fields[piece.column] ?? "";
      throw missingColumn(piece.column, Object.keys(fields), flag);
    })
    .join("");
}

export function missingColumn(column: string, columns: readonly string[], flag: string): DefinitionError {
  const available =
    columns.length > 0
      ? `The table's columns are: ${columns.map((name) => `"${name}"`).join(", ")}.`
      : "Only a table (CSV, TSV, JSONL) has columns.";
  return new DefinitionError(`${flag}: there is no column "${column}". ${available} Write {{ for a literal brace.`);
}

import { DefinitionError } from "@legenda/core";

/** A text in which columns of the table stand in braces, as in a form letter: `"{Brand} {Title}"`. */
export interface ColumnText {
  /** As it was given. */
  readonly written: string;
  readonly pieces: readonly (string | { readonly column: string })[];
}

/**
 * Reads such a text. `{{` and `}}` stand for a brace; a brace that nothing closes is one itself.
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
 * The text with the row's cells put in.
 *
 * @param from the flag, for the error
 * @throws {DefinitionError} where the row has no such column
 */
export function fillColumns({ pieces }: ColumnText, fields: Readonly<Record<string, string>>, from: string): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if (Object.hasOwn(fields, piece.column)) return fields[piece.column] ?? "";
      throw missingColumn(piece.column, Object.keys(fields), from);
    })
    .join("");
}

export function missingColumn(column: string, columns: readonly string[], from: string): DefinitionError {
  const known =
    columns.length > 0
      ? `The table's columns are: ${columns.map((name) => `"${name}"`).join(", ")}.`
      : "Only a table (CSV, TSV, JSONL) has columns.";
  return new DefinitionError(`${from}: there is no column "${column}". ${known} A brace itself is written twice: {{.`);
}

import { detectDialect } from "../tables/csv-dialect.js";
import { isBlankRecord, readCsvRecords } from "../tables/csv-records.js";
import { unescapeFormula } from "../text/escape-formula.js";
import type { TextWithHead } from "../text/read-head.js";
import { lineError, type TextFile } from "../text/text-file.js";
import type { OnColumns, TableRow } from "./table-row.js";

/**
 * Reads the rows of a CSV with a header. Columns without a name are left out; a name that is repeated gets a number. A cell
 * that was escaped for spreadsheets is read as what it was.
 */
export async function* csvRows(
  { head, texts }: TextWithHead,
  delimiter: string | undefined,
  file: TextFile,
  onColumns: OnColumns,
): AsyncGenerator<TableRow> {
  const dialect = detectDialect(head);
  let columns: readonly string[] | undefined;
  for await (const record of readCsvRecords(texts, { ...dialect, ...(delimiter !== undefined && { delimiter }) }, file)) {
    if (isBlankRecord(record)) continue;
    const { cells, line, row } = record;
    if (!columns) {
      columns = columnNames(cells);
      onColumns(columns.filter((column) => column !== ""));
      continue;
    }
    if (cells.length !== columns.length) {
      const problem = "this row has more or fewer cells than the header. WriteChunk a cell that holds the delimiter in quotes.";
      throw lineError(file, line, problem, { reason: "malformed" });
    }
    const fields = columns.map((column, index) => [column, unescapeFormula(cells[index] ?? "")] as const);
    yield { number: row, fields: Object.fromEntries(fields.filter(([column]) => column !== "")) };
  }
  if (!columns)
    throw file.error(`${file.name} is empty: it needs a header with the names of its columns.`, { reason: "malformed" });
}

function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((cell) => {
    const name = cell.trim();
    let free = name;
    for (let number = 2; name !== "" && taken.has(free); number++) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}

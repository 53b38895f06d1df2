import type { AltTextOptions } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";
import { withExisting } from "../existing-mode.js";
import type { ExportOptions } from "../export-options.js";
import { findingsOfResult } from "../findings/findings-of-result.js";
import { checkCount, type OpenResults } from "../reread-results.js";
import type { Row } from "./column.js";
import { type ResultScan, scanResults } from "./scan-results.js";

/** Results as rows: scanned once for what they have in common, and read again for each reading of the rows. */
export interface Table {
  readonly scan: ResultScan;
  rows(): AsyncIterable<Row>;
}

export async function tableOf(open: OpenResults, path: string, options: ExportOptions): Promise<Table> {
  const results = () => withExisting(open(), options);
  const scan = await scanResults(results(), options);
  return { scan, rows: () => rowsOf(checkCount(results(), scan.count, path), scan, options.findings) };
}

async function* rowsOf(
  results: AsyncIterable<BatchResult>,
  { hasFindings, repeated }: ResultScan,
  rules: AltTextOptions | false | undefined,
): AsyncGenerator<Row> {
  const wanted = rules === undefined ? hasFindings : rules !== false;
  for await (const result of results) {
    yield { result, findings: wanted ? findingsOfResult(result, rules || undefined, repeated) : undefined };
  }
}

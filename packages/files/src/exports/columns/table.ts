import type { AltTextOptions } from "@legenda/alt-text";
import type { BatchResult } from "@legenda/batch";
import { withExisting } from "../existing-mode.js";
import type { ExportOptions } from "../export-options.js";
import { findingsOfResult } from "../findings/findings-of-result.js";
import { type OpenResults, sameNumber } from "../replay.js";
import type { Row } from "./column.js";
import { type Survey, surveyOf } from "./survey.js";

/** Results as rows: read once for what they have together, and once more for each reading of the rows. */
export interface Table {
  readonly survey: Survey;
  rows(): AsyncIterable<Row>;
}

export async function tableOf(open: OpenResults, path: string, options: ExportOptions): Promise<Table> {
  const results = () => withExisting(open(), options);
  const survey = await surveyOf(results(), options);
  return { survey, rows: () => rowsOf(sameNumber(results(), survey.count, path), survey, options.findings) };
}

async function* rowsOf(
  results: AsyncIterable<BatchResult>,
  { hasFindings, repeated }: Survey,
  rules: AltTextOptions | false | undefined,
): AsyncGenerator<Row> {
  const wanted = rules === undefined ? hasFindings : rules !== false;
  for await (const result of results) {
    yield { result, findings: wanted ? findingsOfResult(result, rules || undefined, repeated) : undefined };
  }
}

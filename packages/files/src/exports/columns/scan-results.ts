import type { BatchResult } from "@legenda/batch";
import type { ExportOptions } from "../export-options.js";
import { isFindingList } from "../findings/is-finding-list.js";
import { RepeatedTexts } from "../findings/repeated-texts.js";
import { resultText } from "../result-text.js";
import { isRecord, PropertyTree } from "./property-tree.js";

/** How a column of the input table is used. */
export interface FieldUse {
  /** Whether all its cells hold the captions that the images had, or nothing. */
  isExisting: boolean;
  isEmpty: boolean;
  /** Whether all its cells hold the names of the images. */
  isKey: boolean;
}

/** What all results have in common: it decides which columns there are. */
export interface ResultScan {
  readonly count: number;
  readonly properties: PropertyTree;
  readonly fields: ReadonlyMap<string, FieldUse>;
  /** Whether some image had a caption before. */
  readonly hasExisting: boolean;
  /** Whether some answer was cut by its length. */
  readonly hasCut: boolean;
  readonly hasDuplicates: boolean;
  readonly hasFailures: boolean;
  /** Whether some answer carries findings of its own check. */
  readonly hasFindings: boolean;
  readonly repeated: RepeatedTexts;
}

/** Reads all results once, and keeps none of them. */
export async function scanResults(
  results: AsyncIterable<BatchResult>,
  { properties = [], findings }: ExportOptions,
): Promise<ResultScan> {
  const scan = {
    count: 0,
    properties: new PropertyTree(),
    fields: new Map<string, FieldUse>(),
    hasExisting: false,
    hasCut: false,
    hasDuplicates: false,
    hasFailures: false,
    hasFindings: false,
    repeated: new RepeatedTexts(),
  };
  for (const key of properties) scan.properties.declare(key);
  for await (const result of results) {
    scan.count++;
    noteFields(scan.fields, result);
    scan.hasExisting ||= result.existing !== undefined;
    scan.hasFailures ||= result.status === "failed";
    const isDuplicate = result.status === "done" && result.origin === "duplicate";
    scan.hasDuplicates ||= isDuplicate;
    if (findings && !isDuplicate) scan.repeated.add(resultText(result));
    if (result.status !== "done") continue;
    scan.hasCut ||= result.call?.finish === "length";
    scan.hasFindings ||= isRecord(result.value) && isFindingList(result.value.findings);
    scan.properties.add(withoutFindings(result.value));
  }
  return scan;
}

function noteFields(fields: Map<string, FieldUse>, { key, fields: values, existing = "" }: BatchResult): void {
  for (const [name, value] of Object.entries(values)) {
    let use = fields.get(name);
    if (!use) {
      use = { isExisting: true, isEmpty: true, isKey: true };
      fields.set(name, use);
    }
    use.isExisting &&= value.trim() === existing.trim();
    use.isEmpty &&= value.trim() === "";
    use.isKey &&= value === key;
  }
}

/** The findings of a check beside an answer have a column of their own. */
function withoutFindings(value: unknown): unknown {
  if (!isRecord(value) || !isFindingList(value.findings)) return value;
  const { findings, fixed, ...rest } = value;
  return rest;
}

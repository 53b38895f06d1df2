import type { BatchResult } from "@legenda/batch";
import type { ExportOptions } from "../export-options.js";
import { isFindingList } from "../findings/is-finding-list.js";
import { RepeatedTexts } from "../findings/repeated-texts.js";
import { resultText } from "../result-text.js";
import { isRecord, PropertyTree } from "./property-tree.js";

/** What is known of a column of the input table. */
export interface FieldUse {
  /** Whether it holds the captions that the images had, or nothing. */
  isExisting: boolean;
  isEmpty: boolean;
  /** Whether it holds the images' names. */
  isKey: boolean;
}

/** What all results have together: from it follow the columns. */
export interface Survey {
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

/** Reads the results once, and keeps none of them. */
export async function surveyOf(
  results: AsyncIterable<BatchResult>,
  { properties = [], findings }: ExportOptions,
): Promise<Survey> {
  const survey = {
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
  for (const key of properties) survey.properties.declare(key);
  for await (const result of results) {
    survey.count++;
    noteFields(survey.fields, result);
    survey.hasExisting ||= result.existing !== undefined;
    survey.hasFailures ||= result.status === "failed";
    const isDuplicate = result.status === "done" && result.origin === "duplicate";
    survey.hasDuplicates ||= isDuplicate;
    if (findings && !isDuplicate) survey.repeated.add(resultText(result));
    if (result.status !== "done") continue;
    survey.hasCut ||= result.call?.finish === "length";
    survey.hasFindings ||= isRecord(result.value) && isFindingList(result.value.findings);
    survey.properties.add(withoutFindings(result.value));
  }
  return survey;
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

/** What a check has left beside an answer stands in a column of its own. */
function withoutFindings(value: unknown): unknown {
  if (!isRecord(value) || !isFindingList(value.findings)) return value;
  const { findings, fixed, ...rest } = value;
  return rest;
}

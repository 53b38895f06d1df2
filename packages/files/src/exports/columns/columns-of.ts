import { DefinitionError } from "@legenda/core";
import type { ExportOptions } from "../export-options.js";
import { primaryOf } from "../primary-key.js";
import type { Column, Row } from "./column.js";
import { valueAt } from "./property-tree.js";
import type { ResultScan } from "./scan-results.js";
import { statusColumns } from "./status-columns.js";

export interface ChosenColumns {
  readonly columns: readonly Column[];
  /** Columns that the options name and no result has; they are written, and empty. */
  readonly unknown: readonly string[];
}

/** All columns by their kind, each with its final name. */
export interface NamedColumns {
  readonly key: Column;
  readonly fields: readonly Column[];
  readonly answers: readonly Column[];
  readonly status: readonly Column[];
  /** Status columns that are written only if the options name them. */
  readonly hidden: readonly Column[];
}

/**
 * The columns of all results: the image's name, the input's own columns, those of the answers, and the status columns.
 *
 * A column of the input keeps its name, and one of ours with the same name is called `title_2`, unless nothing is lost
 * when it takes the other's place: that one is empty, holds the captions that the images had, or is a status column of an
 * earlier export.
 */
export function columnsOf(scan: ResultScan, options: ExportOptions = {}): ChosenColumns {
  const named = namedColumns(scan, options);
  const all = [named.key, ...named.fields, ...named.answers, ...named.status];
  if (options.columns === undefined) return { columns: all, unknown: [] };
  return choose([...all, ...named.hidden], options.columns);
}

export function namedColumns(
  scan: ResultScan,
  { textColumn = "caption", details = false, findings }: ExportOptions,
): NamedColumns {
  const taken = new Set<string>();
  const named = <T extends Column>(column: T): T => {
    let name = column.name;
    for (let count = 2; taken.has(name); count++) name = `${column.name}_${count}`;
    taken.add(name);
    return { ...column, name };
  };
  const answers = answerColumns(scan, textColumn);
  const wanted = { findings: findings ? true : findings === undefined && scan.hasFindings, details };
  const shown = statusColumns.filter((column) => column.isShown(scan, wanted));
  const fields = remainingFields(scan, answers).map(named);
  const key = named({ name: "file", read: ({ result }: Row) => result.key });
  const status = shown.map(named);
  return {
    key,
    fields,
    answers: answers.map(named),
    status,
    hidden: statusColumns.filter((column) => !shown.includes(column)).map(named),
  };
}

interface AnswerColumn extends Column {
  readonly isPrimary: boolean;
}

function answerColumns({ properties, hasExisting }: ResultScan, textColumn: string): AnswerColumn[] {
  const primary = properties.hasPlain ? undefined : primaryOf(properties.keys);
  const columns = properties.properties().map((property): AnswerColumn => {
    const isPrimary = property.path.join("\0") === (primary ?? "");
    const read = ({ result }: Row) => {
      if (result.status === "done") return valueAt(result.value, property);
      return isPrimary ? result.existing : undefined;
    };
    return { name: property.path.join(".") || textColumn, isPrimary, read };
  });
  // If no answer has a caption, there is still a column for those that images had before.
  if (columns.some(({ isPrimary }) => isPrimary) || (columns.length > 0 && !hasExisting)) return columns;
  const existing = ({ result }: Row) => (result.status === "done" ? undefined : result.existing);
  return [{ name: textColumn, isPrimary: true, read: existing }, ...columns];
}

function remainingFields({ fields }: ResultScan, answers: readonly AnswerColumn[]): Column[] {
  const isEarlierExport = ["file", "error_type", "retryable"].every((name) => fields.has(name));
  return [...fields].flatMap(([name, use]) => {
    if (name === "file" && (use.isKey || isEarlierExport)) return [];
    if (isEarlierExport && statusColumns.some((column) => column.name === name)) return [];
    const answer = answers.find((column) => column.name === name);
    if (answer && (use.isEmpty || (answer.isPrimary && use.isExisting))) return [];
    return [{ name, read: ({ result }: Row) => (Object.hasOwn(result.fields, name) ? result.fields[name] : undefined) }];
  });
}

function choose(available: readonly Column[], wanted: NonNullable<ExportOptions["columns"]>): ChosenColumns {
  const pairs: [string, string][] = isList(wanted) ? wanted.map((name) => [name, name]) : Object.entries(wanted);
  if (pairs.length === 0) throw new DefinitionError("`columns` is empty. Leave it out for all columns.");
  const byName = new Map(available.map((column) => [column.name, column]));
  return {
    columns: pairs.map(([name, from]) => ({ name, read: byName.get(from)?.read ?? (() => undefined) })),
    unknown: pairs.map(([, from]) => from).filter((from) => !byName.has(from)),
  };
}

const isList = (wanted: NonNullable<ExportOptions["columns"]>): wanted is readonly string[] => Array.isArray(wanted);

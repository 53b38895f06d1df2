import { DefinitionError } from "@legenda/core";
import type { ExportOptions } from "../export-options.js";
import { primaryOf } from "../primary-key.js";
import type { Column, Row } from "./column.js";
import { notes } from "./notes.js";
import { valueAt } from "./property-tree.js";
import type { Survey } from "./survey.js";

export interface Columns {
  readonly columns: readonly Column[];
  /** Columns that were asked for and that no result has; they are there, and empty. */
  readonly unknown: readonly string[];
}

/** All columns by what they are, each with its final name. */
export interface NamedColumns {
  readonly key: Column;
  readonly fields: readonly Column[];
  readonly answers: readonly Column[];
  readonly notes: readonly Column[];
  /** Notes that stand there only where they are named. */
  readonly hidden: readonly Column[];
}

/**
 * The columns of all results: the image's name, the input's own columns, those of the answers, and notes.
 *
 * A column of the input keeps its name, and one of ours with the same name is called `title_2`, unless nothing is lost
 * when it takes the other's place: where that one is empty or holds the captions that the images had, or is a note of an
 * earlier export.
 */
export function columnsOf(survey: Survey, options: ExportOptions = {}): Columns {
  const named = namedColumns(survey, options);
  const all = [named.key, ...named.fields, ...named.answers, ...named.notes];
  if (options.columns === undefined) return { columns: all, unknown: [] };
  return chosen([...all, ...named.hidden], options.columns);
}

export function namedColumns(survey: Survey, { textColumn = "caption", details = false, findings }: ExportOptions): NamedColumns {
  const taken = new Set<string>();
  const named = <T extends Column>(column: T): T => {
    let name = column.name;
    for (let count = 2; taken.has(name); count++) name = `${column.name}_${count}`;
    taken.add(name);
    return { ...column, name };
  };
  const answers = answerColumns(survey, textColumn);
  const wanted = { findings: findings ? true : findings === undefined && survey.hasFindings, details };
  const shown = notes.filter((note) => note.shown(survey, wanted));
  const fields = remainingFields(survey, answers).map(named);
  const key = named({ name: "file", read: ({ result }: Row) => result.key });
  const shownNotes = shown.map(named);
  return {
    key,
    fields,
    answers: answers.map(named),
    notes: shownNotes,
    hidden: notes.filter((note) => !shown.includes(note)).map(named),
  };
}

interface AnswerColumn extends Column {
  readonly isPrimary: boolean;
}

function answerColumns({ properties, hasExisting }: Survey, textColumn: string): AnswerColumn[] {
  const primary = properties.hasPlain ? undefined : primaryOf(properties.keys);
  const columns = properties.properties().map((property): AnswerColumn => {
    const isPrimary = property.path.join("\0") === (primary ?? "");
    const read = ({ result }: Row) => {
      if (result.status === "done") return valueAt(result.value, property);
      return isPrimary ? result.existing : undefined;
    };
    return { name: property.path.join(".") || textColumn, isPrimary, read };
  });
  // Where no answer has a caption there is still a place for those that images had before.
  if (columns.some(({ isPrimary }) => isPrimary) || (columns.length > 0 && !hasExisting)) return columns;
  const existing = ({ result }: Row) => (result.status === "done" ? undefined : result.existing);
  return [{ name: textColumn, isPrimary: true, read: existing }, ...columns];
}

function remainingFields({ fields }: Survey, answers: readonly AnswerColumn[]): Column[] {
  const isEarlierExport = ["file", "error_type", "retryable"].every((name) => fields.has(name));
  return [...fields].flatMap(([name, use]) => {
    if (name === "file" && (use.isKey || isEarlierExport)) return [];
    if (isEarlierExport && notes.some((note) => note.name === name)) return [];
    const answer = answers.find((column) => column.name === name);
    if (answer && (use.isEmpty || (answer.isPrimary && use.isExisting))) return [];
    return [{ name, read: ({ result }: Row) => (Object.hasOwn(result.fields, name) ? result.fields[name] : undefined) }];
  });
}

function chosen(known: readonly Column[], wanted: NonNullable<ExportOptions["columns"]>): Columns {
  const pairs: [string, string][] = isList(wanted) ? wanted.map((name) => [name, name]) : Object.entries(wanted);
  if (pairs.length === 0) throw new DefinitionError("No columns are named: leave `columns` out for all of them.");
  const byName = new Map(known.map((column) => [column.name, column]));
  return {
    columns: pairs.map(([name, from]) => ({ name, read: byName.get(from)?.read ?? (() => undefined) })),
    unknown: pairs.map(([, from]) => from).filter((from) => !byName.has(from)),
  };
}

const isList = (wanted: NonNullable<ExportOptions["columns"]>): wanted is readonly string[] => Array.isArray(wanted);

/** How `legenda check` tells what it found. */
export const reportFormats = ["text", "json", "sarif", "github", "csv"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What an input may be said to be, where neither its name nor its beginning tells. */
export const inputFormats = ["csv", "tsv", "jsonl", "json", "txt", "html", "xhtml"] as const;
export type InputFormat = (typeof inputFormats)[number];

/** The flags of `legenda check`, as they come from the command line. */
export interface CheckOptions {
  /** `"text"` unless told otherwise. */
  readonly format?: ReportFormat | undefined;
  /** A preset of the rules; `"legenda"` unless told otherwise. */
  readonly preset?: string | undefined;
  /** `"rule=off"`, `"rule=warning"` or `"rule=error"`, each; the last for a rule counts. */
  readonly rule?: readonly string[] | undefined;
  /** A BCP 47 tag: the language of captions, and of pages that do not say theirs. */
  readonly language?: string | undefined;
  /** More warnings than these are a failure; any number is none unless told otherwise. */
  readonly maxWarnings?: number | undefined;
  readonly inputFormat?: InputFormat | undefined;
  readonly keyColumn?: string | undefined;
  readonly captionColumn?: string | undefined;
  /** Whether images whose captioning failed count as images without a text. */
  readonly failed?: boolean | undefined;
  /** Repair captions. Goes with `out` or `write`. */
  readonly fix?: boolean | undefined;
  /** Where the repaired captions go. */
  readonly out?: string | undefined;
  /** Whether the files themselves are repaired. */
  readonly write?: boolean | undefined;
}

/** A flag for the command's definition and its help. */
export interface CheckFlag {
  readonly option: keyof CheckOptions;
  /** As Commander takes it. */
  readonly flags: string;
  readonly help: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it may be given more than once. */
  readonly many?: true;
  /** Whether its value is a whole number from 0 up. */
  readonly wholeNumber?: true;
}

/** What stands before the flags in the help. */
export const checkInputsHelp =
  "files of captions (CSV, TSV, JSONL, JSON, text), HTML pages, folders of pages, or - for standard input";

/** The flags in the order of the help. */
export const checkFlags: readonly CheckFlag[] = [
  {
    option: "format",
    flags: "--format <format>",
    help: "how findings are told: text for people, json, csv, sarif for code scanning, github for annotations of a workflow",
    choices: reportFormats,
    default: "text",
  },
  {
    option: "preset",
    flags: "--preset <name>",
    help: "whose rules to take: legenda, wcag, axe, github, harvard, …",
    default: "legenda",
  },
  {
    option: "rule",
    flags: "--rule <rule=severity>",
    help: "set a rule to off, warning or error, such as emoji=off; once for each rule",
    many: true,
  },
  {
    option: "language",
    flags: "--language <tag>",
    help: "the language of the texts, such as de or pt-BR; a page's own lang comes first",
  },
  { option: "maxWarnings", flags: "--max-warnings <count>", help: "fail on more warnings than these", wholeNumber: true },
  {
    option: "inputFormat",
    flags: "--input-format <format>",
    help: "what the inputs are, where their names do not tell",
    choices: inputFormats,
  },
  { option: "keyColumn", flags: "--key-column <name>", help: "the column that names the image" },
  { option: "captionColumn", flags: "--caption-column <name>", help: "the column that holds the caption" },
  { option: "failed", flags: "--failed", help: "count images whose captioning failed as images without a text" },
  {
    option: "fix",
    flags: "--fix",
    help: "repair captions where that is safe; goes with --out or --write (pages only get suggestions)",
  },
  { option: "out", flags: "--out <file>", help: "with --fix: write the repaired captions there" },
  { option: "write", flags: "--write", help: "with --fix: repair the files of captions themselves" },
];

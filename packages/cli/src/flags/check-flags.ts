import { defineFlags, type ParsedFlags } from "./define-flags.js";
import { wholeNumber } from "./readers/numbers.js";
import { choice, many, text } from "./readers/texts.js";

/** How `legenda check` prints what it finds. */
export const reportFormats = ["text", "json", "sarif", "github", "csv"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What an input may be declared to be. */
const inputFormats = ["csv", "tsv", "jsonl", "json", "txt", "html", "xhtml"] as const;

/** The flags of `legenda check`, in the order of its help. */
export const checkFlags = defineFlags("", {
  format: {
    value: "<format>",
    read: choice(reportFormats),
    default: "text",
    help: "choose the report: text for people, json, csv, sarif for code scanning, github for annotations in a workflow",
  },
  preset: {
    value: "<name>",
    read: text,
    default: "legenda",
    help: "choose the rules: legenda, wcag, axe, github, harvard, …",
  },
  rule: {
    value: "<rule=severity>",
    collect: many(text),
    help: "set a rule to off, warning or error, such as emoji=off; may be repeated",
  },
  language: {
    value: "<tag>",
    read: text,
    help: "set the language of the texts, such as de or pt-BR; a page's own lang takes precedence",
  },
  maxWarnings: {
    value: "<count>",
    read: wholeNumber({ from: 0, unit: "warnings" }),
    help: "fail if there are more warnings than this",
  },
  inputFormat: {
    value: "<format>",
    read: choice(inputFormats),
    help: `set the format of the inputs, if their names do not show it: ${inputFormats.join(", ")}`,
  },
  keyColumn: { value: "<name>", read: text, help: "take the image's name from this column" },
  captionColumn: { value: "<name>", read: text, help: "take the caption from this column" },
  failed: { help: "count images whose captioning failed as images without a text" },
  fix: { help: "repair captions where that is safe; needs --out or --write (pages only get suggestions)" },
  out: { value: "<file>", read: text, help: "with --fix: write the repaired captions to this file" },
  write: { help: "with --fix: repair the files of captions themselves" },
});

export interface CheckOptions extends ParsedFlags<typeof checkFlags> {}

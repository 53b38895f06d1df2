import { defineFlags } from "./define-flags.js";
import { wholeNumber } from "./readers/numbers.js";
import { failureList } from "./readers/outputs.js";
import { choice, many, text, unescaped } from "./readers/texts.js";

/** The help for sources. */
export const sourcesHelp =
  "folders, images, globs ('photos/**/*.jpg'), addresses (https://…), a list (.txt, one image on each line), a table (.csv, .tsv, .jsonl), or - for a list on standard input";

/** Which images are captioned. */
export const sourceFlags = defineFlags("Which images:", {
  existing: {
    value: "<mode>",
    read: choice(["skip", "overwrite", "append", "prepend"]),
    default: "skip",
    help: "handle images that already have a caption: skip, overwrite, append or prepend; captions in the run's own journal stay, unless --fresh starts over",
    affectsAnswers: true,
  },
  separator: {
    value: "<text>",
    read: unescaped,
    default: " ",
    otherwise: 'a space; "\\n" is a line break',
    help: "put this text between the old caption and the new one",
    affectsAnswers: true,
  },
  retryFailed: {
    value: "[list]",
    read: failureList,
    bare: true,
    help: "caption only what failed before: according to the journal, or to a list of failures",
  },
  nearDuplicates: {
    value: "[bits]",
    read: wholeNumber({ from: 0, to: 10, unit: "bits" }),
    bare: 4,
    help: "caption images that look alike only once; [bits] is how far their hashes may differ, 0 to 10 (4 if left out)",
  },
  duplicates: {
    value: "<once|each>",
    read: choice(["once", "each"]),
    default: "once",
    help: "ask about identical files once, or about each",
  },
  ignore: { value: "<glob>", collect: many(text), help: "leave out what matches: --ignore 'thumbs/**'; may be repeated" },
  recursive: { negated: true, help: "leave out subfolders" },
  hidden: { help: "include hidden files and folders (their names begin with a dot)" },
  followSymlinks: { help: "follow links that lead out of the folder" },
  imageColumn: {
    value: "<name>",
    read: text,
    help: "take images from this column of the table, files or addresses",
    otherwise: "the one named image, file, url or the like",
  },
  keyColumn: {
    value: "<name>",
    read: text,
    help: "name images in the results by this column",
    otherwise: "the image's own name",
  },
  existingColumn: { value: "<name>", read: text, help: "take the captions that images already have from this column" },
  anyPath: {
    help: "read images that a table names outside its own folder; a table from someone else could name any file of yours",
  },
  stdinFormat: {
    value: "<format>",
    read: choice(["list", "csv", "jsonl"]),
    default: "list",
    help: "read - as a list of images, or as a table in csv or jsonl",
  },
});

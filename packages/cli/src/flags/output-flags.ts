import { defineFlags } from "./define-flags.js";
import { metadataTarget, outputColumns, outputFiles } from "./readers/outputs.js";
import { choice, text } from "./readers/texts.js";

/** Where results go. Shared by `caption`, `run` and `export`. */
export const outputFlags = defineFlags("Output:", {
  out: {
    short: "-o",
    value: "<file>",
    collect: outputFiles,
    help: "write all results to this file; its ending is the format: .csv, .tsv, .jsonl, .md, or .html for a page to review; may be repeated",
    otherwise: "captions.csv, unless --sidecar or --metadata is given",
  },
  sidecar: {
    value: "<format>",
    read: choice(["txt", "json", "caption"]),
    help: "write a file beside each image: photo.txt, photo.json or photo.caption (txt, json, caption)",
  },
  metadata: {
    value: "<folder>",
    read: metadataTarget,
    help: 'write alt text and description into the images\' own metadata (XMP, IPTC), on copies in this folder; "in-place" changes the images themselves',
  },
  columns: {
    value: "<names>",
    read: outputColumns,
    help: 'write these columns in this order, renamed where you like: "file,Alt Text=caption"',
    otherwise: "all of the answer",
  },
  details: { help: "add columns for the model, tokens, cost, requests and seconds of each image" },
  findings: { negated: true, help: "leave out the column with the findings of the alt-text rules" },
  bom: { help: "begin .csv and .tsv with a byte order mark: old versions of Excel need it for ä, é and 字" },
  keepFormulas: { help: "keep cells that begin with = + - or @ as they are; a spreadsheet may execute them" },
});

/** What is kept between runs, and what is printed. */
export const journalFlags = defineFlags("The run:", {
  journal: {
    value: "<file>",
    read: text,
    help: "keep every answer in this file, so that a stopped run can continue",
    otherwise: "beside the first output, captions.csv.journal",
  },
  fresh: { help: "start over; the earlier journal is set aside" },
  quiet: { short: "-q", help: "print errors only" },
  json: { help: "print JSON, one object on each line, for another program" },
});

/** What `export` adds to the output flags. */
export const reviewFlags = defineFlags("Review:", {
  review: {
    value: "<file>",
    read: text,
    help: "use the captions that a person has edited: the review.csv that the review page saves",
  },
});

export const messageFlags = defineFlags("Messages:", {
  quiet: { short: "-q", help: "print errors only" },
  json: { help: "print JSON" },
});

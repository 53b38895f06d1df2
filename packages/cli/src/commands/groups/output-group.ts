import { type Command, Option } from "commander";
import { choice } from "../../options/values/choice.js";
import { metadataTarget } from "../../options/values/metadata-target.js";
import { outputColumns } from "../../options/values/output-columns.js";
import { outputFile } from "../../options/values/output-file.js";
import { repeated } from "../../options/values/texts.js";
import { once } from "../once.js";

export const sidecarFormats = ["txt", "json", "caption"] as const;

/** Where results go. Shared by `caption`, `run` and `export`. */
export function outputGroup(command: Command): Command {
  return command
    .optionsGroup("Output:")
    .option(
      "-o, --out <file>",
      "a file for all results; its ending is its format: .csv, .tsv, .jsonl, .md, or .html for a page to review. Can be given again (default: captions.csv, unless --sidecar or --metadata is given)",
      repeated(outputFile),
    )
    .addOption(
      new Option(
        "--sidecar <format>",
        "a file beside each image: photo.txt, photo.json or photo.caption (txt, json, caption)",
      ).argParser(choice(sidecarFormats)),
    )
    .option(
      "--metadata <folder>",
      'write alt text and description into the images\' own metadata (XMP, IPTC), on copies in this folder; "in-place" changes the images themselves',
      metadataTarget,
    )
    .option(
      "--columns <names>",
      'the columns, in this order, renamed where you like: "file,Alt Text=caption" (default: all of the answer)',
      once(outputColumns),
    )
    .option("--details", "columns for the model, tokens, cost, requests and seconds of each image")
    .option("--no-findings", "no column for what the alt-text rules found")
    .option("--bom", "a byte order mark at the start of .csv and .tsv: old versions of Excel need it for ä, é and 字")
    .option("--keep-formulas", "leave cells as they are that begin with = + - or @; a spreadsheet may run them");
}

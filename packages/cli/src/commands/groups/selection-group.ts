import type { Command } from "commander";
import { choice } from "../../options/values/choice.js";
import { failureList } from "../../options/values/failure-list.js";
import { wholeNumber } from "../../options/values/numbers.js";
import { escaped, repeated, text } from "../../options/values/texts.js";
import { once } from "../once.js";

export const existingModes = ["skip", "overwrite", "append", "prepend"] as const;

export const stdinFormats = ["list", "csv", "jsonl"] as const;

/** Which images. */
export function selectionGroup(command: Command): Command {
  return command
    .optionsGroup("Which images:")
    .option(
      "--existing <mode>",
      "what becomes of captions that images have already: skip, overwrite, append or prepend; those in the run's own journal stay, unless --fresh begins anew (default: skip)",
      once(choice(existingModes)),
    )
    .option(
      "--separator <text>",
      'between the old caption and the new one (default: a blank; "\\n" is a new line)',
      once(escaped),
    )
    .option("--retry-failed [list]", "only what failed before: by the journal, or by a list of failures", once(failureList))
    .option(
      "--near-duplicates [bits]",
      "pictures that look alike are captioned once; bits by which they may differ, 0 to 10 (4 unless told)",
      once(wholeNumber({ from: 0, to: 10, of: "bits" })),
    )
    .option(
      "--duplicates <once|each>",
      "what is asked of equal files: once for all, or each anew (default: once)",
      once(choice(["once", "each"])),
    )
    .option("--ignore <glob>", "leave out what matches: --ignore 'thumbs/**'. Can be given again", repeated(text))
    .option("--no-recursive", "leave out the folders below")
    .option("--hidden", "take hidden files and folders too (those that begin with a dot)")
    .option("--follow-symlinks", "follow links that lead out of the folder")
    .option(
      "--image-column <name>",
      "the table's column with the image, a file or an address (default: by its name, such as image, file or url)",
      once(text),
    )
    .option("--key-column <name>", "the column that names the image in the results (default: the image's own)", once(text))
    .option("--existing-column <name>", "the column with the captions that are there already", once(text))
    .option("--any-path", "take images that a table names outside its own folder; a stranger's table may name any file of yours")
    .option(
      "--stdin-format <format>",
      "what - holds: a list of images, or a table as csv or jsonl (default: list)",
      once(choice(stdinFormats)),
    );
}

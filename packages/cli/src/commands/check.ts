import { checkFlags } from "../flags/check-flags.js";
import { defineCommand } from "./define-command.js";

/** `legenda check`. */
export const check = defineCommand({
  name: "check",
  args: {
    inputs: {
      required: true,
      variadic: true,
      help: "files of captions (CSV, TSV, JSONL, JSON, text), HTML pages, folders of pages, or - for standard input",
    },
  },
  flags: checkFlags,
  graceful: true,
  notes: `
Examples:
  legenda check captions.csv
  legenda check site --format github           pages of a folder, in a workflow
  legenda check captions.csv --fix --out better.csv
  legenda check alt.txt --preset wcag --language de --rule emoji=off

Exit codes: 0 no errors; 1 errors, or too many warnings; 2 a file could not be
checked.
`,
  async run({ args: { inputs }, options }, context) {
    const { checkFiles } = await import("../check/check-files.js");
    return checkFiles(inputs, options, context);
  },
});

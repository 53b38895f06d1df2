import { exportFlags } from "../flags/command-flags.js";
import { defineCommand } from "./define-command.js";

/** `legenda export`. */
export const exportResults = defineCommand({
  name: "export",
  args: { journal: { help: "the journal, or the output beside it (default: the newest in this folder)" } },
  flags: exportFlags,
  notes: `
It sends nothing to a model: it writes results from the journal, also during a
run.

Examples:
  legenda export --out captions.csv --out review.html
  legenda export other.journal --sidecar txt
  legenda export --review review.csv --out captions.csv
`,
  async run({ args: { journal }, options }, context) {
    const { exportJournal } = await import("../run/export-journal.js");
    return exportJournal(journal, options, context);
  },
});

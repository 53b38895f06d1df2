import type { Command } from "commander";
import type { RawExport } from "../options/raw-options.js";
import { text } from "../options/values/texts.js";
import type { CommandHost } from "../program.js";
import { outputGroup } from "./groups/output-group.js";
import { once } from "./once.js";

/** `legenda export`. */
export function defineExport(command: Command, host: CommandHost): void {
  command.argument("[journal]", "the journal, or the output that it stands beside (default: the newest in this folder)");
  outputGroup(command)
    .optionsGroup("Review:")
    .option(
      "--review <file>",
      "put in the captions that a person has edited: the review.csv that the review page gives",
      once(text),
    )
    .optionsGroup("Messages:")
    .option("-q, --quiet", "print errors alone")
    .option("--json", "print JSON")
    .addHelpText("after", examples)
    .action(async (journal: string | undefined, raw: RawExport) => {
      const { readExportOptions } = await import("../options/read-run-options.js");
      const options = readExportOptions(raw);
      await host.run({}, async (context) => {
        const { exportCommand } = await import("../run/export-command.js");
        return exportCommand(journal, options, context);
      });
    });
}

const examples = `
Nothing is asked of a model: results are written from the journal, also while a
run is under way.

Examples:
  legenda export --out captions.csv --out review.html
  legenda export other.journal --sidecar txt
  legenda export --review review.csv --out captions.csv
`;

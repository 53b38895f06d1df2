import type { Command } from "commander";
import type { CommandHost } from "../program.js";

/** `legenda status`. */
export function defineStatus(command: Command, host: CommandHost): void {
  command
    .argument("[journal]", "the journal, or the output that it stands beside (default: the newest in this folder)")
    .option("--json", "print JSON")
    .addHelpText("after", examples)
    .action(async (journal: string | undefined, raw: { readonly json?: true }) =>
      host.run({}, async (context) => {
        const { statusCommand } = await import("../run/status-command.js");
        return statusCommand(journal, { json: raw.json ?? false }, context);
      }),
    );
}

const examples = `
Examples:
  legenda status                how far is the run of this folder, and its cost?
  legenda status other.journal --json
`;

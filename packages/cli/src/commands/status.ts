import { defineFlags } from "../flags/define-flags.js";
import { defineCommand } from "./define-command.js";

/** `legenda status`. */
export const status = defineCommand({
  name: "status",
  args: { journal: { help: "the journal, or the output beside it (default: the newest in this folder)" } },
  flags: defineFlags("", { json: { help: "print JSON" } }),
  notes: `
Examples:
  legenda status                progress and cost of the run in this folder
  legenda status other.journal --json
`,
  async run({ args: { journal }, options: { json } }, context) {
    const { printStatus } = await import("../run/print-status.js");
    return printStatus(journal, { json }, context);
  },
});

import { defineFlags } from "../flags/define-flags.js";
import { dotenvFlags } from "../flags/model-flags.js";
import { defineCommand } from "./define-command.js";

/** `legenda models`. */
export const models = defineCommand({
  name: "models",
  args: { provider: { help: "only the models of this provider" } },
  flags: { ...dotenvFlags, ...defineFlags("", { json: { help: "print JSON" } }) },
  notes: `
It lists the models whose prices are known; a provider's other models work too.
Keys are never printed. Without --model a run uses LEGENDA_MODEL, else the
first of these whose key is set: openai, anthropic, google, inference-net,
moondream.

Examples:
  legenda models
  legenda models anthropic --json
`,
  async run({ args: { provider }, options: { json } }, context) {
    const { printModels } = await import("../models/print-models.js");
    return printModels(provider, { json }, context);
  },
});

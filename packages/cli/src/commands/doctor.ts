import { defineFlags } from "../flags/define-flags.js";
import { dotenvFlags } from "../flags/model-flags.js";
import { text, webAddress } from "../flags/readers/texts.js";
import { UsageError } from "../usage-error.js";
import { defineCommand } from "./define-command.js";

/** `legenda doctor`. */
export const doctor = defineCommand({
  name: "doctor",
  args: { model: { help: "such as openai:gpt-5.4-nano (default: the one that legenda caption would use)" } },
  flags: {
    ...dotenvFlags,
    ...defineFlags("", {
      model: { short: "-m", value: "<name>", read: text, help: "name the model, as for legenda caption" },
      baseUrl: { value: "<url>", read: webAddress, help: "send requests to this server" },
      json: { help: "print JSON" },
    }),
  },
  notes: `
It sends three small requests: one of text alone, one with a drawn picture that
changes each time, and one for a typed answer. They show whether the key, the
address and the model are right, and whether the model sees the picture.

Examples:
  legenda doctor
  legenda doctor ollama:llava
  legenda doctor llava --base-url http://localhost:11434/v1

Exit codes: 0 the model works; 1 something is wrong; 2 the command could not
start.
`,
  async run({ args, options: { model = args.model, baseUrl, json } }, context) {
    if (args.model !== undefined && args.model !== model)
      throw new UsageError(`${args.model} and --model ${model} are two models: keep one.`);
    const { printChecks } = await import("../doctor/print-checks.js");
    return printChecks({ model, baseUrl, json }, context);
  },
});

import type { Command } from "commander";
import type { CommandHost } from "../program.js";
import { dotenvOption, envFileOf, type RawDotenv } from "./dotenv-option.js";

/** `legenda models`. */
export function defineModels(command: Command, host: CommandHost): void {
  dotenvOption(command)
    .argument("[provider]", "only this provider's models")
    .option("--json", "print JSON")
    .addHelpText("after", examples)
    .action(async (provider: string | undefined, raw: { readonly json?: true } & RawDotenv) =>
      host.run({ envFile: envFileOf(raw) }, async (context) => {
        const { modelsCommand } = await import("../models/models-command.js");
        return modelsCommand(provider === undefined ? [] : [provider], { json: raw.json ?? false }, context);
      }),
    );
}

const examples = `
The lists are those whose prices are known; a provider's other models work too.
No key is ever printed. Without --model a run takes LEGENDA_MODEL, else the
first of these whose key is set: openai, anthropic, google, inference-net,
moondream.

Examples:
  legenda models
  legenda models anthropic --json
`;

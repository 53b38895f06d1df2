import type { Command } from "commander";
import { text } from "../options/values/texts.js";
import { webAddress } from "../options/values/web-address.js";
import type { CommandHost } from "../program.js";
import { UsageError } from "../usage-error.js";
import { dotenvOption, envFileOf, type RawDotenv } from "./dotenv-option.js";
import { once } from "./once.js";

interface Raw extends RawDotenv {
  readonly model?: string;
  readonly baseUrl?: string;
  readonly json?: true;
}

/** `legenda doctor`. */
export function defineDoctor(command: Command, host: CommandHost): void {
  dotenvOption(command)
    .argument("[model]", "such as openai:gpt-5.4-nano (default: the one that legenda caption would take)")
    .option("-m, --model <name>", "the same as a flag, as legenda caption has it", once(text))
    .option("--base-url <url>", "the server to ask", once(webAddress))
    .option("--json", "print JSON")
    .addHelpText("after", examples)
    .action(async (argument: string | undefined, raw: Raw) =>
      host.run({ envFile: envFileOf(raw) }, async (context) => {
        const model = oneModel(argument, raw.model);
        const { doctorCommand } = await import("../doctor/doctor-command.js");
        return doctorCommand(model === undefined ? [] : [model], { baseUrl: raw.baseUrl, json: raw.json ?? false }, context);
      }),
    );
}

function oneModel(argument: string | undefined, flag: string | undefined): string | undefined {
  if (argument !== undefined && flag !== undefined && argument !== flag)
    throw new UsageError(`${argument} and --model ${flag} are two models: keep one.`);
  return flag ?? argument;
}

const examples = `
It sends three small requests: words alone, a drawn picture that changes each
time, and one for a typed answer. They tell whether the key, the address and the
model are right, whether the model sees, or was never shown the picture.

Examples:
  legenda doctor
  legenda doctor ollama:llava
  legenda doctor llava --base-url http://localhost:11434/v1

Exit codes: 0 it works; 1 something is wrong; 2 the command could not begin.
`;

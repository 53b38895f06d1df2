import { type Command, Option } from "commander";
import { type CheckFlag, type CheckOptions, checkFlags, checkInputsHelp } from "../check/check-options.js";
import { choice } from "../options/values/choice.js";
import { wholeNumber } from "../options/values/numbers.js";
import { repeated, text } from "../options/values/texts.js";
import type { CommandHost } from "../program.js";
import { once } from "./once.js";

/** `legenda check`, out of the flags that its own folder describes. */
export function defineCheck(command: Command, host: CommandHost): void {
  command.argument("<inputs...>", checkInputsHelp);
  for (const flag of checkFlags) command.addOption(optionOf(flag));
  command.addHelpText("after", examples).action(async (inputs: readonly string[], options: CheckOptions) =>
    host.run({ graceful: true }, async (context) => {
      const { checkCommand } = await import("../check/check-command.js");
      return checkCommand(inputs, options, context);
    }),
  );
}

function optionOf({ flags, help, choices, many, wholeNumber: counts, default: usual }: CheckFlag): Option {
  const option = new Option(flags, usual === undefined ? help : `${help} (default: ${usual})`);
  if (!/[<[]/.test(flags)) return option;
  if (counts) return option.argParser(once(wholeNumber({ from: 0 })));
  const read: (value: string) => string = choices ? choice(choices) : text;
  return many ? option.argParser(repeated(read)) : option.argParser(once(read));
}

const examples = `
Examples:
  legenda check captions.csv
  legenda check site --format github           pages of a folder, for a workflow
  legenda check captions.csv --fix --out better.csv
  legenda check alt.txt --preset wcag --language de --rule emoji=off

Exit codes: 0 nothing is wrong; 1 errors, or too many warnings; 2 a file could
not be checked.
`;

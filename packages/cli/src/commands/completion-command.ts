import { Argument, type Command } from "commander";
import { choice } from "../options/values/choice.js";
import type { CommandHost } from "../program.js";

const shells = ["bash", "zsh", "fish", "powershell"] as const;
export type Shell = (typeof shells)[number];

/** `legenda completion`, and the hidden `legenda complete --` that its scripts ask at each press of Tab. */
export function defineCompletion(command: Command, host: CommandHost): void {
  command
    .addArgument(new Argument("<shell>", shells.join(", ")).argParser(choice(shells)))
    .addHelpText("after", examples)
    .action(async (shell: Shell) =>
      host.run({}, async (context) => {
        const { printScript } = await import("../completion/print-script.js");
        return printScript(shell, context);
      }),
    );
}

export function defineComplete(command: Command, host: CommandHost): void {
  command
    .argument("[words...]")
    .allowUnknownOption()
    .helpOption(false)
    .action(async (words: readonly string[]) =>
      host.run({}, async (context) => {
        const { printCompletions } = await import("../completion/print-completions.js");
        return printCompletions(host.program(), words, context);
      }),
    );
}

const examples = `
Examples:
  bash        echo 'source <(legenda completion bash)' >> ~/.bashrc
  zsh         echo 'source <(legenda completion zsh)' >> ~/.zshrc
  fish        legenda completion fish > ~/.config/fish/completions/legenda.fish
  powershell  legenda completion powershell >> $PROFILE
`;

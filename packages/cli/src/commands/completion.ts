import { shells } from "../completion/shells.js";
import { choice } from "../flags/readers/texts.js";
import { defineCommand } from "./define-command.js";

const shell = choice(shells);

/** `legenda completion`. */
export const completion = defineCommand({
  name: "completion",
  args: { shell: { required: true, read: shell, help: shells.join(", ") } },
  flags: {},
  notes: `
Examples:
  bash        echo 'source <(legenda completion bash)' >> ~/.bashrc
  zsh         echo 'source <(legenda completion zsh)' >> ~/.zshrc
  fish        legenda completion fish > ~/.config/fish/completions/legenda.fish
  powershell  legenda completion powershell >> $PROFILE
`,
  async run({ args: { shell } }, context) {
    const { printScript } = await import("../completion/print-script.js");
    return printScript(shell, context);
  },
});

import { type Command, Option } from "commander";
import { choice } from "../../options/values/choice.js";
import { once } from "../once.js";

/** The presets of the alt-text rules. Their own table is loaded only with them; a test holds the two together. */
export const presetNames = [
  "legenda",
  "wcag",
  "axe",
  "github",
  "double-great",
  "jsx-a11y",
  "wordpress",
  "harvard",
  "iowa",
  "minnesota",
  "cerritos",
  "inference.net",
  "alt-text-llm",
] as const;

/** The rules of alt text, held against what is written. */
export function checkGroup(command: Command): Command {
  return command
    .optionsGroup("Rules:")
    .addOption(
      new Option(
        "--check <preset>",
        `hold the rules of alt text against the answers: ${presetNames.join(", ")}; "legenda" is our own choice`,
      ).argParser(once(choice(presetNames))),
    )
    .option(
      "--on-error <what>",
      "an answer that breaks a rule goes back to the model (retry), is repaired (fix) or only told of (report) (default: retry)",
      once(choice(["retry", "fix", "report"])),
    );
}

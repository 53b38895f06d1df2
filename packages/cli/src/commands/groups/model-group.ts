import type { Command } from "commander";
import { anyNumber, wholeNumber } from "../../options/values/numbers.js";
import { repeated, text } from "../../options/values/texts.js";
import { webAddress } from "../../options/values/web-address.js";
import { dotenvOption } from "../dotenv-option.js";
import { once } from "../once.js";

/** Which model is asked, and how. Keys are no options: they would stand in the shell's history and in every list of processes. */
export function modelGroup(command: Command): Command {
  command
    .optionsGroup("Model:")
    .option(
      "-m, --model <name>",
      "such as openai:gpt-5.4-nano, anthropic:claude-haiku-5-5, ollama:llava, local, or http://localhost:8000/v1#llava; legenda models lists them (default: LEGENDA_MODEL, else by the key that is set)",
      once(text),
    )
    .option("--fallback <name>", "the model to ask where the first fails. Can be given again", repeated(text))
    .option(
      "--base-url <url>",
      "the server to ask: with a plain model name any OpenAI-compatible server, with openai:… or anthropic:… a gateway to it",
      once(webAddress),
    )
    .option("--temperature <number>", "0 for the steadiest answers; some models take none", once(anyNumber({ from: 0, to: 2 })))
    .option("--max-tokens <number>", "the most tokens of an answer", once(wholeNumber({ from: 1, of: "tokens" })));
  return dotenvOption(command);
}

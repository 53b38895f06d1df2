import type { CommandContext } from "../command-context.js";
import { StoppedError } from "../stopped-error.js";
import { UsageError } from "../usage-error.js";
import { findProvider, type Provider, providers } from "./provider-table.js";

/**
 * Asks the person at the terminal which model to use. It does not ask for a key: that would be lost after this run, and
 * belongs into the `.env` file.
 */
export async function askForModel({ stdin, stderr, signal }: CommandContext): Promise<string> {
  const { isCancel, select, text } = await import("@clack/prompts");
  const common = { input: stdin, output: stderr, signal };
  const chosen = await select({
    ...common,
    message: "No key is set. Which model should write the captions?",
    options: [
      ...["ollama", "lm-studio", "local"].map((name) => optionOf(findProvider(name))),
      ...providers.filter(({ keyVariables }) => keyVariables.length > 0).map(optionOf),
    ],
  });
  const provider = isCancel(chosen) ? undefined : findProvider(String(chosen));
  if (!provider) throw noneChosen();
  if (provider.keyVariables.length > 0) throw new UsageError(howToSetKey(provider));
  if (provider.defaultModel !== undefined) return provider.name;
  const id = await text({ ...common, message: `Which model of ${provider.title}?`, placeholder: "llava", defaultValue: "llava" });
  if (isCancel(id)) throw noneChosen();
  return `${provider.name}:${id}`;
}

const noneChosen = () => new StoppedError("No model was chosen. Name one by --model, or set LEGENDA_MODEL.");

function optionOf(provider: Provider | undefined) {
  const { name = "", title = "", keyVariables = [] } = provider ?? {};
  return {
    value: name,
    label: title,
    hint: keyVariables[0] ? `needs ${keyVariables[0]}` : "no key, nothing leaves this machine",
  };
}

/** How to get and set a key, step by step. */
export function howToSetKey({ title, keyVariables: [variable], keyPage }: Provider): string {
  return [
    `${title} needs a key:`,
    `1. Make one at ${keyPage}`,
    `2. Write it into a file named .env in this folder, on a line of its own: ${variable}=…`,
    "3. Run the same command again.",
  ].join("\n");
}

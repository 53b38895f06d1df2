import type { Environment } from "../environment/environment.js";
import type { Provider } from "./provider-table.js";

/** The variable that holds a provider's key; `undefined` where none is set. */
export function keyVariableOf(provider: Provider, { values }: Environment): string | undefined {
  return provider.keyVariables.find((name) => values[name]?.trim());
}

export function providerKey(provider: Provider, environment: Environment): string | undefined {
  const name = keyVariableOf(provider, environment);
  return name === undefined ? undefined : environment.values[name]?.trim();
}

/** The vendors' own variables for another address. */
const addressVariables: Readonly<Record<string, string>> = {
  openai: "OPENAI_BASE_URL",
  anthropic: "ANTHROPIC_BASE_URL",
  google: "GOOGLE_GEMINI_BASE_URL",
};

/**
 * The address that a `.env` file gives a provider. It counts only where the key stands in the same file: a folder that
 * somebody else made must not lead a key of the real environment elsewhere. (The real environment's own address is read
 * by the vendors' clients.)
 */
export function addressInFile(provider: Provider, environment: Environment): string | undefined {
  const variable = addressVariables[provider.name];
  const keyVariable = keyVariableOf(provider, environment);
  const bothInFile =
    variable !== undefined &&
    keyVariable !== undefined &&
    environment.fromFile.has(variable) &&
    environment.fromFile.has(keyVariable);
  return bothInFile ? environment.values[variable]?.trim() : undefined;
}

import { AuthenticationError } from "../errors/provider-error.js";

/**
 * The key from the options, or the one in the environment. It is required at the first call, not before.
 *
 * @param variables environment variables; the first that is set is used
 * @throws {AuthenticationError} that names the variables, if there is no key
 */
export function apiKeyOf(provider: string, apiKey: string | undefined, variables: readonly string[]): string {
  const environment = globalThis.process?.env ?? {};
  const key = (apiKey ?? variables.map((name) => environment[name]).find((value) => value?.trim()))?.trim();
  if (key) return key;
  throw new AuthenticationError(
    `There is no key for ${provider}. Set the environment variable ${variables.join(" or ")}, or pass { apiKey }.`,
    { provider },
  );
}

import { AuthenticationError } from "../errors/provider-error.js";

/**
 * The key given, or the one in the environment; asked for with the first call, not before.
 *
 * @param variables environment variables, the first that is set wins
 * @throws {AuthenticationError} which names the variables
 */
export function apiKeyOf(provider: string, given: string | undefined, variables: readonly string[]): string {
  const environment = globalThis.process?.env ?? {};
  const key = (given ?? variables.map((name) => environment[name]).find((value) => value?.trim()))?.trim();
  if (key) return key;
  throw new AuthenticationError(
    `There is no key for ${provider}. Set the environment variable ${variables.join(" or ")}, or pass { apiKey }.`,
    { provider },
  );
}

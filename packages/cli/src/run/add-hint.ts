import { AuthenticationError, FallbackError } from "@legenda/core";
import { type Environment, originOf } from "../environment/environment.js";
import { keyVariableOf } from "../models/provider-key.js";
import { findProvider } from "../models/provider-table.js";
import { serverKeyVariable } from "../models/server-key.js";
import { UsageError } from "../usage-error.js";

/** An error that ended a run; where a key is refused, with the variable that it comes from. */
export function addHint(error: unknown, environment: Environment): unknown {
  const keyError = keyErrorIn(error);
  if (!keyError || !(error instanceof Error)) return error;
  return new UsageError(`${error.message}\n${keyHint(keyError, environment)}`, { cause: error });
}

/** The refusal of a key, also that of one of several models. */
function keyErrorIn(error: unknown): AuthenticationError | undefined {
  if (error instanceof AuthenticationError) return error;
  if (!(error instanceof FallbackError)) return undefined;
  return error.failed.map((failed) => failed.error).find((one) => one instanceof AuthenticationError);
}

function keyHint({ provider: name }: AuthenticationError, environment: Environment): string {
  const provider = findProvider(name);
  const [first = serverKeyVariable] = provider?.keyVariables ?? [];
  const variable = provider
    ? keyVariableOf(provider, environment)
    : environment.values[serverKeyVariable]?.trim() && serverKeyVariable;
  return variable
    ? `The key is that of ${variable}, from ${originOf(environment, variable)}.`
    : `Set the key in ${first}, which is not set.`;
}

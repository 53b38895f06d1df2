import { BudgetError } from "@legenda/batch";
import { AuthenticationError, FallbackError, LegendaError } from "@legenda/core";
import { type Environment, originOf } from "../environment/environment.js";
import { keyVariableOf } from "../models/provider-key.js";
import { findProvider } from "../models/provider-table.js";
import { serverKeyVariable } from "../models/server-key.js";
import { UsageError } from "../usage-error.js";

/** An error that ended a run, with what to do about it in flags and variables, where it does not say so itself. */
export function withWayOut(error: unknown, environment: Environment): unknown {
  if (error instanceof BudgetError) {
    return new EndedError(`${error.message}\nA higher --budget does that.`, { cause: error });
  }
  const refused = keyRefusal(error);
  if (!refused || !(error instanceof Error)) return error;
  return new UsageError(`${error.message}\n${keyAdvice(refused, environment)}`, { cause: error });
}

class EndedError extends LegendaError {
  override readonly name = "EndedError";
}

/** That a key is wrong, also where it is one of several models whose key it is. */
function keyRefusal(error: unknown): AuthenticationError | undefined {
  if (error instanceof AuthenticationError) return error;
  if (!(error instanceof FallbackError)) return undefined;
  return error.failed.map((failed) => failed.error).find((one) => one instanceof AuthenticationError);
}

function keyAdvice({ provider: name }: AuthenticationError, environment: Environment): string {
  const provider = findProvider(name);
  const [first = serverKeyVariable] = provider?.keyVariables ?? [];
  const set = provider
    ? keyVariableOf(provider, environment)
    : environment.values[serverKeyVariable]?.trim() && serverKeyVariable;
  return set
    ? `The key is that of ${set}, from ${originOf(environment, set)}.`
    : `Its key is looked for in ${first}, which is not set.`;
}

import { type Answer, InvalidRequestError, type Model, type Params, type Reply } from "@legenda/core";

/** From the most to the least that makes answers differ. Without any of it a model may still vary by itself. */
const ladder: readonly (readonly ("temperature" | "seed")[])[] = [["temperature", "seed"], ["temperature"], ["seed"], []];

/**
 * Asks once more, so that the answer may differ: with a temperature and a seed of its own, as far as the model takes
 * them. What it takes is known of `model`; else it is tried, which costs nothing where the model says no.
 */
export async function askVaried<T>(
  answer: Answer<T>,
  params: Required<Pick<Params, "temperature" | "seed">>,
  model?: Model,
): Promise<Reply<T>> {
  const taken = model?.capabilities.params;
  const fits = ladder.filter((names) => names.every((name) => taken?.includes(name) ?? true));
  for (const names of model ? fits.slice(0, 1) : fits) {
    try {
      return await answer.with({ params: Object.fromEntries(names.map((name) => [name, params[name]])) }).reply();
    } catch (error) {
      if (model || names.length === 0 || !isAbout(error, names)) throw error;
    }
  }
  return answer.with({}).reply();
}

/** Whether a request was refused for one of these parameters. */
function isAbout(error: unknown, names: readonly string[]): boolean {
  return error instanceof InvalidRequestError && names.some((name) => error.message.includes(name));
}

import { type Answer, InvalidRequestError, type Model, type Params, type Reply } from "@legenda/core";

/** From most to least variation. A model may still vary without any of them. */
const paramSets: readonly (readonly ("temperature" | "seed")[])[] = [["temperature", "seed"], ["temperature"], ["seed"], []];

/**
 * Sends a request again with a temperature and a seed of its own, so that the answer may differ. The parameters that the
 * model takes are read from `model`; without it they are tried, and a model that rejects one charges nothing.
 */
export async function variedReply<T>(
  answer: Answer<T>,
  params: Required<Pick<Params, "temperature" | "seed">>,
  model?: Model,
): Promise<Reply<T>> {
  const supported = model?.capabilities.params;
  const candidates = paramSets.filter((names) => names.every((name) => supported?.includes(name) ?? true));
  for (const names of model ? candidates.slice(0, 1) : candidates) {
    try {
      return await answer.with({ params: Object.fromEntries(names.map((name) => [name, params[name]])) }).reply();
    } catch (error) {
      if (model || names.length === 0 || !isAbout(error, names)) throw error;
    }
  }
  return answer.with({}).reply();
}

/** Whether a request was rejected because of one of these parameters. */
function isAbout(error: unknown, names: readonly string[]): boolean {
  return error instanceof InvalidRequestError && names.some((name) => error.message.includes(name));
}

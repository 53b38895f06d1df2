import { type Model, TimeoutError } from "@legenda/core";
import { CallGuard, untilAborted, wrapModel } from "@legenda/core/wrap";

/** Wraps the model with a time limit in seconds for each request, which can then be retried: providers wait for minutes. */
export function withRequestTimeout(model: Model, seconds: number): Model {
  const { provider, id } = model;
  const asTimeout = (guard: CallGuard, error: unknown): unknown =>
    guard.timedOut
      ? new TimeoutError(`${provider}:${id} did not respond within ${seconds} seconds (--timeout).`, { provider, model: id })
      : error;
  return wrapModel(model, {
    async generate(request) {
      const guard = new CallGuard(request.signal, seconds * 1_000);
      try {
        return await untilAborted(model.generate({ ...request, signal: guard.signal }), guard.signal);
      } catch (error) {
        throw asTimeout(guard, error);
      } finally {
        guard.end();
      }
    },
    async *stream(request) {
      const guard = new CallGuard(request.signal, seconds * 1_000);
      try {
        for await (const delta of model.stream({ ...request, signal: guard.signal })) {
          guard.heard();
          yield delta;
        }
      } catch (error) {
        throw asTimeout(guard, error);
      } finally {
        guard.end();
      }
    },
  });
}

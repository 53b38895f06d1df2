import { type Model, TimeoutError } from "@legenda/core";
import { CallGuard, untilAborted, wrapModel } from "@legenda/core/provider";

/** A model whose requests end after so many seconds without an answer, and can be sent again: providers wait ten minutes. */
export function timeLimited(model: Model, seconds: number): Model {
  const { provider, id } = model;
  const late = (guard: CallGuard, error: unknown): unknown =>
    guard.timedOut
      ? new TimeoutError(`${provider}:${id} gave no answer in ${seconds} seconds (--timeout).`, { provider, model: id })
      : error;
  return wrapModel(model, {
    async generate(request) {
      const guard = new CallGuard(request.signal, seconds * 1_000);
      try {
        return await untilAborted(model.generate({ ...request, signal: guard.signal }), guard.signal);
      } catch (error) {
        throw late(guard, error);
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
        throw late(guard, error);
      } finally {
        guard.end();
      }
    },
  });
}

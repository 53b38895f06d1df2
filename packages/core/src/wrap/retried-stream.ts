import type { Model, ModelDelta, ModelRequest } from "../model.js";
import { afterAttempts } from "../reply/attempts.js";
import { cutStream } from "../stream/cut-stream.js";

/** What has failed of a request so far. */
export interface Failures {
  times: number;
  /** Requests that were sent, including those of the wrapped model's own retries. */
  requests: number;
}

/** Waits for the next attempt, or throws the error if there is none. */
export type Recover = (error: unknown, failures: Failures, signal: AbortSignal | undefined) => Promise<void>;

const over: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** A stream that is restarted after a failure until its first piece has come. */
export function retriedStream(model: Model, request: ModelRequest, recover: Recover): AsyncIterator<ModelDelta, undefined> {
  const failures: Failures = { times: 0, requests: 0 };
  let stream: AsyncIterator<ModelDelta, undefined> | undefined;
  let hasYielded = false;
  let left = false;

  async function* attempts(): AsyncGenerator<ModelDelta, undefined> {
    while (!left) {
      request.signal?.throwIfAborted();
      try {
        stream = model.stream(request)[Symbol.asyncIterator]();
        for (let next = await stream.next(); !next.done; next = await stream.next()) {
          const delta = next.value;
          hasYielded ||= delta.type === "end" || delta.text !== "";
          yield delta.type === "end" ? { type: "end", reply: afterAttempts(delta.reply, failures.requests) } : delta;
        }
        if (hasYielded || left) return;
        throw cutStream(model);
      } catch (error) {
        if (hasYielded || left) throw error;
        await recover(error, failures, request.signal);
      }
    }
  }

  const deltas = attempts();
  return {
    // Once a first attempt has yielded, nothing is left to do here: the model's stream is read without the generator.
    next: () => (hasYielded && failures.requests === 0 && stream ? stream.next() : deltas.next()),
    async return() {
      left = true;
      await stream?.return?.();
      return over;
    },
  };
}

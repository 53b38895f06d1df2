import { DefinitionError, type ImageSize, isAnswer, type Model, type ModelRequest } from "@legenda/core";
import { wrapModel } from "@legenda/core/wrap";
import type { BatchFunction } from "../run/batch-options.js";
import type { BatchSource } from "../source.js";

export interface UnsentRequest {
  readonly model: Model;
  readonly request: ModelRequest;
}

/**
 * The request that a function would send about an image. Its call runs up to the model, which records the request and
 * ends the call.
 *
 * @throws {DefinitionError} for a function that does not return an `Answer`
 */
export async function requestOf(
  fn: BatchFunction<unknown>,
  source: BatchSource,
  size: ImageSize | undefined,
): Promise<UnsentRequest> {
  const item = { key: source.key, fields: source.fields ?? {}, source, width: size?.width, height: size?.height };
  const answer = fn(source.image, item);
  if (!isAnswer(answer)) {
    throw new DefinitionError("Only a function that returns its answer can be estimated: do not await it.");
  }
  let unsent: UnsentRequest | undefined;
  const record = (model: Model, request: ModelRequest): never => {
    unsent = { model, request };
    throw new RequestRecorded();
  };
  const recording = (model: Model): Model =>
    wrapModel(model, {
      generate: async (request) => record(model, request),
      // biome-ignore lint/correctness/useYield: it ends before its first piece
      async *stream(request) {
        record(model, request);
      },
    });
  await answer
    .with({ wrap: recording })
    .reply()
    .catch((error: unknown) => {
      if (!(error instanceof RequestRecorded)) throw error;
    });
  if (!unsent) throw new DefinitionError("The function answered without asking a model, so there is nothing to estimate.");
  return unsent;
}

class RequestRecorded extends Error {}

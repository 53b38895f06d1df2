import type { Model, ModelRequest } from "../model.js";
import type { CompiledResponse, StandardSchema } from "../response/index.js";
import { retried } from "../wrap/retry.js";
import { type CallChange, mergeChanges } from "./answer.js";
import type { Invocation } from "./invocation.js";

/** Everything needed to send a request and read its reply. */
export interface Prepared {
  readonly name: string;
  readonly model: Model;
  readonly request: ModelRequest;
  readonly response: CompiledResponse<unknown> | undefined;
  readonly corrections: number;
}

/** Prepares the request for an invocation. Options take precedence in this order: `using` and `with`, method body, definition. */
export async function prepare(invocation: Invocation, change: CallChange): Promise<Prepared> {
  const { definition } = invocation;
  change.signal?.throwIfAborted();
  const computed = await invocation.options();
  const { model = definition.model, params, signal, wrap } = mergeChanges(definition, computed, change);
  signal?.throwIfAborted();
  const messages = invocation.render(computed);
  const schema = computed.response ?? definition.response;
  const response = schema && (await responseOf(schema));
  return {
    name: definition.name,
    model: retried(wrap ? wrap(model) : model, definition.retries),
    request: { messages, params: params ?? {}, ...(response && { schema: response.request }), ...(signal && { signal }) },
    response,
    corrections: definition.corrections,
  };
}

let loading: Promise<typeof import("../response/compile-response.js")> | undefined;

/** Loaded with the first typed call: a program whose answers are texts never loads it, and a bundler can keep it out of the first chunk. */
async function responseOf(schema: StandardSchema): Promise<CompiledResponse<unknown>> {
  loading ??= import("../response/compile-response.js");
  return (await loading).compileResponse(schema);
}

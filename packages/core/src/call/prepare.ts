import { DefinitionError } from "../errors/definition-error.js";
import type { Message } from "../message.js";
import type { Model, ModelRequest } from "../model.js";
import type { CompiledResponse, correctionMessages, StandardSchema } from "../response/index.js";
import { renderTemplate } from "../template/index.js";
import { type CallChange, mergeChanges } from "./answer.js";
import type { CallDefinition } from "./definition.js";
import type { Plan } from "./plan.js";

/** A response model with what a call needs of its module. */
export interface CallResponse extends CompiledResponse<unknown> {
  readonly correctionMessages: typeof correctionMessages;
}

/** One invocation of a caption function. */
export interface Invocation {
  readonly definition: CallDefinition;
  readonly args: readonly unknown[];
  readonly self: object | undefined;
  /** What the body has computed; the function form has no body. */
  readonly plan: Plan | undefined;
}

/** All that a request needs, ready to be sent. */
export interface Prepared {
  readonly name: string;
  readonly model: Model;
  readonly request: ModelRequest;
  readonly response: CallResponse | undefined;
  readonly corrections: number;
}

/** Arguments to messages. */
export async function messagesOf({ definition, args, self, plan }: Invocation): Promise<readonly Message[]> {
  const { messages, fields = {} } = (await plan?.options()) ?? {};
  if (messages) return messages;
  if (!definition.template) {
    throw new DefinitionError(
      `${definition.name} has nothing to send: put @promptTemplate("…") under @call, or return answer({ messages }).`,
    );
  }
  return renderTemplate(definition.template, definition.binding(args, fields), self);
}

/** Arguments to request. What is set nearer to the call wins: definition, then body, then `using` and `with`. */
export async function prepare(invocation: Invocation, change: CallChange): Promise<Prepared> {
  const { definition, plan } = invocation;
  change.signal?.throwIfAborted();
  const { model, params, signal } = mergeChanges(mergeChanges(definition, (await plan?.options()) ?? {}), change);
  signal?.throwIfAborted();
  const messages = await messagesOf(invocation);
  const response = definition.response && (await responseOf(definition.response));
  return {
    name: definition.name,
    model: model ?? definition.model,
    request: { messages, params: params ?? {}, ...(response && { schema: response.request }), ...(signal && { signal }) },
    response,
    corrections: definition.corrections,
  };
}

let loading: Promise<typeof import("../response/typed-answers.js")> | undefined;

/** A program whose answers are texts never loads this part, and a bundler can leave it out of the first chunk. */
async function responseOf(schema: StandardSchema): Promise<CallResponse> {
  loading ??= import("../response/typed-answers.js");
  const { compileResponse, correctionMessages } = await loading;
  return { ...(await compileResponse(schema)), correctionMessages };
}

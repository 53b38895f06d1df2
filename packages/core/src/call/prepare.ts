import { DefinitionError } from "../errors/definition-error.js";
import type { Message } from "../message.js";
import type { Model, ModelRequest } from "../model.js";
import type { CompiledResponse, correctionMessages, StandardSchema } from "../response/index.js";
import { renderTemplate } from "../template/index.js";
import { retried } from "../wrap/retry.js";
import { type CallChange, mergeChanges } from "./answer.js";
import type { CallDefinition } from "./definition.js";
import type { AnswerOptions, Plan } from "./plan.js";

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
export async function messagesOf(invocation: Invocation): Promise<readonly Message[]> {
  return renderMessages(invocation, invocation.plan ? await invocation.plan.options() : nothing);
}

const nothing: AnswerOptions = {};

function renderMessages({ definition, args, self }: Invocation, { messages, fields = {} }: AnswerOptions): readonly Message[] {
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
  const { definition } = invocation;
  change.signal?.throwIfAborted();
  const computed = invocation.plan ? await invocation.plan.options() : nothing;
  const { model = definition.model, params, signal, wrap } = mergeChanges(mergeChanges(definition, computed), change);
  signal?.throwIfAborted();
  const messages = renderMessages(invocation, computed);
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

let loading: Promise<typeof import("../response/typed-answers.js")> | undefined;

/** A program whose answers are texts never loads this part, and a bundler can leave it out of the first chunk. */
async function responseOf(schema: StandardSchema): Promise<CallResponse> {
  loading ??= import("../response/typed-answers.js");
  const { compileResponse, correctionMessages } = await loading;
  return { ...(await compileResponse(schema)), correctionMessages };
}

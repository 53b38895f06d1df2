import type Anthropic from "@anthropic-ai/sdk";
import { InvalidRequestError, type Model, type ModelRequest, type StructuredOutputMode } from "@legenda/core";
import { type CallGuard, checkParams } from "@legenda/core/provider";
import { type Connection, connector } from "./client.js";
import { failureOf } from "./failure.js";
import { rowOf } from "./models/table.js";
import type { AnthropicClient, AnthropicOptions } from "./options.js";
import { bodyOf } from "./request/body.js";
import { ladderOf } from "./request/ladder.js";
import { checkImageCount, imagePlaces } from "./request/place-images.js";
import { throwIfEnded } from "./throw-if-ended.js";

/** What came back: the vendor's message, or the events of its stream. */
export interface Exchanged<Data> {
  readonly data: Data;
  readonly headers: Headers;
  readonly mode: StructuredOutputMode | undefined;
  readonly secrets: readonly string[];
}

type Create = AnthropicClient["messages"]["create"];
type Body = Anthropic.MessageCreateParamsNonStreaming;
type RequestOptions = NonNullable<Parameters<Create>[1]>;

/** Sends a body by a client. */
export type Post<Data> = (
  client: AnthropicClient,
  body: Body,
  options: RequestOptions,
) => Promise<{ readonly data: Data; readonly response: Response }>;

export type Exchange = <Data>(request: ModelRequest, guard: CallGuard, post: Post<Data>) => Promise<Exchanged<Data>>;

/** The way of a request to the server, until it answers; a structured mode that is refused gives way to the next. */
export function exchangeOf(
  model: Pick<Model, "provider" | "id" | "capabilities">,
  options: AnthropicOptions,
  timeoutMs: number,
): Exchange {
  const connected = connector(options);
  const ladder = ladderOf(model.capabilities.structuredOutput);

  async function send<Data>(
    request: ModelRequest,
    mode: StructuredOutputMode | undefined,
    { connection, guard, post }: { connection: Connection; guard: CallGuard; post: Post<Data> },
  ): Promise<Exchanged<Data>> {
    const { client, slots, secrets } = connection;
    const images = imagePlaces(model, slots, guard.signal);
    try {
      const body = await bodyOf(request, { id: model.id, maxTokens: rowOf(model.id).maxTokens, mode, place: images.place });
      throwIfEnded(guard, model.id);
      const sending = post(client, body, { signal: guard.signal, maxRetries: 0, timeout: timeoutMs });
      const { data, response } = await sending.catch((error: unknown) => {
        throwIfEnded(guard, model.id);
        throw failureOf(error, { model: model.id, secrets });
      });
      return { data, headers: response.headers, mode, secrets };
    } finally {
      images.release();
    }
  }

  return async (request, guard, post) => {
    checkParams(model, request.params);
    checkImageCount(request.messages, model);
    const connection = await connected();
    for (;;) {
      const mode = ladder.modeFor(request.schema);
      try {
        return await send(request, mode, { connection, guard, post });
      } catch (error) {
        throwIfEnded(guard, model.id);
        const { schema } = request;
        const another = schema && mode && error instanceof InvalidRequestError && ladder.refused(mode, schema, error.message);
        if (!another) throw error;
      }
    }
  };
}

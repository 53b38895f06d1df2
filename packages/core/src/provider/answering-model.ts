import { LegendaError } from "../errors/legenda-error.js";
import { ProviderError } from "../errors/provider-error.js";
import type { DecodedReply, EncodeContext, StreamDecoder } from "./adapter.js";
import { clientFailure } from "./client-failure.js";
import type { AnsweredReply, AnsweringModelDefinition, AnsweringRequest, HttpModelDefinition } from "./model-definition.js";
import { redact } from "./redact.js";
import type { OutgoingRequest, Transport } from "./transport.js";
import { causeCode, VendorFailure } from "./vendor-failure.js";
import { asRecord } from "./wire-values.js";

/** The result of a function, wrapped so that its fields cannot be mistaken for a vendor's error. */
type FunctionResult = { readonly piece: string } | { readonly reply: AnsweredReply };

type AnsweringBody = Omit<AnsweringRequest, "signal">;

/** Adapts a function to the definition of a vendor's model. */
export function answeringModel(definition: AnsweringModelDefinition): HttpModelDefinition {
  const { answer, ...described } = definition;
  return {
    ...described,
    connect: () => answeringTransport(definition),
    encode: (request, { messages, mode, stream, source }: EncodeContext) => {
      const body: AnsweringBody = { ...request, messages, mode, stream, image: source };
      return { path: "", body };
    },
    decode: (body) => wholeReply(body as FunctionResult),
    decodeStream: pieces,
  };
}

function answeringTransport({ provider, id, answer }: AnsweringModelDefinition): Transport {
  const failure = (thrown: unknown): unknown => {
    if (thrown instanceof LegendaError || thrown instanceof VendorFailure) return thrown;
    const { status, message } = (thrown ?? {}) as { readonly status?: unknown; readonly message?: unknown };
    if (typeof status === "number" || causeCode(thrown)) return clientFailure(thrown);
    return new ProviderError(`${provider}:${id} failed: ${redact(String(message ?? thrown)) || "without a message"}`, {
      provider,
      model: id,
      cause: thrown,
    });
  };
  return {
    secrets: [],
    async send({ body, signal }: OutgoingRequest) {
      try {
        const result = answer({ ...(body as AnsweringBody), signal });
        if (isIterable(result)) return { events: resultEvents(result, failure) };
        return { value: toResult(await result) };
      } catch (thrown) {
        throw failure(thrown);
      }
    },
  };
}

async function* resultEvents(
  answers: AsyncIterable<string | AnsweredReply>,
  failure: (thrown: unknown) => unknown,
): AsyncGenerator<FunctionResult, void> {
  try {
    for await (const answer of answers) yield toResult(answer);
  } catch (thrown) {
    throw failure(thrown);
  }
}

function isIterable(value: object): value is AsyncIterable<string | AnsweredReply> {
  return Symbol.asyncIterator in value;
}

function toResult(answer: string | AnsweredReply): FunctionResult {
  if (typeof answer === "string") return { piece: answer };
  if (typeof asRecord(answer)?.text === "string") return { reply: answer };
  throw new VendorFailure({
    explanation: {
      kind: "unknown",
      message: "its function returned something that is neither a text nor a reply.",
      retryable: false,
    },
  });
}

function wholeReply(result: FunctionResult): DecodedReply {
  const reply = "piece" in result ? { text: result.piece } : result.reply;
  return { finish: "stop", usage: {}, raw: reply, ...reply };
}

function pieces(): StreamDecoder {
  let text = "";
  let reply: AnsweredReply | undefined;
  return {
    push(event) {
      const result = event as FunctionResult;
      if ("reply" in result) reply = result.reply;
      else text += result.piece;
      return "piece" in result ? result.piece : "";
    },
    reply: () => wholeReply({ reply: reply ? { ...reply, text: reply.text || text } : { text } }),
  };
}

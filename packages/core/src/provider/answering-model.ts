import { LegendaError } from "../errors/legenda-error.js";
import { ProviderError } from "../errors/provider-error.js";
import type { DecodedReply, EncodeContext, StreamDecoder } from "./adapter.js";
import { clientFailure } from "./client-failure.js";
import type { AnsweredReply, AnsweringModelDefinition, AnsweringRequest, HttpModelDefinition } from "./model-definition.js";
import { redact } from "./redact.js";
import type { OutgoingRequest, Transport } from "./transport.js";
import { causeCode, VendorFailure } from "./vendor-failure.js";
import { asRecord } from "./wire-values.js";

/** What a function answered, apart from anything that could be taken for a vendor's error. */
type Answered = { readonly piece: string } | { readonly reply: AnsweredReply };

type AnsweringBody = Omit<AnsweringRequest, "signal">;

/** A function that answers, as what `createModel` takes of a vendor. */
export function answeringModel(definition: AnsweringModelDefinition): HttpModelDefinition {
  const { answer, ...described } = definition;
  return {
    ...described,
    connect: () => answeringTransport(definition),
    encode: (request, { messages, mode, stream, source }: EncodeContext) => {
      const body: AnsweringBody = { ...request, messages, mode, stream, image: source };
      return { path: "", body };
    },
    decode: (body) => wholeReply(body as Answered),
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
        const answered = answer({ ...(body as AnsweringBody), signal });
        if (isIterable(answered)) return { events: answeredEvents(answered, failure) };
        return { value: toAnswered(await answered) };
      } catch (thrown) {
        throw failure(thrown);
      }
    },
  };
}

async function* answeredEvents(
  answers: AsyncIterable<string | AnsweredReply>,
  failure: (thrown: unknown) => unknown,
): AsyncGenerator<Answered, void> {
  try {
    for await (const answer of answers) yield toAnswered(answer);
  } catch (thrown) {
    throw failure(thrown);
  }
}

function isIterable(value: object): value is AsyncIterable<string | AnsweredReply> {
  return Symbol.asyncIterator in value;
}

function toAnswered(answer: string | AnsweredReply): Answered {
  if (typeof answer === "string") return { piece: answer };
  if (typeof asRecord(answer)?.text === "string") return { reply: answer };
  throw new VendorFailure({
    explanation: {
      kind: "unknown",
      message: "its function answered with something that is neither a text nor a reply.",
      retryable: false,
    },
  });
}

function wholeReply(answered: Answered): DecodedReply {
  const reply = "piece" in answered ? { text: answered.piece } : answered.reply;
  return { finish: "stop", usage: {}, raw: reply, ...reply };
}

function pieces(): StreamDecoder {
  let text = "";
  let reply: AnsweredReply | undefined;
  return {
    push(event) {
      const answered = event as Answered;
      if ("reply" in answered) reply = answered.reply;
      else text += answered.piece;
      return "piece" in answered ? answered.piece : "";
    },
    reply: () => wholeReply({ reply: reply ? { ...reply, text: reply.text || text } : { text } }),
  };
}

import type { Model, ModelReply, ModelRequest } from "../model.js";
import { cutStream } from "./cut-stream.js";
import { startAttributes } from "./trace-attributes.js";
import { traceRecord } from "./trace-record.js";
import { globalTracer, type SpanTracer } from "./tracer.js";
import { wrapModel } from "./wrap-model.js";

export interface TraceOptions {
  /** An OpenTelemetry tracer; the global one of `@opentelemetry/api` unless given. */
  readonly tracer?: SpanTracer;
  /** Whether prompts and answers are written into spans; they are not unless told. Images never are. */
  readonly content?: boolean;
}

/** OpenTelemetry's code for a span around a call to somewhere else. */
const clientKind = 2;

/**
 * A model with an OpenTelemetry span around each request, by the semantic conventions for generative AI:
 * named `chat` and the model, with parameters, tokens, finish reason and error type. Images stand in it by
 * hash, media type and size, or by URL without query and credentials. A stream's span ends with the
 * stream. Where nothing records, nothing is computed.
 *
 * @throws {DefinitionError} with the first request, where no tracer is given and `@opentelemetry/api` is not installed
 * @see https://github.com/open-telemetry/semantic-conventions-genai
 * @example
 * const model = traced(openai("gpt-4o-mini"), { tracer: trace.getTracer("captions") });
 */
export function traced(model: Model, options: TraceOptions = {}): Model {
  const { content = false } = options;
  let loading: Promise<SpanTracer> | undefined;
  const tracerOf = async () => {
    if (options.tracer) return options.tracer;
    loading ??= globalTracer();
    return loading;
  };
  const name = `chat ${model.id}`;
  const start = { kind: clientKind, attributes: startAttributes(model) };

  return wrapModel(model, {
    async generate(request) {
      const tracer = await tracerOf();
      return tracer.startActiveSpan(name, start, async (span) => {
        const record = traceRecord(span, request, { content, stream: false });
        try {
          const reply = await model.generate(request);
          await record.replied(reply);
          return reply;
        } catch (error) {
          record.failed(error);
          throw error;
        } finally {
          record.end();
        }
      });
    },

    async *stream(request) {
      const tracer = await tracerOf();
      // The request is sent by the first read: that one alone has to see the span as its parent.
      const { record, deltas, first } = tracer.startActiveSpan(name, start, (span) => {
        const deltas = deltasOf(model, request);
        return { record: traceRecord(span, request, { content, stream: true }), deltas, first: deltas.next() };
      });
      try {
        let reply: ModelReply | undefined;
        for (let next = await first; !next.done; next = await deltas.next()) {
          record.started();
          if (next.value.type === "end") {
            reply = next.value.reply;
            await record.replied(reply);
          }
          yield next.value;
        }
        if (!reply) record.failed(cutStream(model));
      } catch (error) {
        record.failed(error);
        throw error;
      } finally {
        record.end();
        await deltas.return();
      }
    },
  });
}

/** Nothing is thrown before it is read. */
async function* deltasOf(model: Model, request: ModelRequest) {
  yield* model.stream(request);
}

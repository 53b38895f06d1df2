import type { Model, ModelReply, ModelRequest } from "../model.js";
import { cutStream } from "../stream/cut-stream.js";
import { startAttributes } from "./trace-attributes.js";
import { traceRecord } from "./trace-record.js";
import { globalTracer, type SpanTracer } from "./tracer.js";
import { wrapModel } from "./wrap-model.js";

export interface TraceOptions {
  /**
   * An OpenTelemetry tracer.
   *
   * @default the global tracer of `@opentelemetry/api`
   */
  readonly tracer?: SpanTracer;
  /**
   * Whether spans contain prompts and answers. Images are never included.
   *
   * @default false
   */
  readonly content?: boolean;
}

/** OpenTelemetry's code for the span of an outgoing call. */
const clientKind = 2;

/**
 * Wraps a model so that each request has an OpenTelemetry span, by the semantic conventions for generative AI: named
 * `chat` and the model, with parameters, tokens, finish reason and error type. Images are represented by hash, media
 * type and size, or by a URL without query and credentials. The span of a stream ends with the stream. If nothing
 * records the span, nothing is computed.
 *
 * @throws {DefinitionError} on the first request, if there is no tracer and `@opentelemetry/api` is not installed
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
      // The first read sends the request: only that one needs the span as its parent.
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

/** A generator throws only when it is read. */
async function* deltasOf(model: Model, request: ModelRequest) {
  yield* model.stream(request);
}

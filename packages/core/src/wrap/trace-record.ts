import { LegendaError } from "../errors/legenda-error.js";
import type { ModelReply, ModelRequest } from "../model.js";
import { replyAttributes, requestAttributes } from "./trace-attributes.js";
import { inputAttributes, outputAttributes } from "./trace-content.js";
import type { TracedSpan } from "./tracer.js";

/** OpenTelemetry's code for a span that failed. */
const failedStatus = 2;

/** Writes the data of one request into its span. */
export interface TraceRecord {
  /** Call this for each piece of a stream: the first one is timed. */
  started(): void;
  replied(reply: ModelReply): Promise<void>;
  failed(error: unknown): void;
  end(): void;
}

/** Creates the record of one request in a span. It does nothing for a span that is not recorded. */
export function traceRecord(
  span: TracedSpan,
  request: ModelRequest,
  options: { content: boolean; stream: boolean },
): TraceRecord {
  // A span that is not sampled causes no further work.
  if (!span.isRecording()) return { started() {}, async replied() {}, failed() {}, end: () => span.end() };

  const startedAt = performance.now();
  let first = true;
  let ended = false;
  span.setAttributes(requestAttributes(request, options.stream));
  // Images are hashed while the request is running.
  const input = inputAttributes(request, options.content)
    .then((attributes) => void (ended || span.setAttributes(attributes)))
    .catch(() => {});

  return {
    started() {
      if (first) span.setAttributes({ "gen_ai.response.time_to_first_chunk": (performance.now() - startedAt) / 1000 });
      first = false;
    },
    async replied(reply) {
      span.setAttributes({ ...replyAttributes(reply), ...(options.content && outputAttributes(reply)) });
      await input;
    },
    failed(error) {
      const name = error instanceof Error ? error.name : "Error";
      // The message of a foreign error may contain anything.
      const message = error instanceof LegendaError ? error.message : name;
      span.setAttributes({ "error.type": name });
      span.setStatus({ code: failedStatus, message });
      span.recordException({ name, message });
    },
    end() {
      ended = true;
      span.end();
    },
  };
}

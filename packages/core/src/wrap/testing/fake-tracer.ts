import type { SpanAttributes, SpanTracer, TracedSpan } from "../tracer.js";

/** A span as it was recorded. */
export interface RecordedSpan {
  readonly name: string;
  readonly kind: number | undefined;
  readonly startAttributes: SpanAttributes;
  readonly attributes: SpanAttributes;
  readonly exceptions: { readonly name: string; readonly message: string }[];
  status?: { readonly code: number; readonly message?: string };
  ended: number;
}

/** A tracer that keeps its spans; one that is not recording keeps nothing in them. */
export function fakeTracer(
  recording = true,
): SpanTracer & { readonly spans: readonly RecordedSpan[]; readonly active: RecordedSpan | undefined } {
  const spans: RecordedSpan[] = [];
  let active: RecordedSpan | undefined;
  return {
    spans,
    get active() {
      return active;
    },
    startActiveSpan(name, { kind, attributes = {} }, run) {
      const recorded: RecordedSpan = { name, kind, startAttributes: attributes, attributes: {}, exceptions: [], ended: 0 };
      spans.push(recorded);
      const whileOpen = <T>(act: () => T): T => {
        if (recorded.ended > 0) throw new Error("The span has ended.");
        return act();
      };
      const span: TracedSpan = {
        isRecording: () => recording,
        setAttributes: (added) => whileOpen(() => Object.assign(recorded.attributes, added)),
        setStatus: (status) => whileOpen(() => Object.assign(recorded, { status })),
        recordException: (exception) => whileOpen(() => void recorded.exceptions.push(exception)),
        end: () => void recorded.ended++,
      };
      active = recorded;
      try {
        return run(span);
      } finally {
        active = undefined;
      }
    },
  };
}

import { DefinitionError } from "../errors/definition-error.js";

/** The attributes of a span. */
export type SpanAttributes = Record<string, string | number | boolean | string[]>;

/** The part of an OpenTelemetry span that is used. */
export interface TracedSpan {
  isRecording(): boolean;
  setAttributes(attributes: SpanAttributes): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  recordException(exception: { name: string; message: string }): void;
  end(): void;
}

/** The part of an OpenTelemetry tracer that is used. */
export interface SpanTracer {
  startActiveSpan<Result>(
    name: string,
    options: { kind?: number; attributes?: SpanAttributes },
    run: (span: TracedSpan) => Result,
  ): Result;
}

interface OpenTelemetry {
  readonly trace: { getTracer(name: string): SpanTracer };
}

/**
 * The global tracer. Without an OpenTelemetry set-up its spans record nothing.
 *
 * @throws {DefinitionError} if `@opentelemetry/api` is not installed
 */
export async function globalTracer(): Promise<SpanTracer> {
  const { trace } = await openTelemetry();
  return trace.getTracer("@legenda/core");
}

// Bundlers accept a missing package where its `import()` is awaited inside a `try`.
async function openTelemetry(): Promise<OpenTelemetry> {
  try {
    // As a string, so that this package compiles without that one.
    return await import("@opentelemetry/api" as string);
  } catch (cause) {
    throw new DefinitionError("traced(model) needs the package @opentelemetry/api. Install it, or pass { tracer }.", { cause });
  }
}

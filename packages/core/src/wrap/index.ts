/**
 * What cuts across calls wraps a model and is one.
 *
 * @module
 */
export { type CacheOptions, type CacheStore, cached } from "./cached.js";
export type { Clock } from "./clock.js";
export { fallback } from "./fallback.js";
export { type FailedModel, FallbackError } from "./fallback-error.js";
export type { FallbackEvent, FallbackOptions } from "./fallback-options.js";
export { pace, pacer } from "./pace.js";
export type { PaceLimits, Pacer, PaceSlot } from "./pacer.js";
export { priced } from "./priced.js";
export { type RetryEvent, type RetryOptions, retry } from "./retry.js";
export { type RetryTiming, retryDelay } from "./retry-timing.js";
export { type TraceOptions, traced } from "./traced.js";
export type { SpanAttributes, SpanTracer, TracedSpan } from "./tracer.js";

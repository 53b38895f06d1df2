/**
 * What a wrapper around a model needs: `wrapModel` and the parts that the wrappers of core are made of. For those who
 * write a wrapper; the ready ones, such as `retry` and `cached`, are exported by `@legenda/core`.
 *
 * @module
 * @example
 * import type { Model } from "@legenda/core";
 * import { attemptsOf, wrapModel } from "@legenda/core/wrap";
 *
 * const logged = (model: Model): Model =>
 *   wrapModel(model, {
 *     async generate(request) {
 *       const reply = await model.generate(request);
 *       console.log(reply.usage, attemptsOf(reply));
 *       return reply;
 *     },
 *     stream: (request) => model.stream(request),
 *   });
 */
export { addCosts } from "../cost/cost-of.js";
export { CallGuard } from "../provider/call-guard.js";
export { attemptsOf, attemptsOfError, countAttempts } from "../reply/attempts.js";
export { hasValue, isRefused } from "../reply/finish.js";
export { addUsage } from "../reply/usage.js";
export { abortable } from "../stream/abortable.js";
export { untilAborted } from "../stream/until-aborted.js";
export { type Clock, systemClock } from "./clock.js";
export { estimateTokens } from "./estimate-tokens.js";
export type { FailedModel } from "./fallback-error.js";
export { mapReplies } from "./map-replies.js";
export type { PaceSlot } from "./pacer.js";
export { type RetryTiming, retryDelay } from "./retry-timing.js";
export type { SpanAttributes, TracedSpan } from "./tracer.js";
export { isRetrying, type Wrapping, wrapModel } from "./wrap-model.js";

import type { Model, ModelReply } from "../model.js";

export interface FallbackOptions {
  /**
   * Whether to ask the next model after a refusal or a filtered answer as well. Its usage is included in the reply's;
   * if all models refuse, the last refusal is the reply.
   *
   * @default false
   */
  readonly refusals?: boolean;
  /** Called before the next model is asked. */
  readonly onFallback?: (event: FallbackEvent) => void;
}

export interface FallbackEvent {
  readonly from: Model;
  readonly to: Model;
  /** The reason: an error, or a reply without a value. */
  readonly error?: unknown;
  readonly reply?: ModelReply;
}

import type { Model, ModelReply } from "../model.js";

export interface FallbackOptions {
  /**
   * Moves on from a refusal or a filtered answer too. What it used is counted in; where all refuse, the last refusal is the reply.
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
  /** Why: an error, or a reply without a value. */
  readonly error?: unknown;
  readonly reply?: ModelReply;
}

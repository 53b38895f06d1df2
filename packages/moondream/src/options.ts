import type { Capabilities, LoadedImage } from "@legenda/core";

export type CaptionLength = "short" | "normal" | "long";

/** Moondream's two skills that answer in words: a caption of its own making, or the answer to a question. */
export type MoondreamSkill = "caption" | "query";

export interface MoondreamOptions {
  /** The caption's length; Moondream's own default, `"normal"`, unless given. Captions alone have one. */
  readonly length?: CaptionLength;
  /**
   * Which skill answers. Unless given, the prompt decides: one of an image alone is captioned, one with
   * words or with a response model is a question. With `"caption"` the prompt's words are left out, and a
   * response model is refused; with `"query"` a prompt without words is.
   */
  readonly skill?: MoondreamSkill;
  /** The address up to and with `/v1`; the cloud's unless given. A local station: `"http://localhost:2020/v1"`. */
  readonly endpoint?: string;
  /**
   * The cloud's key; the environment's `MOONDREAM_API_KEY` unless given, looked for with the first call.
   * At another endpoint no key is needed, and the environment's is not sent there.
   */
  readonly apiKey?: string;
  /** The model, such as `"moondream3-preview"` or one that you tuned; the server's own choice unless given. */
  readonly model?: string;
  /** Headers added to each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the requests; the runtime's own unless given. */
  readonly fetch?: typeof globalThis.fetch;
  /** The longest silence in milliseconds: until the answer, and between the pieces of a stream. 5 minutes unless given. */
  readonly timeoutMs?: number;
  /** Fetches an image's URL in place of `downloadImage` of `@legenda/images`. */
  readonly download?: (url: string, signal: AbortSignal | undefined) => Promise<LoadedImage>;
  /** Replaces what is known of the model: prices of yours, say. */
  readonly capabilities?: Partial<Capabilities>;
}

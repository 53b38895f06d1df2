import type { ProviderOptions } from "@legenda/core/provider";

/** The length of a caption that Moondream writes by itself. */
export type MoondreamLength = "short" | "normal" | "long";

/** Moondream's two skills that answer in words: a caption of its own making, or the answer to a question. */
export type MoondreamSkill = "caption" | "query";

export interface MoondreamOptions extends ProviderOptions {
  /**
   * The cloud's key. Servers at another `baseURL` need none, and the environment's is not sent to them.
   *
   * @default `MOONDREAM_API_KEY` of the environment, read at the first call
   */
  readonly apiKey?: string;
  /**
   * The address up to and including `/v1`, such as a local station's: `"http://localhost:2020/v1"`.
   *
   * @default the cloud's
   */
  readonly baseURL?: string;
  /** The model, such as `"moondream3-preview"` or one that you tuned. @default the server's own choice */
  readonly model?: string;
  /** The length of a caption; questions have none. @default the server's own: `"normal"` */
  readonly length?: MoondreamLength;
  /**
   * Which skill answers. With `"caption"` the prompt's words are left out, and a response model is refused; with
   * `"query"` a prompt without words is.
   *
   * @default by the prompt: an image alone is captioned, words or a response model make it a question
   */
  readonly skill?: MoondreamSkill;
}

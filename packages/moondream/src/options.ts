import type { ProviderOptions } from "@legenda/core/provider";

/** The lengths of captions that Moondream supports. */
export type MoondreamLength = "short" | "normal" | "long";

/** Moondream's two skills with text answers: captioning an image, and answering a question. */
export type MoondreamSkill = "caption" | "query";

export interface MoondreamOptions extends ProviderOptions {
  /**
   * The key for the cloud. Servers at another `baseURL` need none, and the one in the environment is not sent to them.
   *
   * @default the environment variable `MOONDREAM_API_KEY`, read at the first call
   */
  readonly apiKey?: string;
  /**
   * The URL up to and including `/v1`, such as `"http://localhost:2020/v1"` for a local station.
   *
   * @default the cloud's
   */
  readonly baseURL?: string;
  /**
   * The model, such as `"moondream3-preview"` or a fine-tuned one.
   *
   * @default the server's choice
   */
  readonly model?: string;
  /**
   * The length of a caption; questions do not have one.
   *
   * @default the server's: `"normal"`
   */
  readonly length?: MoondreamLength;
  /**
   * The skill to use. With `"caption"`, the words of the prompt are ignored and response models are refused; with
   * `"query"`, prompts without words are refused.
   *
   * @default `"query"` for a prompt with words or a response model, otherwise `"caption"`
   */
  readonly skill?: MoondreamSkill;
}

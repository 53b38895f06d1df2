/** What a server of the compatible kind does not know: it answers 400, as such servers do. */
export type OpenAIRefusal =
  | "json_schema"
  | "json_object"
  | "urls"
  | "detail"
  | "stream_options"
  | "max_completion_tokens"
  | "strict";

export interface OpenAIServerOptions {
  readonly refuses?: readonly OpenAIRefusal[];
  /** Whether a request without a key is answered; as with a local server. */
  readonly keyless?: boolean;
}

/** An answer, whole or an event of a stream, of the cloud and of the station. All of it may be missing. */
export interface MoondreamAnswer {
  readonly caption?: unknown;
  readonly answer?: unknown;
  readonly request_id?: string;
  readonly finish_reason?: string;
  readonly metrics?: { readonly input_tokens?: number; readonly output_tokens?: number };
  /** A piece of a stream. */
  readonly chunk?: unknown;
  /** The end mark of a stream. */
  readonly completed?: boolean;
  /** A failure: of the cloud an object, of the station a text, in an answer of status 200. */
  readonly error?: unknown;
  /** With the station's errors: `rejected`, `timeout` or `error`. */
  readonly status?: string;
}

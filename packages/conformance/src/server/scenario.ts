/** What the server does with the next request. Vendors word it each in their own way. */
export type Scenario = Said | Failed | Broken | Redirect;

/** An answer, streamed where the request asks for a stream. */
export interface Said {
  readonly kind: "text";
  readonly text: string;
  /** The pieces of the stream; words unless given. */
  readonly chunks?: readonly string[];
  readonly finish?: "stop" | "length" | "refusal" | "filtered";
  readonly usage?: { readonly input?: number; readonly output?: number; readonly cached?: number; readonly reasoning?: number };
  /** Added to the answer's headers: request ids, rate limits. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Before the answer, or before each piece of a stream. */
  readonly delayMs?: number;
  /** Answers in the other form than the request asks for: whole for streamed, and the other way round. */
  readonly otherForm?: true;
}

/** An error in the vendor's own shape. */
export interface Failed {
  readonly kind: "error";
  readonly status: number;
  /** The vendor's own code or type; a usual one for the status unless given. */
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds that the vendor asks to wait, said in its own way (a header, or a field of the body). */
  readonly retryAfterMs?: number;
}

/** A connection, or an answer, that is not whole. */
export interface Broken {
  readonly kind: "broken";
  /**
   * - `before`: hangs up before any byte of the answer
   * - `between`: hangs up after the first whole piece of a stream
   * - `middle`: hangs up in the middle of a piece
   * - `no-end`: ends the stream in order after its last piece, without a word that the answer is whole
   * - `malformed`: sends what is no JSON, with status 200
   * - `page`: sends an HTML page with status 200, as a wrong address does
   * - `trickle`: sends a blank or a comment every 20 ms, and never an answer
   * - `error-event`: sends an error in the middle of a stream, as the vendor does
   * - `silent`: accepts the request and never answers
   */
  readonly how: "before" | "between" | "middle" | "no-end" | "malformed" | "page" | "trickle" | "error-event" | "silent";
}

/** Sends the client elsewhere. */
export interface Redirect {
  readonly kind: "redirect";
  readonly status: 301 | 302 | 303 | 307 | 308;
  readonly location: string;
}

export const say = (text: string, more: Omit<Said, "kind" | "text"> = {}): Said => ({ kind: "text", text, ...more });
export const sayJson = (value: unknown, more: Omit<Said, "kind" | "text"> = {}): Said => say(JSON.stringify(value), more);
export const fail = (status: number, more: Omit<Failed, "kind" | "status"> = {}): Failed => ({ kind: "error", status, ...more });
export const breakOff = (how: Broken["how"]): Broken => ({ kind: "broken", how });

export const redirectTo = (location: string, status: Redirect["status"] = 307): Redirect => ({
  kind: "redirect",
  status,
  location,
});

/** The pieces in which a text is streamed. */
export function piecesOf({ text, chunks }: Said): readonly string[] {
  return chunks ?? text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

import type { PreTrainedTokenizer } from "@huggingface/transformers";

type Decoder = Pick<PreTrainedTokenizer, "decode">;

/**
 * Turns tokens into text as they come: each call gives what the new token adds. Only a short window is decoded again,
 * so that the time for a token does not grow with the answer; half a character waits for its other half.
 */
export class TokenText {
  readonly #decoder: Decoder;
  readonly #tokens: bigint[] = [];
  /** The window starts here: one piece before what is not yet given, for a tokenizer may join it to the one before. */
  #from = 0;
  /** All before this is given. */
  #given = 0;
  #text = "";

  constructor(decoder: Decoder) {
    this.#decoder = decoder;
  }

  push(token: bigint): string {
    this.#tokens.push(token);
    const before = this.#decode(this.#tokens.slice(this.#from, this.#given));
    const now = this.#decode(this.#tokens.slice(this.#from));
    if (now.length <= before.length || now.endsWith("\ufffd")) return "";
    this.#from = this.#given;
    this.#given = this.#tokens.length;
    return this.#give(now.slice(before.length));
  }

  /** What is left once no more tokens come. */
  end(): string {
    const whole = this.#decode(this.#tokens);
    return whole.startsWith(this.#text) ? this.#give(whole.slice(this.#text.length)) : "";
  }

  #give(text: string): string {
    this.#text += text;
    return text;
  }

  #decode(tokens: bigint[]): string {
    return tokens.length === 0 ? "" : decodeAnswer(this.#decoder, tokens);
  }
}

export function decodeAnswer(decoder: Decoder, tokens: bigint[]): string {
  return tokens.length === 0 ? "" : decoder.decode(tokens, { skip_special_tokens: true });
}

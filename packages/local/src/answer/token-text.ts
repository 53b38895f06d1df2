import type { PreTrainedTokenizer } from "@huggingface/transformers";

type Decoder = Pick<PreTrainedTokenizer, "decode">;

/**
 * Decodes tokens as they are generated: each call returns the text that the new token adds. Only a short window is decoded
 * again, so that the time per token does not grow with the answer; an incomplete character waits for its remaining bytes.
 */
export class TokenText {
  readonly #decoder: Decoder;
  readonly #tokens: bigint[] = [];
  /** The start of the window: one piece before the text not yet returned, since a tokenizer may join it to the one before. */
  #from = 0;
  /** The number of tokens whose text was returned. */
  #returned = 0;
  #text = "";

  constructor(decoder: Decoder) {
    this.#decoder = decoder;
  }

  push(token: bigint): string {
    this.#tokens.push(token);
    const before = this.#decode(this.#tokens.slice(this.#from, this.#returned));
    const now = this.#decode(this.#tokens.slice(this.#from));
    if (now.length <= before.length || now.endsWith("\ufffd")) return "";
    this.#from = this.#returned;
    this.#returned = this.#tokens.length;
    return this.#append(now.slice(before.length));
  }

  /** Returns the remaining text, once no more tokens follow. */
  end(): string {
    const whole = this.#decode(this.#tokens);
    return whole.startsWith(this.#text) ? this.#append(whole.slice(this.#text.length)) : "";
  }

  #append(text: string): string {
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

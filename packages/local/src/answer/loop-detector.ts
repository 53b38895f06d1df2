/** The longest sentence, in tokens, whose repetition is noticed. */
const longestPeriod = 48;
/** No answer that is worth reading repeats the same tokens for so long, and at least three times over. */
const tokensRepeated = 72;

/**
 * Notices when a model has fallen into saying the same again and again, as small ones do: it would only stop at the
 * limit of tokens. Costs some comparisons a token.
 */
export class LoopDetector {
  readonly #repeated = new Uint16Array(longestPeriod + 1);

  /** @param tokens all so far; looks at the newest only, so it must see each */
  loops(tokens: readonly bigint[], start: number): boolean {
    const newest = tokens.length - 1;
    for (let period = 1; period <= longestPeriod; period++) {
      const same = newest - period >= start && tokens[newest] === tokens[newest - period];
      const repeated = same ? (this.#repeated[period] ?? 0) + 1 : 0;
      this.#repeated[period] = repeated;
      if (repeated >= Math.max(tokensRepeated, 2 * period)) return true;
    }
    return false;
  }
}

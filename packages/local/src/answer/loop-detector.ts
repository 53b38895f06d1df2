/** The longest sentence, in tokens, whose repetition is detected. */
const longestPeriod = 48;
/** No answer that is worth reading repeats the same tokens for so long, and at least three times over. */
const tokensRepeated = 72;

/**
 * Detects that a model repeats itself endlessly, as small models do: it would only stop at the
 * limit of tokens. Costs a few comparisons per token.
 */
export class LoopDetector {
  readonly #repeated = new Uint16Array(longestPeriod + 1);

  /** @param tokens all tokens so far; only the newest is examined, so it must be called for each */
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

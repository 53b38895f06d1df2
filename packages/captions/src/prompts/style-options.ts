/** The style of an answer, which most caption functions take. */
export interface StyleOptions {
  /**
   * The language of the answer, as a BCP 47 tag such as `"de"`.
   *
   * @default the language of the prompt
   */
  readonly language?: string;
  /** Such as `"dry"` or `"friendly"`. */
  readonly tone?: string;
  /** The approximate number of words. The model is asked for it; it is not enforced. */
  readonly words?: number;
}

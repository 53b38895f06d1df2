/** The characters of the display, each of one column. */
export interface BarGlyphs {
  readonly separator: string;
  readonly open: string;
  readonly done: string;
  /** The half of a character that is done, where there is such a character. */
  readonly half: string | undefined;
  readonly rest: string;
  readonly close: string;
}

export const unicodeGlyphs: BarGlyphs = { separator: " · ", open: "", done: "━", half: "╸", rest: "─", close: "" };
export const asciiGlyphs: BarGlyphs = { separator: " | ", open: "[", done: "=", half: undefined, rest: " ", close: "]" };

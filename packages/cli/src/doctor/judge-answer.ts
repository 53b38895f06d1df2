import { isMissingImageReply } from "@legenda/alt-text";
import type { Colour, Shape } from "./test-picture.js";

const words: Readonly<Record<Shape, RegExp>> = {
  circle: /\b(circles?|circular|dis[ck]s?|dots?|balls?|round)\b/,
  square: /\b(squares?|rectangles?|box|boxes)\b/,
  triangle: /\b(triangles?|triangular)\b/,
};

export interface Judgement {
  readonly colour: boolean;
  readonly shape: boolean;
  /** Whether it says that it sees no picture. */
  readonly blind: boolean;
}

/** Whether an answer names what is in the picture. An answer that names every shape does not count. */
export function judgeAnswer(answer: string, { colour, shape }: { readonly colour: Colour; readonly shape: Shape }): Judgement {
  const text = answer.toLowerCase();
  const shapesInAnswer = (Object.keys(words) as Shape[]).filter((name) => words[name].test(text));
  const coloursInAnswer = ["red", "green", "blue", "yellow", "black"].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return {
    colour: coloursInAnswer.includes(colour) && coloursInAnswer.length === 1,
    shape: shapesInAnswer.includes(shape) && shapesInAnswer.length === 1,
    blind: isMissingImageReply(answer),
  };
}

import { describe, expect, it } from "vitest";
import { AnswerText } from "./answer-text.js";

/** Pushes pieces and gives what came out of each, then of the end. */
function through(pieces: readonly string[], stop: readonly string[] = []) {
  const answer = new AnswerText(stop);
  return { given: [...pieces.map((piece) => answer.push(piece)), answer.end()], text: answer.text, stopped: answer.stopped };
}

describe("AnswerText", () => {
  it("gives text as it comes, without blanks around the whole", () => {
    expect(through([" A", " wolf", " ", "\n", "runs. ", "\n"])).toEqual({
      given: ["A", " wolf", "", "", " \nruns.", "", ""],
      text: "A wolf \nruns.",
      stopped: false,
    });
  });

  it("ends before the first of the stop texts", () => {
    expect(through(["One. Two; three", " four"], [";", "."])).toMatchObject({ text: "One", stopped: true });
  });

  it("holds back what may begin a stop text, and gives it when it does not", () => {
    expect(through(["a <", "b> c <", "/end", "> d"], ["</end>"])).toEqual({
      given: ["a", " <b> c", "", "", ""],
      text: "a <b> c",
      stopped: true,
    });
    expect(through(["a <", "/en"], ["</end>"])).toMatchObject({ text: "a </en", stopped: false });
  });

  it("gives the same text however it is cut into pieces", () => {
    const whole = "  The sky is blue.\n\nThe END of the day END and more  ";
    for (const stop of [[], ["END"], ["\n\n"], ["day", "E"], ["zzz"]]) {
      const expected = through([whole], stop).text;
      for (let size = 1; size < 9; size++) {
        const pieces = whole.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        const { given, text } = through(pieces, stop);
        expect(text).toBe(expected);
        expect(given.join("")).toBe(expected);
      }
    }
  });
});

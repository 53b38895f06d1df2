import { describe, expect, it } from "vitest";
import { checkAltText, fixAltText } from "./index.js";

describe("checkAltText", () => {
  it("says where, how grave, why, and what to write instead", () => {
    expect(checkAltText("Image of a wolf, possibly asleep.")).toEqual([
      {
        rule: "redundant-opener",
        severity: "error",
        message: '"Image of" adds nothing, because the image is announced already: begin with what it shows.',
        start: 0,
        end: 8,
        fixable: true,
        source: "github judge prompt (R2); double-great should-not-start-with; WordPress/ai prompt",
      },
      {
        rule: "hedge",
        severity: "warning",
        message: '"possibly" is a guess: say what can be seen, or leave it out.',
        start: 17,
        end: 25,
        fixable: false,
        source: "inference.net (describe what is visible, assume nothing)",
      },
    ]);
  });

  it("points at each place, up to twenty a rule", () => {
    const places = checkAltText("A beautiful cat and a lovely dog.").map(({ start, end }) => [start, end]);
    expect(places).toEqual([
      [2, 11],
      [22, 28],
    ]);
    expect(checkAltText("lovely ".repeat(100)).filter(({ rule }) => rule === "subjective")).toHaveLength(20);
  });

  it("points at UTF-16 units behind an emoji", () => {
    const text = "A wolf 🐺 in lovely snow.";
    const [first, second] = checkAltText(text);
    expect([first, second].map((finding) => text.slice(finding?.start, finding?.end))).toEqual(["🐺", "lovely"]);
  });

  it("does not look for style in what is no description", () => {
    expect(checkAltText("  IMG_0001.JPG\n").map(({ rule }) => rule)).toEqual(["filename"]);
  });

  it("measures a mention of a person against the page", () => {
    const text = "President Lincoln reads.";
    expect(checkAltText(text, { context: { nearbyText: "A letter to Lincoln" } })).toEqual([]);
    expect(checkAltText(text, { filename: "abraham-lincoln.jpg" })).toEqual([]);
    expect(checkAltText(text, { context: { names: ["Grant"] } })).toHaveLength(1);
  });

  it("leaves the options as they were", () => {
    const options = Object.freeze({
      others: Object.freeze(["A wolf."]),
      context: Object.freeze({ names: Object.freeze(["Ada"]) }),
    });
    expect(() => fixAltText("a  wolf", options)).not.toThrow();
  });
});

describe("fixAltText", () => {
  it("says what it repaired, in order, and what is left", () => {
    const { text, fixed, findings } = fixAltText('**Alt text:** "this image shows a beautiful fox &amp; a hen 🦊"');
    expect(text).toBe("A beautiful fox & a hen.");
    expect(fixed).toEqual(["html", "markdown", "label", "wrapping-quotes", "emoji", "redundant-opener", "final-punctuation"]);
    expect(findings.map(({ rule }) => rule)).toEqual(["subjective"]);
  });

  it.each([
    ["Alt text: alt text: ALT TEXT: a wolf.", "A wolf."],
    ['"""A wolf."""', "A wolf."],
    ["&amp;amp;amp;lt;b&amp;gt;A wolf&lt;/b&gt;.", "A wolf."],
    ["Image of a photo of a map of Crete.", "A map of Crete."],
    ["A wolf,,,", "A wolf."],
    ["This image shows that rents rose.", "This image shows that rents rose."],
    ["A wolf in \ud83d snow.", "A wolf in snow."],
    ["Flag of Wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿.", "Flag of Wales."],
    ["```text\nA wolf.\n```", "A wolf."],
    ["![A wolf.](wolf.jpg)", "A wolf."],
  ])("%j becomes %j", (before, after) => expect(fixAltText(before).text).toBe(after));

  it("does not end with a period what breaks off", () => {
    expect(fixAltText("A wolf runs along the edge of a", { truncated: true }).text).toBe("A wolf runs along the edge of a");
    expect(fixAltText("A wolf runs. Along the edge of a", { truncated: true }).text).toBe("A wolf runs.");
  });

  it("cuts after a sentence only, and neither a summary nor a transcript", () => {
    const text = `A wolf howls. ${"Snow falls on the ridge and on the trees ".repeat(4).trim()}.`;
    expect(fixAltText(text).text).toBe("A wolf howls.");
    expect(fixAltText(text, { context: { role: "complex" } }).text).toBe(text);
    expect(fixAltText(text, { context: { role: "text" } }).text).toBe(text);
  });
});

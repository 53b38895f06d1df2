import { describe, expect, it } from "vitest";
import { isRecord } from "../is-object.js";
import { extractJson } from "./extract-json.js";

const wolf = { alt: "A wolf", tags: ["snow"] };
const json = JSON.stringify(wolf);
const pretty = JSON.stringify(wolf, null, 2);

describe("extractJson", () => {
  it.each<[string, string, unknown]>([
    ["JSON alone", json, wolf],
    ["blanks and a byte order mark around it", `\uFEFF\n ${pretty} \n`, wolf],
    ["a fence", `\`\`\`json\n${pretty}\n\`\`\``, wolf],
    ["a fence without a language", `\`\`\`\n${json}\n\`\`\``, wolf],
    ["a fence on one line", `\`\`\`json ${json} \`\`\``, wolf],
    ["a fence that is not closed", `\`\`\`json\n${pretty}\n`, wolf],
    ["a fence that is half closed", `\`\`\`json\n${pretty}\n\`\``, wolf],
    ["a fence in prose", `Here you are:\n\n\`\`\`json\n${pretty}\n\`\`\`\n\nHope it helps! {smile}`, wolf],
    ["a fence after JSON in prose", `It follows {"type": "object"}:\n\`\`\`json\n${json}\n\`\`\``, wolf],
    ["a fence inside a string", '{"alt": "Use ```js\\n{}\\n``` here"}', { alt: "Use ```js\n{}\n``` here" }],
    ["prose before", `Sure! The description is: ${json}`, wolf],
    ["prose after", `${json}\n\nNote: the {snow} is "fresh".`, wolf],
    ["a thought before", `<think>Maybe {"alt": "A dog"}?</think>\n${json}`, wolf],
    ["only the end of a thought", `Maybe {"alt": "A dog"}?</think>${json}`, wolf],
    ["a stray bracket before", `Use {braces} and [brackets]: ${json}`, wolf],
    ["a stray quoted bracket before", `It starts with {": ${json}`, wolf],
    ["a stray closing bracket before", `}] ${json}`, wolf],
    ["a footnote before", `As in [1], ${json}`, wolf],
    ["braces in strings", 'x {"alt": "a } b { \\" ] c"} y', { alt: 'a } b { " ] c' }],
    ["the form of the answer before", `In the form {"key": value}: ${json}`, wolf],
    ["a draft with a fault before", `Draft: {"alt": "A dog", ...}. Final: ${json}`, wolf],
    ["commas before closing brackets", '{"alt": "A wolf", "tags": ["snow",],}', wolf],
    ["a raw line break in a string", '{"alt": "A\nwolf"}', { alt: "A\nwolf" }],
    ["JSON in a JSON string", JSON.stringify(json), wolf],
    ["JSON in a JSON string, in a fence", `\`\`\`json\n${JSON.stringify(json)}\n\`\`\``, wolf],
    ["the first of several", `${json} or {"alt": "other"}`, wolf],
    ["Windows line ends", pretty.replaceAll("\n", "\r\n"), wolf],
    ["unicode escapes", '{"alt": "caf\\u00e9 \\ud83d\\udc3a"} ok', { alt: "café 🐺" }],
    ["numbers of all forms", 'n: {"a": [0, -0, 1.5, -2e3, 1E-2, 1e999]}', { a: [0, -0, 1.5, -2000, 0.01, Infinity] }],
  ])("finds it with %s", (_, text, value) => {
    expect(extractJson(text, isRecord)).toEqual({ found: true, value });
  });

  it.each([
    ["nothing", "", "contains no JSON"],
    ["prose", "I cannot describe this image.", "contains no JSON"],
    ["an answer that is cut", '{"items": [{"alt": "A wolf"}, {"alt": "A', "cut off"],
    ["a comma that is missing", '{"items": [{"alt": "A wolf"} {"alt": "A dog"}]}', "a mistake near"],
    ["quotes of the wrong kind", "{'alt': 'A wolf'}", "contains no JSON"],
    ["Python", '{"alt": None}', "a mistake near"],
    ["a fault before anything is whole", '{"result": {"inner": [None, {"alt": "x"}]}, "more": {"alt": "y"}}', "a mistake near"],
    ["an escape that is none", '{"alt": "x", "b": "\\q{\\"alt\\": 1}"}', "a mistake near"],
    ["a comment", '{"alt": "A wolf" /* {"alt": "x"} */, "tags": []}', "a mistake near"],
  ])("takes no part for the whole: %s", (_, text, message) => {
    expect(extractJson(text, isRecord)).toEqual({ found: false, message: expect.stringContaining(message) });
  });

  it("gives what does not fit where nothing fits", () => {
    expect(extractJson("[1]", isRecord)).toEqual({ found: true, value: [1] });
    expect(extractJson("See [1] and [2].", isRecord)).toEqual({ found: true, value: [1] });
    expect(extractJson('"wolf"', isRecord)).toEqual({ found: true, value: "wolf" });
  });

  it("makes an own property of __proto__", () => {
    for (const text of ['{"__proto__": {"x": 1}}', 'x {"__proto__": {"x": 1},}']) {
      const { value } = extractJson(text, isRecord) as { value: { x?: number } };
      expect(Object.keys(value)).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(value.x).toBeUndefined();
    }
  });

  const size = 1_000_000;
  it.each([
    ["{", "{"],
    ["[", "["],
    ['{"', '{"'],
    ['["', '["'],
    ['{"a":', '{"a":'],
    ["[[]", "[[]"],
    ["[1,", "[1,"],
    ['["[\\"', '["[\\"'],
    ['{"{\\"', '{"{\\"'],
    ["```", "```"],
    ["```json\n{", "```json\n{"],
    ["[1 [", "[1 ["],
    ["spaces", " ".repeat(100)],
    ["{}", "{} "],
    ["</think>{", "</think>{"],
    ["<think>", "<think>"],
    ['\\"', '\\"'],
    ["[a", "[a"],
    ['"[', '"['],
  ])("looks at each character a bounded number of times, with a megabyte of %j", (_, unit) => {
    const text = `x${unit.repeat(size / unit.length)}`;
    const looks = countLooks(() => extractJson(text, isRecord));
    expect(looks).toBeLessThan(8 * text.length);
  });

  it("refuses a value in prose that is nested too deeply", () => {
    const deep = `${"[".repeat(1000)}${"]".repeat(1000)}`;
    const tooDeep = { found: false, message: expect.stringContaining("too deep") };
    expect(extractJson(`x ${deep}`, Array.isArray)).toEqual(tooDeep);
  });
});

/** Runs `work` and counts how many characters of texts it looks at. */
function countLooks(work: () => void): number {
  const { charAt, charCodeAt } = String.prototype;
  let looks = 0;
  String.prototype.charAt = function (at) {
    looks++;
    return charAt.call(this, at);
  };
  String.prototype.charCodeAt = function (at) {
    looks++;
    return charCodeAt.call(this, at);
  };
  try {
    work();
  } finally {
    Object.assign(String.prototype, { charAt, charCodeAt });
  }
  return looks;
}

import { seededRandom } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "./index.js";

const tokens = [
  "{",
  "}",
  "{{",
  "}}",
  "a",
  "b c",
  " ",
  "\n",
  "\t",
  ":",
  "?",
  "(",
  ")",
  "SYSTEM:",
  "USER: ",
  "MESSAGES:",
  "{x}",
  "{x:image}",
  "{:cache_control}",
  '{"a": 1}',
  "é",
  "😀",
  "\\",
];

function pick<T>(next: () => number, items: readonly T[]): T {
  return items[Math.floor(next() * items.length)] as T;
}

function anyText(next: () => number): string {
  return Array.from({ length: 1 + Math.floor(next() * 12) }, () => pick(next, tokens)).join("");
}

const seeds = Array.from({ length: 500 }, (_, index) => index + 1);
const contentOf = (template: string, args = {}) => renderTemplate(parseTemplate(template), args).map(({ content }) => content);

describe("for any text", () => {
  it("doubled braces make every brace literal", () => {
    for (const seed of seeds) {
      // The frame keeps roles off the starts of lines and blanks off the ends of the text.
      const literal = `<${anyText(seededRandom(seed)).replace(/[ \t]*\n/g, "\n|")}>`;
      const template = literal.replaceAll("{", "{{").replaceAll("}", "}}");
      expect(contentOf(template), `seed ${seed}`).toEqual([[{ type: "text", text: literal }]]);
    }
  });

  it("a value is put in as it is, and never parsed", () => {
    for (const seed of seeds) {
      const x = anyText(seededRandom(seed));
      const text = `<${x}> ${x}!`;
      expect(contentOf("SYSTEM: s\nUSER: <{x}> {x}!", { x }), `seed ${seed}`).toEqual([
        [{ type: "text", text: "s" }],
        [{ type: "text", text }],
      ]);
    }
  });

  it("a template of no role is that of one user section on its line", () => {
    for (const seed of seeds) {
      const literal = anyText(seededRandom(seed)).replaceAll(/[{}\n]/g, "-");
      if (!literal.trim() || /^[A-Z]/.test(literal.trim())) continue;
      expect(contentOf(`USER: ${literal}`), `seed ${seed}`).toEqual(contentOf(literal));
    }
  });

  it("CRLF and LF are one", () => {
    for (const seed of seeds) {
      const template = `<${anyText(seededRandom(seed))
        .replaceAll(/[{}]/g, "-")
        .replace(/\n[A-Z]/g, "\n-")}>`;
      expect(contentOf(template.replaceAll("\n", "\r\n")), `seed ${seed}`).toEqual(contentOf(template));
    }
  });

  it("a template is parsed, or refused with the place of the fault", () => {
    for (const seed of seeds) {
      const template = anyText(seededRandom(seed));
      try {
        parseTemplate(template);
      } catch (error) {
        expect(error, `seed ${seed}`).toMatchObject({ name: "TemplateError" });
        if (!String(error).includes("empty")) expect(String(error), `seed ${seed}`).toMatch(/\n *\d+ \| [\s\S]*\^/);
      }
    }
  });
});

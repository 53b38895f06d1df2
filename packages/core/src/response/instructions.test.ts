import { describe, expect, it } from "vitest";
import type { ImagePart, Message } from "../message.js";
import { correctionMessages, schemaInstruction, withSchemaInPrompt } from "./instructions.js";

const schema = { name: "alt", jsonSchema: { type: "object", properties: { alt: { type: "string" } } } };
const instruction =
  'Answer with one JSON value and nothing else. It must match this JSON Schema:\n{"type":"object","properties":{"alt":{"type":"string"}}}';
const image: ImagePart = { type: "image", image: { kind: "url", url: "https://example.com/wolf.jpg" }, cache: true };

describe("schemaInstruction", () => {
  it("is worded as the embedded models know it", () => {
    expect(schemaInstruction(schema)).toBe(instruction);
  });
});

describe("withSchemaInPrompt", () => {
  it("adds a paragraph to the last user message and leaves all else alone", () => {
    const messages: Message[] = [
      { role: "system", content: [{ type: "text", text: "Be brief.", cache: true }] },
      { role: "user", content: [{ type: "text", text: "first" }] },
      { role: "user", content: [{ type: "text", text: "Describe", cache: true }, image] },
      { role: "assistant", content: [{ type: "text", text: "…" }] },
    ];
    const before = structuredClone(messages);
    const result = withSchemaInPrompt(messages, schema);
    expect(result[2]?.content).toEqual([
      { type: "text", text: "Describe", cache: true },
      image,
      { type: "text", text: `\n\n${instruction}` },
    ]);
    expect(result[2]?.content[1]).toBe(image);
    expect([result[0], result[1], result[3]]).toEqual([messages[0], messages[1], messages[3]]);
    expect(messages).toEqual(before);
  });

  it("begins with the instruction where there is no text before it", () => {
    expect(withSchemaInPrompt([{ role: "user", content: [image] }], schema)[0]?.content).toEqual([
      image,
      { type: "text", text: instruction },
    ]);
  });

  it("adds a user message where there is none", () => {
    const system: Message = { role: "system", content: [{ type: "text", text: "Be brief." }] };
    expect(withSchemaInPrompt([system], schema)).toEqual([
      system,
      { role: "user", content: [{ type: "text", text: instruction }] },
    ]);
  });
});

describe("correctionMessages", () => {
  const textOf = (message: Message | undefined) =>
    message?.content.map((part) => (part.type === "text" ? part.text : "")).join("");

  it("repeats the answer and lists what is wrong with it", () => {
    const [answer, request] = correctionMessages('{"tags":"wolf"}', [
      { path: ["items", 2, "alt"], message: "expected a text,\n  received a number" },
      { path: [0], message: "too short" },
      { path: [], message: "not JSON" },
    ]);
    expect(answer).toEqual({ role: "assistant", content: [{ type: "text", text: '{"tags":"wolf"}' }] });
    expect(request?.role).toBe("user");
    expect(textOf(request)).toBe(
      "Your answer was not valid:\n- items[2].alt: expected a text, received a number\n- [0]: too short\n- not JSON\n" +
        "Answer with the whole corrected JSON value and nothing else.",
    );
  });

  it("stays short with many issues, and has no empty turn", () => {
    const issues = Array.from({ length: 1000 }, (_, index) => ({ path: [index], message: "wrong" }));
    const [answer, request] = correctionMessages("  ", issues);
    expect(textOf(answer)).toBe("(no answer)");
    expect(textOf(request)?.split("\n")).toHaveLength(23);
    expect(textOf(request)).toContain("and 980 more");
  });
});

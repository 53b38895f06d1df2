import { describe, expect, it } from "vitest";
import { TemplateError } from "../errors/template-error.js";
import { parseTemplate, renderTemplate } from "./index.js";

const messagesOf = (template: string, args = {}) => renderTemplate(parseTemplate(template), args);
const turn = (role: string, text: string) => ({ role, content: [{ type: "text", text }] });

describe("roles", () => {
  it("open a message at the start of a line", () => {
    expect(messagesOf("SYSTEM:a\nUSER:\n\n  b\n\nASSISTANT:   c")).toEqual([
      turn("system", "a"),
      turn("user", "b"),
      turn("assistant", "c"),
    ]);
  });

  it("keep messages of one role apart", () => {
    expect(messagesOf("USER: a\nUSER: b")).toEqual([turn("user", "a"), turn("user", "b")]);
  });

  it.each([
    "say USER: hi",
    "user: hi",
    "User: hi",
    "NOTE: hi",
    "STEPS: hi",
    "PASSAGES: hi",
    "IMAGES: hi",
    "SYSTEM",
    "USER hi",
    "SYSTEM_PROMPT: hi",
    "x\n  USER: hi\ny",
  ])("are text elsewhere: %j", (template) => {
    expect(messagesOf(template)).toEqual([turn("user", template)]);
  });

  it.each([
    ["USERS: hi", "USER:"],
    ["USR: hi", "USER:"],
    ["UESR: hi", "USER:"],
    ["USER : hi", "USER:"],
    ["SYSTEM : hi", "SYSTEM:"],
    ["SYSTEM\t: hi", "SYSTEM:"],
    ["SYSTEMS: hi", "SYSTEM:"],
    ["SYTEM: hi", "SYSTEM:"],
    ["SYSTEM：hi", "SYSTEM:"],
    ["ASSISTENT: hi", "ASSISTANT:"],
    ["ASISTENT: hi", "ASSISTANT:"],
    ["ASSISTANTS: hi", "ASSISTANT:"],
    ["MESSAGE: {x}", "MESSAGES:"],
    ["USER: a\nASSISTENT: b", "ASSISTANT:"],
  ])("near misses name the keyword meant: %j", (template, keyword) => {
    expect(() => parseTemplate(template)).toThrow(TemplateError);
    expect(() => parseTemplate(template)).toThrow(`Write ${keyword}`);
  });

  it("take no text before the first, a slot included", () => {
    expect(() => parseTemplate("\n\n  Hello\n  USER: hi")).toThrow(/before the first role[\s\S]*3 \| {3}Hello\n {6}\^{5}/);
    expect(() => parseTemplate("{x}\nUSER: hi")).toThrow("before the first role");
    expect(messagesOf("\n \n  USER: hi")).toEqual([turn("user", "hi")]);
  });

  it("without content make no message", () => {
    expect(messagesOf("SYSTEM: {note?}\nUSER: hi")).toEqual([turn("user", "hi")]);
    expect(messagesOf("SYSTEM: {note}\nUSER: hi", { note: " \n" })).toEqual([turn("user", "hi")]);
  });

  it("must make a message between them", () => {
    for (const template of ["", " \n\t\n", "USER:", "SYSTEM:\n\nUSER: \n"]) {
      expect(() => parseTemplate(template)).toThrow("empty");
    }
    expect(() => messagesOf("SYSTEM: {note?}\nUSER: {x}", { x: "" })).toThrow(/produces no message/);
    expect(() => messagesOf("MESSAGES: {history}", { history: [] })).toThrow(/produces no message/);
  });
});

describe("MESSAGES:", () => {
  const history = [turn("user", "a"), turn("assistant", "b")];

  it("inserts a list of messages", () => {
    expect(messagesOf("MESSAGES: { chat.history }\nUSER: u", { chat: { history } })).toEqual([...history, turn("user", "u")]);
    expect(messagesOf("MESSAGES:\n  {a}\nMESSAGES: {b}", { a: history, b: history })).toEqual([...history, ...history]);
    expect(messagesOf("MESSAGES: {history?}\nUSER: u")).toEqual([turn("user", "u")]);
  });

  it.each([
    "MESSAGES: {a} {b}",
    "MESSAGES: {a}\n{b}",
    "MESSAGES:",
    "MESSAGES: hello",
    "MESSAGES: before {a}",
    "MESSAGES: {a} behind",
    "MESSAGES: {a:json}",
    "MESSAGES: {a:parts}",
    "MESSAGES: {:cache_control}",
    "MESSAGES: {a} {:cache_control}",
  ])("takes one slot and nothing else: %j", (template) => {
    expect(() => parseTemplate(`${template}\nUSER: u`)).toThrow(/(MESSAGES: accepts one slot|there is none in its message)/);
  });

  it.each([
    ["no array", "a", /it takes an array of messages, not string/],
    ["one message", history[0], /it takes an array of messages, not object/],
    ["no message", [1], /at index 0: a message is/],
    ["null", [null], /at index 0: a message is/],
    ["an unknown role", [history[0], { role: "tool", content: [] }], /at index 1: a message is/],
    ["content that is text", [{ role: "user", content: "a" }], /at index 0: a message is/],
    ["content that is no part", [{ role: "user", content: [{ type: "audio" }] }], /at index 0: at index 0: a part is/],
  ])("checks the value: %s", (_, value, message) => {
    expect(() => messagesOf("MESSAGES: {history}\nUSER: u", { history: value })).toThrow(message);
    expect(() => messagesOf("MESSAGES: {history}\nUSER: u", { history: value })).toThrow("{history}");
  });

  it("needs a value", () => {
    expect(() => messagesOf("MESSAGES: {history}\nUSER: u")).toThrow(
      /\{history\}: it has no value; it takes an array of messages/,
    );
  });

  it("shares its name with no other kind", () => {
    expect(() => parseTemplate("MESSAGES: {x}\nUSER: {x}")).toThrow(/"x" has the kind/);
  });
});

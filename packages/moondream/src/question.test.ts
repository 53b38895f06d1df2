import type { Message, Part } from "@legenda/core";
import { expect, test } from "vitest";
import { questionOf } from "./question.js";

const text = (words: string): Part => ({ type: "text", text: words });
const image: Part = { type: "image", image: { kind: "url", url: "https://example.com/wolf.jpg" } };
const turn = (role: Message["role"], ...content: Part[]): Message => ({ role, content });

test.each([
  ["an image alone", [turn("user", image)], undefined],
  ["blanks", [turn("user", text(" \n"), image)], undefined],
  ["words before the image", [turn("user", text("Caption this:"), image)], "Caption this:"],
  ["words around it", [turn("user", text("Describe"), image, text("as it is used."))], "Describe as it is used."],
  ["words that bring their own blanks", [turn("user", text("One,\n"), image, text("two"), text(". Three"))], "One,\ntwo. Three"],
  [
    "the system's words first",
    [turn("user", text("What is it?"), image), turn("system", text("Be brief."))],
    "Be brief.\n\nWhat is it?",
  ],
  [
    "turns, each by its name",
    [
      turn("system", text("Be brief.")),
      turn("user", text("What is it?"), image),
      turn("assistant", text("A wolf.")),
      turn("user", text("How big?")),
    ],
    "Be brief.\n\nUser: What is it?\n\nAssistant: A wolf.\n\nUser: How big?",
  ],
  [
    "a turn without words is left out",
    [turn("user", image), turn("assistant", text("A wolf.")), turn("user", text("Sure?"))],
    "Assistant: A wolf.\n\nUser: Sure?",
  ],
] as const)("%s", (_, messages, question) => {
  expect(questionOf(messages)).toBe(question);
});

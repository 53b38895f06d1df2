import { InvalidRequestError, type Message, type Part } from "@legenda/core";
import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { checkTurns, contentOf } from "./content.js";
import { answeredWith } from "./testing/servers.js";

const picture = { type: "image", image: { kind: "url", url: "https://example.com/wolf.jpg" } } as const satisfies Part;
const place = () => ({ kind: "url", url: "placed" }) as const;
const source = { type: "url", url: "placed" };
const text = (content: string): Part => ({ type: "text", text: content });
const say = (role: Message["role"], ...content: readonly Part[]): Message => ({ role, content });

test("system messages are blocks of their own, wherever they stand", () => {
  const messages = [
    say("system", text("Be brief.")),
    say("user", text("One?")),
    say("assistant", text("One.")),
    say("system", text("Be kind.")),
    say("user", text("Two?")),
  ];
  expect(contentOf(messages, place)).toEqual({
    system: [
      { type: "text", text: "Be brief." },
      { type: "text", text: "Be kind." },
    ],
    messages: [
      { role: "user", content: [{ type: "text", text: "One?" }] },
      { role: "assistant", content: [{ type: "text", text: "One." }] },
      { role: "user", content: [{ type: "text", text: "Two?" }] },
    ],
  });
});

test("a cache mark stands on its own block", () => {
  const messages = [
    say("system", { type: "text", text: "Rules.", cache: true }),
    say("user", text("Look."), { ...picture, cache: true }, text("What is it?")),
  ];
  const cache_control = { type: "ephemeral" };
  expect(contentOf(messages, place)).toEqual({
    system: [{ type: "text", text: "Rules.", cache_control }],
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "Look." },
          { type: "image", source, cache_control },
          { type: "text", text: "What is it?" },
        ],
      },
    ],
  });
});

test("blanks alone are not a block, and their mark moves to what they follow", () => {
  const { messages } = contentOf([say("user", picture, { type: "text", text: "\n", cache: true }, picture, text(" "))], place);
  expect(messages).toEqual([
    {
      role: "user",
      content: [
        { type: "image", source, cache_control: { type: "ephemeral" } },
        { type: "image", source },
      ],
    },
  ]);
});

test("blanks within a text stay", () => {
  const { messages } = contentOf([say("user", text("  a\n"), text("\n b "))], place);
  expect(messages[0]?.content).toEqual([
    { type: "text", text: "  a\n" },
    { type: "text", text: "\n b " },
  ]);
});

test.each([
  ["nothing but system messages", [say("system", text("Be brief."))], /no user message/],
  ["nothing", [], /no user message/],
  ["a user message of blanks", [say("user", text(" \n"))], /no user message/],
  ["an unknown role", [say("critic" as never, text("Hm."))], /critic/],
])("%s is refused", (_, messages, words) => {
  expect(() => checkTurns({ messages, params: {} })).toThrow(InvalidRequestError);
  expect(() => checkTurns({ messages, params: {} })).toThrow(words);
});

test.each([
  ["an image in a system message", [say("system", picture), say("user", text("Hello."))], /images in system messages/],
  ["an image in an assistant message", [say("user", text("Hello.")), say("assistant", picture)], /images in assistant messages/],
  ["an unknown part", [say("user", { type: "hologram" } as never)], /hologram/],
])("%s is refused by the model", async (_, messages, words) => {
  const error = await errorOf(answeredWith({}).generate({ messages, params: {} }));
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(String(error)).toMatch(words);
});

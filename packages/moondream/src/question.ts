import type { Message } from "@legenda/core";

const names = { user: "User", assistant: "Assistant" } as const;

/**
 * The texts of all messages as one question, for an API without roles and turns: system messages come first, and if there
 * are earlier answers, each turn is prefixed with its role. `undefined` if there is no text.
 *
 * @example
 * questionOf([{ role: "system", content: [text("Be brief.")] }, { role: "user", content: [text("What is it?"), image] }]);
 * // "Be brief.\n\nWhat is it?"
 */
export function questionOf(messages: readonly Message[]): string | undefined {
  const hasTurns = messages.some(({ role }) => role === "assistant");
  const pieces = [...messages.filter(({ role }) => role === "system"), ...messages.filter(({ role }) => role !== "system")].map(
    (message) => {
      const text = textOf(message);
      if (!text.trim()) return undefined;
      return hasTurns && message.role !== "system" ? `${names[message.role]}: ${text.trim()}` : text.trim();
    },
  );
  const question = pieces.filter((piece) => piece !== undefined).join("\n\n");
  return question || undefined;
}

/** The image is sent separately from the question, so the texts before and after it are joined. */
function textOf({ content }: Message): string {
  let text = "";
  for (const part of content) {
    if (part.type !== "text") continue;
    text += text && !/\s$/.test(text) && !/^[\s.,;:!?]/.test(part.text) ? ` ${part.text}` : part.text;
  }
  return text;
}

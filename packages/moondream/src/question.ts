import type { Message } from "@legenda/core";

const names = { user: "User", assistant: "Assistant" } as const;

/**
 * The words of all messages as one question, for an API that has neither roles nor turns: what the system
 * says comes first; where somebody has answered before, each turn is named. `undefined` where there are no words.
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

/** The image goes beside the question, so the words before and behind it meet. */
function textOf({ content }: Message): string {
  let text = "";
  for (const part of content) {
    if (part.type !== "text") continue;
    text += text && !/\s$/.test(text) && !/^[\s.,;:!?]/.test(part.text) ? ` ${part.text}` : part.text;
  }
  return text;
}

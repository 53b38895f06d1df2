import type { ResponseIssue } from "../errors/answer-errors.js";
import type { Message, TextPart } from "../message.js";
import type { RequestSchema } from "../model.js";

/** Further issues rarely add anything. */
const maxIssues = 20;

/** The instruction to answer in JSON. The embedded models are trained on this wording. */
export function schemaInstruction(schema: RequestSchema): string {
  return `Answer with one JSON value and nothing else. It must match this JSON Schema:\n${JSON.stringify(schema.jsonSchema)}`;
}

/**
 * Adds the schema to the prompt, for models without structured output: as a separate text at the end of the last user
 * message. Everything else stays the same, including images and cache marks.
 */
export function withSchemaInPrompt(messages: readonly Message[], schema: RequestSchema): Message[] {
  const instruction = schemaInstruction(schema);
  const last = messages.findLastIndex(({ role }) => role === "user");
  if (last === -1) return [...messages, { role: "user", content: [text(instruction)] }];
  return messages.map((message, index) => {
    if (index !== last) return message;
    const follows = message.content.some(({ type }) => type === "text");
    return { ...message, content: [...message.content, text(follows ? `\n\n${instruction}` : instruction)] };
  });
}

/**
 * The messages that request a correction: the answer that does not fit, and its issues.
 *
 * @example
 * correctionMessages('{"tags": "wolf"}', [{ path: ["tags"], message: "expected an array" }])[1];
 * // user: Your answer was not valid:
 * //       - tags: expected an array
 * //       Answer with the whole corrected JSON value and nothing else.
 */
export function correctionMessages(answer: string, issues: readonly ResponseIssue[]): Message[] {
  const lines = issues.slice(0, maxIssues).map(({ path, message }) => {
    const place = path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${key}`)).join("");
    return `- ${place ? `${place}: ` : ""}${message.replace(/\s*\n\s*/g, " ")}`;
  });
  if (issues.length > maxIssues) lines.push(`- and ${issues.length - maxIssues} more`);
  const request = ["Your answer was not valid:", ...lines, "Answer with the whole corrected JSON value and nothing else."];
  return [
    // Providers reject an empty turn, and chat templates a missing one.
    { role: "assistant", content: [text(answer.trim() ? answer : "(no answer)")] },
    { role: "user", content: [text(request.join("\n"))] },
  ];
}

const text = (content: string): TextPart => ({ type: "text", text: content });

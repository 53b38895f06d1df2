import { readFileSync } from "node:fs";
import { thrownBy } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { LegendaError } from "../errors/legenda-error.js";
import { TemplateError } from "../errors/template-error.js";
import type { ImageSource, Message, Part } from "../message.js";
import { type ParsedTemplate, parseTemplate, renderTemplate } from "./index.js";

interface Case {
  id: string;
  template: string;
  args: Record<string, unknown>;
  messages?: { role: string; content: unknown[] }[];
  error?: { when: "define" | "render"; mentions: string[] };
}

const cases: Case[] = JSON.parse(readFileSync(new URL("template-cases.json", import.meta.url), "utf8"));

describe("template-cases.json", () => {
  it.each(cases)("$id", ({ template, args, messages, error }) => {
    const values = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, toValue(value)]));
    if (error?.when === "define") return expectError(() => parseTemplate(template), error.mentions);
    const parsed: ParsedTemplate = parseTemplate(template);
    if (error) return expectError(() => renderTemplate(parsed, values), error.mentions);
    expect(renderTemplate(parsed, values).map(fromMessage)).toEqual(messages);
  });
});

function expectError(act: () => unknown, mentions: readonly string[]): void {
  const error = thrownBy(act, TemplateError);
  expect(error).toBeInstanceOf(LegendaError);
  for (const word of mentions) expect(String(error).toLowerCase()).toContain(word.toLowerCase());
}

/** From the notation of the file to a value. */
function toValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value !== "object" || value === null) return value;
  const { $image, $bytes, $messages } = value as { $image?: string; $bytes?: string; $messages?: CaseMessage[] };
  if ($image) return $image;
  if ($bytes) return Uint8Array.from(Buffer.from($bytes, "base64"));
  if ($messages)
    return $messages.map(({ role, content }) => ({ role, content: content.map((part) => ({ type: "text", ...part })) }));
  return value;
}

interface CaseMessage {
  role: string;
  content: { text: string }[];
}

/** From a message to the notation of the file. */
function fromMessage({ role, content }: Message) {
  return { role, content: content.map(fromPart) };
}

function fromPart(part: Part) {
  const cache = part.cache ? { cache: true } : {};
  if (part.type === "text") return { text: part.text, ...cache };
  return { image: { ...fromImage(part.image), ...(part.detail && { detail: part.detail }) }, ...cache };
}

function fromImage(image: ImageSource) {
  if (image.kind === "url") return { url: image.url };
  if (image.kind === "bytes") return { mediaType: image.mediaType, base64: Buffer.from(image.bytes).toString("base64") };
  throw new Error(`The cases have no image of the kind ${image.kind}.`);
}

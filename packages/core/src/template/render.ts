import { TemplateError } from "../errors/template-error.js";
import type { Message } from "../message.js";
import { nearest } from "../text/nearest.js";
import { Content } from "./content.js";
import { each, slotFault, sourceOf } from "./faults.js";
import { takes } from "./kinds.js";
import type { ContentKind, ParsedTemplate, TemplateSlot } from "./parsed-template.js";
import { partsOf, toMessage } from "./parts.js";
import { readValue } from "./read-value.js";
import { jsonOf, listOf, listsOf, textOf } from "./text-of.js";

/**
 * Renders a template with the values of its slots. `self` is the instance that `{this.name}` reads.
 *
 * @throws {TemplateError} for a slot without a value, or with one that its kind does not accept
 * @example
 * renderTemplate(parseTemplate("Caption {url:image}"), { url: "https://example.com/wolf.jpg" });
 */
export function renderTemplate(parsed: ParsedTemplate, args: Readonly<Record<string, unknown>>, self?: object): Message[] {
  const messages: Message[] = [];
  for (const section of parsed.sections) {
    if (section.role === "messages") {
      const history = fill(section.slot, args, self, (value) => each("messages", value, toMessage));
      for (const message of history ?? []) messages.push(message);
      continue;
    }
    const content = new Content();
    for (const segment of section.segments) {
      if (segment.type === "text") content.literal(segment.text, segment === section.segments[0]);
      else if (segment.type === "cache") content.mark();
      else fill(segment.slot, args, self, (value, slot) => put(content, slot, value));
    }
    const parts = content.end();
    if (parts.length > 0) messages.push({ role: section.role, content: parts });
  }
  if (messages.length > 0) return messages;
  throw new TemplateError("The template produces no message: all of its sections are empty.");
}

/** Reads the value of a slot and passes it to `take`; does nothing if an optional slot has none. */
function fill<Slot extends TemplateSlot, T>(
  slot: Slot,
  args: object,
  self: object | undefined,
  take: (value: unknown, slot: Slot) => T,
): T | undefined {
  const value = readValue(slot, args, self);
  if (value === undefined) {
    if (slot.optional) return undefined;
    throw slotFault(slot, new TemplateError(missing(slot, args)));
  }
  try {
    return take(value, slot);
  } catch (cause) {
    throw slotFault(slot, cause);
  }
}

function put(content: Content, slot: TemplateSlot<ContentKind>, value: unknown): void {
  switch (slot.kind) {
    case "none":
      content.value(textOf(value));
      break;
    case "json":
      content.value(jsonOf(value));
      break;
    case "list":
      content.value(listOf(value));
      break;
    case "lists":
      content.value(listsOf(value));
      break;
    default:
      for (const part of partsOf(slot, slot.kind, value)) content.part(part);
  }
}

/** The message for a missing value, with a similar name among the arguments as a suggestion. */
function missing(slot: TemplateSlot, args: object): string {
  const similar = Object.hasOwn(args, slot.name) ? undefined : nearest(slot.name, Object.keys(args));
  const suggestion = similar === undefined ? "" : ` Is "${similar}" meant for it?`;
  const optional = sourceOf(slot).replace(/[ \t]*(?=[:}])/, "?");
  return `it has no value; it takes ${takes[slot.kind]}.${suggestion} Write ${optional} if the value is optional.`;
}

import { TemplateError } from "../errors/template-error.js";
import { toImageSource } from "../image/source.js";
import type { ImageDetail, ImagePart, Message, Part, TextPart } from "../message.js";
import { each, mismatch } from "./faults.js";
import { details } from "./kinds.js";
import type { PartKind, TemplateSlot } from "./parsed-template.js";

/** The parts that a slot produces from its value. */
export function partsOf(slot: TemplateSlot, kind: PartKind, value: unknown): readonly Part[] {
  switch (kind) {
    case "text":
      return [toTextPart(value)].filter(hasText);
    case "texts":
      return each(kind, value, toTextPart).filter(hasText);
    case "image":
      // Otherwise an array would be reported as an unknown object.
      if (Array.isArray(value)) throw mismatch(kind, value);
      return [toImagePart(value, slot.detail)];
    case "images": {
      const parts = each(kind, value, (image) => toImagePart(image, slot.detail));
      if (parts.length > 0 || slot.optional) return parts;
      // A model that is asked to describe no image describes one anyway.
      throw new TemplateError("the array of images is empty.");
    }
    case "part":
      return [toPart(value)];
    case "parts":
      return each(kind, value, toPart);
    default:
      return kind satisfies never;
  }
}

function toTextPart(value: unknown): TextPart {
  if (typeof value !== "string") throw mismatch("text", value);
  return { type: "text", text: value };
}

/** Providers reject parts that contain only white space. */
function hasText(part: TextPart): boolean {
  return /\S/.test(part.text);
}

function toImagePart(value: unknown, detail: ImageDetail | undefined): ImagePart {
  const image = toImageSource(value);
  return detail ? { type: "image", image, detail } : { type: "image", image };
}

/** Checks a part that the user created. */
function toPart(value: unknown): Part {
  const part = value as { [Key in keyof TextPart | keyof ImagePart]?: unknown } | null | undefined;
  const isMarkFit = part?.cache === undefined || part.cache === true;
  if (isMarkFit && part?.type === "text" && typeof part.text === "string") return value as TextPart;
  if (isMarkFit && part?.type === "image" && [undefined, ...details].includes(part.detail as ImageDetail)) {
    // Without this, a plain string or bytes would reach the provider unchecked.
    const image = toImageSource(part.image);
    return image === part.image ? (value as ImagePart) : { ...(value as ImagePart), image };
  }
  throw new TemplateError('a part is { type: "text", text } or { type: "image", image }.');
}

/** Checks a message that the user created. */
export function toMessage(value: unknown): Message {
  const message = value as Partial<Message> | null | undefined;
  if (message && ["system", "user", "assistant"].includes(message.role as string) && Array.isArray(message.content)) {
    return { ...(message as Message), content: each("parts", message.content, toPart) };
  }
  throw new TemplateError('a message is { role: "system" | "user" | "assistant", content: parts }.');
}

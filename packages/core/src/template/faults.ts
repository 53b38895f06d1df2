import { TemplateError } from "../errors/template-error.js";
import { takes } from "./kinds.js";
import type { SlotKind, TemplateSlot } from "./parsed-template.js";

/**
 * The error for a value of the wrong kind. It names the types, never the value itself, which may be personal data.
 * `located` and `slotFault` add the position in the template.
 */
export function mismatch(kind: SlotKind, value: unknown): TemplateError {
  const isArray = Array.isArray(value);
  const actual = isArray ? "array" : value === null ? "null" : typeof value;
  const one = kind.slice(0, -1);
  let advice = "";
  if (kind === "none" && typeof value === "object") advice = "; write :list for an array, :json for data, :image for an image";
  else if (isArray && `${kind}s` in takes) advice = `; write :${kind}s for several`;
  else if (!isArray && one in takes) advice = `; write :${one} for one`;
  return new TemplateError(`it takes ${takes[kind]}, not ${actual}${advice}.`);
}

/** Adds the slot and its position to an error of its value. */
export function slotFault(slot: TemplateSlot, cause: unknown): TemplateError {
  return located(sourceOf(slot), cause, { place: slot.place, slot: slot.path.join(".") });
}

function located(where: string, cause: unknown, options: ConstructorParameters<typeof TemplateError>[1] = {}): TemplateError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  // A template error is replaced by the new one; any other is kept as the cause.
  return new TemplateError(`${where}: ${reason}`, { ...options, cause: cause instanceof TemplateError ? cause.cause : cause });
}

/** The slot as written, including its braces. */
export function sourceOf({ place }: TemplateSlot): string {
  return place.template.slice(place.offset, place.offset + place.length);
}

/** Converts each item of an array. An error names the index of its item. */
export function each<T>(kind: SlotKind, values: unknown, convert: (value: unknown) => T): T[] {
  if (!Array.isArray(values)) throw mismatch(kind, values);
  // Unlike `map`, `Array.from` visits holes too.
  return Array.from(values, (value, index) => {
    try {
      return convert(value);
    } catch (cause) {
      throw located(`at index ${index}`, cause);
    }
  });
}

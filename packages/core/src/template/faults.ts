import { TemplateError } from "../errors/template-error.js";
import { takes } from "./kinds.js";
import type { SlotKind, TemplateSlot } from "./parsed-template.js";

/**
 * Says what is taken and what was there, never the value itself: it may be anyone's data. Where
 * in the template is added on the way out, by `located` and `slotFault`.
 */
export function mismatch(kind: SlotKind, value: unknown): TemplateError {
  const isArray = Array.isArray(value);
  const got = isArray ? "array" : value === null ? "null" : typeof value;
  const one = kind.slice(0, -1);
  let advice = "";
  if (kind === "none" && typeof value === "object") advice = "; write :list for an array, :json for data, :image for an image";
  else if (isArray && `${kind}s` in takes) advice = `; write :${kind}s for several`;
  else if (!isArray && one in takes) advice = `; write :${one} for one`;
  return new TemplateError(`it takes ${takes[kind]}, not ${got}${advice}.`);
}

/** Puts the slot and its place to what went wrong with its value. */
export function slotFault(slot: TemplateSlot, cause: unknown): TemplateError {
  return located(sourceOf(slot), cause, { place: slot.place, slot: slot.path.join(".") });
}

function located(where: string, cause: unknown, options: ConstructorParameters<typeof TemplateError>[1] = {}): TemplateError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  // An error of ours is told anew; one of the user's or of an image is kept.
  return new TemplateError(`${where}: ${reason}`, { ...options, cause: cause instanceof TemplateError ? cause.cause : cause });
}

/** The slot as it was written, braces included. */
export function sourceOf({ place }: TemplateSlot): string {
  return place.template.slice(place.offset, place.offset + place.length);
}

/** Converts each item of an array, and says which one fails. */
export function each<T>(kind: SlotKind, values: unknown, convert: (value: unknown) => T): T[] {
  if (!Array.isArray(values)) throw mismatch(kind, values);
  // `Array.from` visits holes too, which `map` would leave in the result.
  return Array.from(values, (value, index) => {
    try {
      return convert(value);
    } catch (cause) {
      throw located(`at index ${index}`, cause);
    }
  });
}

import type { TemplateSlot } from "@legenda/core";
import { DefinitionError, image } from "@legenda/core";

/** The kinds that a text of the command line, or a cell of a table, can fill. */
export const textualKinds: readonly TemplateSlot["kind"][] = ["none", "json", "list", "lists", "text", "texts", "image"];

/**
 * A slot's value from a text: the text itself or, depending on the slot's kind, JSON, a list (JSON, else lines, else what
 * commas separate), or an image (an address, else a file).
 *
 * @param from the flag or column, for the error
 */
export function slotValue(kind: TemplateSlot["kind"], text: string, from: string): unknown {
  switch (kind) {
    case "none":
    case "text":
      return text;
    case "json":
      return readJson(text) ?? text;
    case "list":
    case "texts":
      return listOf(text);
    case "lists": {
      const lists = readJson(text);
      if (Array.isArray(lists) && lists.every(Array.isArray)) return lists;
      return text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== "")
        .map(listOf);
    }
    case "image":
      return /^(https?:|data:)/i.test(text) ? image.url(text) : image.file(text);
    case "images":
    case "part":
    case "parts":
    case "messages":
      throw new DefinitionError(`${from}: a slot of kind "${kind}" cannot be filled from text.`);
    default:
      return kind satisfies never;
  }
}

function listOf(text: string): readonly unknown[] {
  const list = readJson(text);
  if (Array.isArray(list)) return list;
  const separator = /\n/.test(text) ? /\r?\n/ : /,/;
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** The text as JSON; `undefined` if it is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

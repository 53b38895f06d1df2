import { type CallDescription, type ImageSource, LegendaError, type TemplateSlot } from "@legenda/core";
import { type ColumnText, columnsIn, fillColumns, missingColumn } from "../flags/column-text.js";
import type { FunctionOptions } from "../flags/command-flags.js";
import { nearest } from "../flags/nearest.js";
import { UsageError } from "../usage-error.js";
import { readJson, slotValue, textualKinds } from "./slot-value.js";

/** How the slots of a function are filled. */
export interface SlotPlan {
  /** The path of the slot that takes the image; `undefined` for a function that builds its own messages. */
  readonly imageSlot: string | undefined;
  /** Required slots without a value or a column: an error, unless the function's body computes them. */
  readonly missing: readonly string[];
  /** The values for one image, nested like the slots' paths. Throws for a row that lacks one of them. */
  fill(image: ImageSource, fields: Readonly<Record<string, string>>): Readonly<Record<string, unknown>>;
}

/** Where the text of a slot comes from. */
interface Filling {
  readonly slot: TemplateSlot;
  readonly path: string;
  readonly from: string;
  text(fields: Readonly<Record<string, string>>): string | undefined;
}

/**
 * Decides before any call where each slot gets its value: the image, `--set`, `--map`, or the column with its own name.
 *
 * @param columns of the table; empty for other sources
 * @throws {UsageError} which names the slot and the flag
 */
export function planSlots(
  description: Pick<CallDescription, "name" | "template" | "slots">,
  { set, map, imageSlot }: Pick<FunctionOptions, "set" | "map" | "imageSlot">,
  columns: readonly string[],
): SlotPlan {
  const slots = distinct(description.slots);
  const imagePath = description.template === undefined ? undefined : imageSlotOf(slots, imageSlot, subject(description.name));
  for (const [path, flag] of [
    ...[...set.keys()].map((path) => [path, "--set"]),
    ...[...map.keys()].map((path) => [path, "--map"]),
  ] as const) {
    checkName(path ?? "", flag ?? "", slots, imagePath);
  }
  for (const [path, column] of map)
    if (!columns.includes(column)) throw usage(missingColumn(column, columns, `--map ${path}=${column}`));
  const fillings: Filling[] = [];
  const missing: string[] = [];
  for (const [path, slot] of slots) {
    if (path === imagePath) continue;
    const filling = fillingOf(path, slot, { set, map }, columns);
    if (filling) fillings.push(filling);
    else if (!slot.optional) missing.push(path);
  }
  const kind = imagePath === undefined ? "image" : (slots.get(imagePath)?.kind ?? "image");
  return {
    imageSlot: imagePath,
    missing,
    fill(image, fields) {
      const values: Record<string, unknown> = {};
      // A function without a template is called with the image only, whatever the name of its parameter.
      put(values, (imagePath ?? "image").split("."), kind === "images" ? [image] : image);
      for (const { slot, path, from, text } of fillings) {
        const value = text(fields);
        if (value !== undefined && value !== "") put(values, path.split("."), slotValue(slot.kind, value, from));
        else if (!slot.optional) throw new LegendaError(`The slot "${path}" has no value: ${from} is empty here.`);
      }
      return values;
    },
  };
}

/** The error for slots that have no value: what to write for each. */
export function missingSlots(missing: readonly string[], columns: readonly string[]): UsageError {
  const advice = missing.map((path) => `- ${path}: --set ${path}=<text>, or --map ${path}=<column>`);
  const available = columns.length > 0 ? `\nThe table's columns are: ${columns.map((name) => `"${name}"`).join(", ")}.` : "";
  return new UsageError(
    `${missing.length === 1 ? "A slot has" : "These slots have"} no value:\n${advice.join("\n")}${available}`,
  );
}

/** Each path once, without those that read the instance. */
function distinct(slots: readonly TemplateSlot[]): ReadonlyMap<string, TemplateSlot> {
  const paths = new Map<string, TemplateSlot>();
  for (const slot of slots) {
    const path = slot.path.join(".");
    const before = paths.get(path);
    // A path is required if any of its slots is.
    if (slot.name !== "this" && (!before || (before.optional && !slot.optional))) paths.set(path, slot);
  }
  return paths;
}

function imageSlotOf(slots: ReadonlyMap<string, TemplateSlot>, option: string | undefined, name: string): string {
  const images = [...slots].filter(([, { kind }]) => kind === "image" || kind === "images").map(([path]) => path);
  if (option !== undefined) {
    if (images.includes(option)) return option;
    throw new UsageError(
      `--image-slot ${option}: ${slots.has(option) ? "that slot does not take an image" : "there is no such slot"}. ${listed(images)}`,
    );
  }
  const [only] = images;
  if (only === undefined) throw new UsageError(`${name} has no slot for an image: add {photo:image} to its template.`);
  if (images.length === 1) return only;
  throw new UsageError(
    `${name} has several slots for images. Choose the one that takes each image: --image-slot ${only}. ${listed(images)}`,
  );
}

/** Core names every function of `promptTemplate().call()` "call". */
const subject = (name: string): string => (name === "call" ? "The template" : name);

const listed = (images: readonly string[]): string =>
  images.length > 0 ? `Its image slots are: ${images.join(", ")}.` : "It has no image slot.";

function checkName(path: string, flag: string, slots: ReadonlyMap<string, TemplateSlot>, imagePath: string | undefined): void {
  const slot = slots.get(path);
  if (path === imagePath) throw new UsageError(`${flag} ${path}: that slot takes each image of the sources. Leave it out.`);
  if (!slot) {
    const names = [...slots.keys()].filter((name) => name !== imagePath);
    const suggestion = nearest(path, names);
    throw new UsageError(
      `${flag} ${path}: the template has no such slot.${suggestion ? ` Did you mean "${suggestion}"?` : ""} ${names.length > 0 ? `It has ${names.join(", ")}.` : "Its only slot is the image."}`,
    );
  }
  if (!textualKinds.includes(slot.kind))
    throw new UsageError(`${flag} ${path}: a slot of kind "${slot.kind}" cannot be filled from text.`);
}

function fillingOf(
  path: string,
  slot: TemplateSlot,
  { set, map }: Pick<FunctionOptions, "set" | "map">,
  columns: readonly string[],
): Filling | undefined {
  const value = set.get(path);
  if (value) return setFilling(path, slot, value, columns);
  const column = map.get(path) ?? columnNamed(path, slot, columns);
  if (column === undefined) return undefined;
  return {
    slot,
    path,
    from: `the column "${column}"`,
    text: (fields) => (Object.hasOwn(fields, column) ? fields[column] : undefined),
  };
}

function setFilling(path: string, slot: TemplateSlot, value: ColumnText, columns: readonly string[]): Filling {
  const from = `--set ${path}`;
  const structured = slot.kind === "json" || slot.kind === "list" || slot.kind === "lists" || slot.kind === "texts";
  // The braces of JSON are not columns.
  if (structured && readJson(value.written) !== undefined) return { slot, path, from, text: () => value.written };
  for (const column of columnsIn(value)) if (!columns.includes(column)) throw usage(missingColumn(column, columns, from));
  return { slot, path, from, text: (fields) => fillColumns(value, fields, from) };
}

/** The column with the slot's own name, ignoring case. A file that a table names is read only if a flag says so. */
function columnNamed(path: string, slot: TemplateSlot, columns: readonly string[]): string | undefined {
  if (slot.kind === "image" || !textualKinds.includes(slot.kind)) return undefined;
  return columns.find((column) => column === path) ?? columns.find((column) => column.toLowerCase() === path.toLowerCase());
}

function put(values: Record<string, unknown>, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    values[key] = value;
    return;
  }
  const inner = values[key] ?? {};
  if (typeof inner !== "object") throw new UsageError(`The slot "${key}" has a value of its own and one inside it: keep one.`);
  values[key] = inner;
  put(inner as Record<string, unknown>, rest, value);
}

const usage = (error: Error): UsageError => new UsageError(error.message);

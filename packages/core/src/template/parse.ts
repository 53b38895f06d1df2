import { TemplateError } from "../errors/template-error.js";
import { isMedia } from "./kinds.js";
import { dedent, linesOf } from "./lines.js";
import type { ParsedTemplate, Section, TemplateSlot } from "./parsed-template.js";
import { type RoleSection, splitRoles } from "./roles.js";
import { readSegments } from "./segments.js";

export interface ParseOptions {
  /**
   * Whether `{this.name}` is allowed, as in the template of a decorated method.
   *
   * @default false
   */
  readonly allowThis?: boolean;
}

/**
 * Parses a template.
 *
 * @throws {TemplateError} with the position, for every mistake that can be found without the values
 * @example
 * parseTemplate("Caption {url:image} {note?}").names; // ["url", "note"]
 */
export function parseTemplate(template: string, options: ParseOptions = {}): ParsedTemplate {
  const allowThis = options.allowThis ?? false;
  const sections = splitRoles(template, dedent(linesOf(template)))
    .map((section) => toSection(template, section, allowThis))
    .filter((section) => section.role === "messages" || section.segments.length > 0);
  if (sections.length === 0) {
    throw new TemplateError("The template is empty: it produces no message.");
  }
  const slots = sections.flatMap(slotsOf);
  agreeOnKinds(slots);
  const names = [...new Set(slots.map((slot) => slot.name))].filter((name) => name !== "this");
  return { template, sections, slots, names };
}

function toSection(template: string, { role, lines, keyword }: RoleSection, allowThis: boolean): Section {
  const segments = readSegments(template, lines, allowThis);
  if (role !== "messages") return { role, segments };
  const [only, ...others] = segments;
  if (only?.type === "slot" && only.slot.kind === "none" && others.length === 0) {
    return { role, slot: { ...only.slot, kind: "messages" } };
  }
  throw new TemplateError("MESSAGES: accepts one slot without a kind and nothing else: write MESSAGES: {history}.", {
    place: { template, offset: keyword.offset, length: keyword.text.length + 1 },
  });
}

function slotsOf(section: Section): TemplateSlot[] {
  if (section.role === "messages") return [section.slot];
  return section.segments.flatMap((segment) => (segment.type === "slot" ? [segment.slot] : []));
}

/** A value cannot be an image in one place and text in another. */
function agreeOnKinds(slots: readonly TemplateSlot[]): void {
  const firsts = new Map<string, TemplateSlot>();
  for (const slot of slots) {
    const path = slot.path.join(".");
    const first = firsts.get(path) ?? slot;
    firsts.set(path, first);
    if (first.kind === slot.kind || !(isMedia(first.kind) || isMedia(slot.kind))) continue;
    throw new TemplateError(
      `"${path}" has the kind "${slot.kind}" here and "${first.kind}" before. Use the same kind, or two names.`,
      {
        place: slot.place,
        slot: path,
      },
    );
  }
}

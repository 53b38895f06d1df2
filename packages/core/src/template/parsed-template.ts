import type { TemplatePlace } from "../errors/template-error.js";
import type { ImageDetail, Role } from "../message.js";

/** The kind of a slot: the word after its colon, `"none"` without one, `"messages"` in a `MESSAGES:` section. */
export type SlotKind = ContentKind | "messages";

/** The kinds of slots that produce content of a message. */
export type ContentKind = "none" | "json" | "list" | "lists" | PartKind;

/** The kinds that produce separate parts, which are not joined with neighbouring text. */
export type PartKind = "text" | "texts" | "image" | "images" | "part" | "parts";

/** One slot of a template. A name that is used twice has two slots. */
export interface TemplateSlot<Kind extends SlotKind = SlotKind> {
  /** The first name of the path; `"this"` if the slot reads the instance. */
  readonly name: string;
  /** All names of the path, including the first. */
  readonly path: readonly string[];
  readonly kind: Kind;
  /** Whether the value may be absent, as in `{note?}`. */
  readonly optional: boolean;
  readonly detail?: ImageDetail;
  readonly place: TemplatePlace;
}

/** A piece of a section, in reading order. */
export type Segment =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "slot"; readonly slot: TemplateSlot<ContentKind> }
  | { readonly type: "cache" };

/** A message, or for a `MESSAGES:` section the slot of a list of messages. */
export type Section =
  | { readonly role: Role; readonly segments: readonly Segment[] }
  | { readonly role: "messages"; readonly slot: TemplateSlot<"messages"> };

/** A parsed template: the result of `parseTemplate` and the input of `renderTemplate`. */
export interface ParsedTemplate {
  /** The template as written. */
  readonly template: string;
  readonly sections: readonly Section[];
  /** All slots, in reading order. */
  readonly slots: readonly TemplateSlot[];
  /** The names of the arguments: each once, in reading order, without `this`. */
  readonly names: readonly string[];
}

import type { TemplatePlace } from "../errors/template-error.js";
import type { ImageDetail, Role } from "../message.js";

/** What a slot takes: the word behind the colon, `"none"` where there is none, `"messages"` on a `MESSAGES:` section. */
export type SlotKind = ContentKind | "messages";

/** The kinds of slot that fill a message. */
export type ContentKind = "none" | "json" | "list" | "lists" | PartKind;

/** The kinds that make parts of their own, which join no text beside them. */
export type PartKind = "text" | "texts" | "image" | "images" | "part" | "parts";

/** One slot of a template, as it stands there. A name that is used twice makes two. */
export interface TemplateSlot<Kind extends SlotKind = SlotKind> {
  /** The first name of the path; `"this"` where the slot reads the instance. */
  readonly name: string;
  /** All names of the path, the first included. */
  readonly path: readonly string[];
  readonly kind: Kind;
  /** Whether the slot may be without a value, as in `{note?}`. */
  readonly optional: boolean;
  readonly detail?: ImageDetail;
  readonly place: TemplatePlace;
}

/** A piece of a section, in reading order. */
export type Segment =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "slot"; readonly slot: TemplateSlot<ContentKind> }
  | { readonly type: "cache" };

/** One message to be, or on a `MESSAGES:` section the one slot that holds a list of them. */
export type Section =
  | { readonly role: Role; readonly segments: readonly Segment[] }
  | { readonly role: "messages"; readonly slot: TemplateSlot<"messages"> };

/** A template as data: what `parseTemplate` makes and `renderTemplate` takes. */
export interface ParsedTemplate {
  /** The template as it was written. */
  readonly template: string;
  readonly sections: readonly Section[];
  /** Every slot, in reading order. */
  readonly slots: readonly TemplateSlot[];
  /** The names that arguments are bound to: each once, in reading order, without `this`. */
  readonly names: readonly string[];
}

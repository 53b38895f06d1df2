import type { ImageInput, Message, Part } from "../message.js";
import type { SlotTree } from "./slot-tree.js";

/** The values of slots without a kind. A Date is rendered as ISO 8601. */
export type TextValue = string | number | bigint | boolean | Date;

/**
 * The arguments of a template, computed from its literal type. A template that is not a literal accepts any names.
 *
 * @example
 * type Args = TemplateArgs<"{url:image} {note?}">; // { url: ImageInput; note?: TextValue | null | undefined }
 */
export type TemplateArgs<Template extends string> =
  IsLiteral<Template> extends true ? Fields<Omit<SlotTree<Template>, "this">> : Record<string, unknown>;

/** The properties of the instance that `{this.name}` slots read; an empty object without such slots. */
export type TemplateThis<Template extends string> =
  IsLiteral<Template> extends true ? Fields<ThisTree<SlotTree<Template>>> : unknown;

/** The value of the slot if all slots of a template have the same name; otherwise `never`. */
export type BareArgument<Template extends string> = IsLiteral<Template> extends true ? OnlyValue<TemplateArgs<Template>> : never;

/** The input of a template: its arguments by name or, for a single name, the value itself. */
export type TemplateInput<Template extends string> = TemplateArgs<Template> | BareArgument<Template>;

/** False for `string`, and for patterns such as `caption ${string}`, whose slots are not all known. */
type IsLiteral<Template extends string> = Empty extends Record<Template, 1> ? false : true;

type Empty = Record<never, never>;

/** The types of the values, by the leaves of a slot tree. */
interface Values {
  ":none": TextValue;
  ":json": object | string | number | boolean;
  ":list": readonly TextValue[];
  ":lists": readonly (readonly TextValue[])[];
  ":text": string;
  ":texts": readonly string[];
  ":image": ImageInput;
  ":images": readonly ImageInput[];
  ":part": Part;
  ":parts": readonly Part[];
  ":messages": readonly Message[];
}

/** The type as a plain object, without the aliases that it was computed with, for display in editors. */
type Flat<Type> = Type extends infer Plain ? { [Name in keyof Plain]: Plain[Name] } : never;

/** An index such as `{photos.0:image}` is typed as one of an array. */
type Fields<Tree> = Flat<{
  [Name in keyof Tree as Name extends `${number}` ? number : Name]:
    | Value<NonNullable<Tree[Name]>>
    | (Empty extends Pick<Tree, Name> ? null | undefined : never);
}>;

type Value<Tree, Leaves = Extract<keyof Tree, `:${string}`>> = [Leaves] extends [never]
  ? Fields<Tree>
  : [Exclude<keyof Tree, Leaves>] extends [never]
    ? OfAllKinds<Leaves>
    : OfAllKinds<Leaves> & Fields<Omit<Tree, Leaves & string>>;

// Boxed in a tuple, the types are intersected as a whole; unions would be intersected member by member.
type OfAllKinds<Leaves> = (Leaves extends keyof Values ? (box: [Values[Leaves]]) => void : (box: [never]) => void) extends (
  box: infer Box extends [unknown],
) => void
  ? Box[0]
  : never;

type ThisTree<Tree> = "this" extends keyof Tree ? NonNullable<Tree["this"]> : unknown;

type OnlyValue<Args, Names = keyof Args> = [Names] extends [never]
  ? never
  : IsUnion<Names> extends true
    ? never
    : Args[Names & keyof Args];

type IsUnion<Type, All = Type> = Type extends unknown ? ([All] extends [Type] ? false : true) : never;

import type { ImageInput, Message, Part } from "../message.js";
import type { SlotTree } from "./slot-tree.js";

/** What a slot without a kind takes. A Date becomes ISO 8601. */
export type TextValue = string | number | bigint | boolean | Date;

/**
 * The arguments of a template, computed from its literal type. A template that is no literal
 * takes any names.
 *
 * @example
 * type Args = TemplateArgs<"{url:image} {note?}">; // { url: ImageInput; note?: TextValue | null | undefined }
 */
export type TemplateArgs<Template extends string> =
  IsLiteral<Template> extends true ? Fields<Omit<SlotTree<Template>, "this">> : Record<string, unknown>;

/** What `{this.name}` slots read of the instance; an empty object where there are none. */
export type TemplateThis<Template extends string> =
  IsLiteral<Template> extends true ? Fields<ThisTree<SlotTree<Template>>> : unknown;

/** The one slot's value, where all slots of a template have one name; else `never`. */
export type BareArgument<Template extends string> = IsLiteral<Template> extends true ? OnlyValue<TemplateArgs<Template>> : never;

/** What a template is called with: its arguments by name or, for a lone name, the bare value. */
export type TemplateInput<Template extends string> = TemplateArgs<Template> | BareArgument<Template>;

/** False for `string` and for patterns such as `caption ${string}`, of which not every slot is known. */
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

/** An object's own type, without the aliases that made it: what an editor shows. */
type Flat<Type> = Type extends infer Plain ? { [Name in keyof Plain]: Plain[Name] } : never;

/** An index such as `{photos.0:image}` is typed as that of an array. */
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

// Boxed in a tuple, the types meet as wholes: bare unions would meet member by member.
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

import type { ImageInput, Message, Part } from "../../src/message.js";
import type { TemplateArgs, TextValue } from "../../src/template/index.js";
import type { Equal, Expect } from "../expect.js";

type Empty = Record<never, never>;

type Fits<Value, Slot> = Value extends Slot ? true : false;
type Maybe<T> = T | null | undefined;

export type Plain = [
  Expect<Equal<TemplateArgs<"Say hello.">, Empty>>,
  Expect<Equal<TemplateArgs<"">, Empty>>,
  Expect<Equal<TemplateArgs<"{x}">, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<"{x} and {x}">, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<"{url:image} {note?}">, { url: ImageInput; note?: Maybe<TextValue> }>>,
  Expect<Equal<TemplateArgs<"Look: { url : image( detail = high ) }">, { url: ImageInput }>>,
  Expect<Equal<TemplateArgs<"{ sample ? : image }">, { sample?: Maybe<ImageInput> }>>,
  Expect<Equal<TemplateArgs<"{größe} {名前}">, { größe: TextValue; 名前: TextValue }>>,
];

export type Kinds = [
  Expect<Equal<TemplateArgs<"{x:json}">, { x: object | string | number | boolean }>>,
  Expect<Equal<TemplateArgs<"{x:list}">, { x: readonly TextValue[] }>>,
  Expect<Equal<TemplateArgs<"{x:lists}">, { x: readonly (readonly TextValue[])[] }>>,
  Expect<Equal<TemplateArgs<"{x:text}">, { x: string }>>,
  Expect<Equal<TemplateArgs<"{x:texts}">, { x: readonly string[] }>>,
  Expect<Equal<TemplateArgs<"{x:images(detail=low)}">, { x: readonly ImageInput[] }>>,
  Expect<Equal<TemplateArgs<"{x:part}">, { x: Part }>>,
  Expect<Equal<TemplateArgs<"{x:parts}">, { x: readonly Part[] }>>,
  // What cannot be known is no value at all; the parser names the fault.
  Expect<Equal<TemplateArgs<"{x:imgae}">, { x: never }>>,
];

export type Paths = [
  Expect<Equal<TemplateArgs<"{product.name}">, { product: { name: TextValue } }>>,
  Expect<Equal<TemplateArgs<"{ product . name }">, { product: { name: TextValue } }>>,
  Expect<Equal<TemplateArgs<"{product.name} {product.price?}">, { product: { name: TextValue; price?: Maybe<TextValue> } }>>,
  Expect<Equal<TemplateArgs<"{product.price?} {product.name}">, { product: { name: TextValue; price?: Maybe<TextValue> } }>>,
  Expect<Equal<TemplateArgs<"{product.price?}">, { product?: Maybe<{ price?: Maybe<TextValue> }> }>>,
  Expect<
    Equal<
      TemplateArgs<"{a.b.c:image} {a.b.d:list} {a.e}">,
      { a: { b: { c: ImageInput; d: readonly TextValue[] }; e: TextValue } }
    >
  >,
  Expect<Equal<TemplateArgs<"{photos.0:image}">, { photos: { [index: number]: ImageInput } }>>,
  // A value that is read whole and by its parts must be both.
  Expect<Equal<TemplateArgs<"{data:json} {data.title}">, { data: (object | string | number | boolean) & { title: TextValue } }>>,
];

export type SameName = [
  Expect<Equal<TemplateArgs<"{x?} {x}">, { x: TextValue }>>,
  // What two kinds take of one value is what both take.
  Expect<Fits<string, TemplateArgs<"{x} {x:text}">["x"]>>,
  Expect<Equal<Fits<number, TemplateArgs<"{x} {x:text}">["x"]>, false>>,
  Expect<Fits<readonly string[], TemplateArgs<"{x:list} {x:json}">["x"]>>,
];

export type Braces = [
  Expect<Equal<TemplateArgs<"{{x}} and {y}">, { y: TextValue }>>,
  Expect<Equal<TemplateArgs<"{{{x}}}">, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<'Reply as {"alt": "…", "n": {"m": [1]}} for {x}'>, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<'{"a": {x}}'>, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<"{\n  a: 1\n} {} { } {1} {:ok, x} {x}">, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<"{“alt”} {…} {x}">, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<"long {:cache_control} { :cache_control } {x}">, { x: TextValue }>>,
];

export type Roles = [
  Expect<Equal<TemplateArgs<"SYSTEM: s {a}\nUSER: {b:image}">, { a: TextValue; b: ImageInput }>>,
  Expect<Equal<TemplateArgs<"SYSTEM: s\nMESSAGES: {history}\nUSER: {x}">, { history: readonly Message[]; x: TextValue }>>,
  Expect<Equal<TemplateArgs<"MESSAGES: {history?}">, { history?: Maybe<readonly Message[]> }>>,
  Expect<Equal<TemplateArgs<"\n    MESSAGES:\n      { chat.history }\n    USER: u">, { chat: { history: readonly Message[] } }>>,
  Expect<Equal<TemplateArgs<"SYSTEM: s\r\nMESSAGES: {history}\r\nUSER: u">, { history: readonly Message[] }>>,
  Expect<Equal<TemplateArgs<"In MESSAGES: {x}">, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<"{y}MESSAGES: {x}">, { x: TextValue; y: TextValue }>>,
];

export type NoLiteral = [
  Expect<Equal<TemplateArgs<string>, Record<string, unknown>>>,
  Expect<Equal<TemplateArgs<`a ${string} {x}`>, Record<string, unknown>>>,
];

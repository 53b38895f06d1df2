import type { InferOutput, StandardSchema } from "../response/index.js";
import type { BareArgument, TemplateArgs } from "../template/index.js";
import type { Answer } from "./answer.js";

/** What a call answers: text, or what its response model gives. */
export type AnswerOf<Schema> = Schema extends StandardSchema ? InferOutput<Schema> : string;

/** Stands in an error message in place of a method that does not fit. */
export interface Fault<Message extends string> {
  error: Message;
}

/** `unknown` where a method with these parameters can fill the template's slots; else a type that names the fault. */
export type CheckParameters<Template extends string, Parameters extends readonly unknown[], Result> = string extends Template
  ? unknown
  : CheckOpen<OpenSlots<Template, Result>, BareArgument<Template>, Parameters>;

/** The slots that the parameters must fill: all but those that the body computes. */
type OpenSlots<Template extends string, Result> =
  Result extends Answer<unknown, infer Computed, unknown> ? Omit<TemplateArgs<Template>, keyof Computed> : TemplateArgs<Template>;

type CheckOpen<Slots, Bare, Parameters extends readonly unknown[]> = Parameters extends readonly []
  ? object extends Slots
    ? unknown
    : Fault<`The method takes no parameter, and these slots have no value: ${Names<Slots>}`>
  : Parameters extends readonly [infer One]
    ? CheckOne<Slots, Bare, One>
    : Parameters extends readonly [(infer One)?]
      ? object extends Slots
        ? CheckOne<Slots, Bare, One>
        : Fault<`The parameter may be left out, and these slots need a value: ${Names<Slots>}`>
      : Fault<`Take one object with the slots' values; parameter names are not known at run time. The slots: ${Names<Slots>}`>;

type CheckOne<Slots, Bare, One> = [One] extends [Slots]
  ? unknown
  : [One] extends [BareOf<Slots, Bare>]
    ? unknown
    : Fault<`The parameter does not fit the slots: ${Faults<Slots, One>}`>;

/** The bare value that may stand for an object with one slot; also where the body computes all slots but one. */
type BareOf<Slots, Bare> = [Bare] extends [never] ? (IsUnion<keyof Slots> extends true ? never : Slots[keyof Slots]) : Bare;

type IsUnion<T, Each = T> = [T] extends [never] ? true : T extends unknown ? ([Each] extends [T] ? false : true) : never;

/** Names the slots that a parameter's type lacks or gets wrong. */
type Faults<Slots, One> = {
  [Name in keyof Slots & string]: One extends Pick<Slots, Name> ? never : Name;
}[keyof Slots & string];

type Names<Slots> = keyof Slots & string;

/** Under legacy decorators `@slot` may bind several parameters, which types cannot see: each must fit some slot. */
export type CheckPositions<Template extends string, Parameters extends readonly unknown[], Result> = string extends Template
  ? unknown
  : Parameters extends readonly [unknown, unknown, ...unknown[]]
    ? CheckEach<TemplateArgs<Template>, Parameters>
    : CheckParameters<Template, Parameters, Result>;

type CheckEach<Slots, Parameters extends readonly unknown[]> = [Parameters[number]] extends [Slots[keyof Slots]]
  ? unknown
  : Fault<`A parameter fits none of the slots: ${Names<Slots>}`>;

/** `unknown` where a method declares to return what its call answers. */
export type CheckResult<Schema, Result> =
  Result extends Answer<infer Declared, object, unknown>
    ? [AnswerOf<Schema>] extends [Declared]
      ? unknown
      : Fault<"The method's return type is not what the call answers: without a response model declare Answer<string>, with one Answer of the model's type">
    : Fault<"The method must return Answer<…>: its body is `return answer();`">;

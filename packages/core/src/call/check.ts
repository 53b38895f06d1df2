import type { InferOutput, StandardSchema } from "../response/index.js";
import type { BareArgument, TemplateArgs } from "../template/index.js";
import type { Answer } from "./answer.js";

/** The type of a call's answer: text, or the output of its response model. */
export type AnswerOf<Schema> = Schema extends StandardSchema ? InferOutput<Schema> : string;

/** Appears in a compiler message in place of a method that does not fit. */
export interface Fault<Message extends string> {
  error: Message;
}

/** `unknown` where a method with these parameters can fill the template's slots; otherwise a type that names the fault. */
export type CheckParameters<Template extends string, Parameters extends readonly unknown[], Result> = string extends Template
  ? unknown
  : CheckOpen<OpenSlots<Template, Result>, BareArgument<Template>, Parameters>;

/** The slots that the parameters must fill: all except those that the body computes. */
type OpenSlots<Template extends string, Result> =
  Result extends Answer<unknown, infer Computed, unknown> ? Omit<TemplateArgs<Template>, keyof Computed> : TemplateArgs<Template>;

type CheckOpen<Slots, Bare, Parameters extends readonly unknown[]> = Parameters extends readonly []
  ? object extends Slots
    ? unknown
    : Fault<`The method has no parameter, so these slots have no value: ${Names<Slots>}`>
  : Parameters extends readonly [infer One]
    ? CheckOne<Slots, Bare, One>
    : Parameters extends readonly [(infer One)?]
      ? object extends Slots
        ? CheckOne<Slots, Bare, One>
        : Fault<`The parameter is optional, but these slots need a value: ${Names<Slots>}`>
      : Fault<`Accept one object with the slot values; parameter names are not known at run time. The slots: ${Names<Slots>}`>;

type CheckOne<Slots, Bare, One> = [One] extends [Slots]
  ? unknown
  : [One] extends [BareOf<Slots, Bare>]
    ? unknown
    : Fault<`The parameter does not fit the slots: ${Faults<Slots, One>}`>;

/** The value that may be passed without an object around it: where there is one slot, or the body computes all others. */
type BareOf<Slots, Bare> = [Bare] extends [never] ? (IsUnion<keyof Slots> extends true ? never : Slots[keyof Slots]) : Bare;

type IsUnion<T, Each = T> = [T] extends [never] ? true : T extends unknown ? ([Each] extends [T] ? false : true) : never;

/** The names of the slots that are missing from a parameter's type or have another type there. */
type Faults<Slots, One> = {
  [Name in keyof Slots & string]: One extends Pick<Slots, Name> ? never : Name;
}[keyof Slots & string];

type Names<Slots> = keyof Slots & string;

/** With legacy decorators `@slot` may bind several parameters, which the types cannot see: each must fit some slot. */
export type CheckPositions<Template extends string, Parameters extends readonly unknown[], Result> = string extends Template
  ? unknown
  : Parameters extends readonly [unknown, unknown, ...unknown[]]
    ? CheckEach<TemplateArgs<Template>, Parameters>
    : CheckParameters<Template, Parameters, Result>;

type CheckEach<Slots, Parameters extends readonly unknown[]> = [Parameters[number]] extends [Slots[keyof Slots]]
  ? unknown
  : Fault<`A parameter does not fit any of the slots: ${Names<Slots>}`>;

/** `unknown` where the declared return type of a method is that of its call's answer. */
export type CheckResult<Schema, Result> =
  Result extends Answer<infer Declared, object, unknown>
    ? [AnswerOf<Schema>] extends [Declared]
      ? unknown
      : Fault<"The return type is not that of the answer: declare Answer<string> without a response model, and Answer of its output type with one">
    : Fault<"The method must return Answer<…>: its body is `return answer();`">;

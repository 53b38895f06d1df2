export { type Answer, type CallChange, type Chunk, isAnswer } from "./answer.js";
export { slot } from "./binding.js";
export { type CallDecorator, call } from "./call.js";
export { type CallDescription, callsOf } from "./calls-of.js";
export type { AnswerOf } from "./check.js";
export { type AnswerOptions, answer } from "./deferred-answer.js";
export type { CallOptions } from "./definition.js";
export { type CallArguments, type CaptionFunction, type PromptTemplate, promptTemplate } from "./prompt-template.js";
export { using } from "./using.js";

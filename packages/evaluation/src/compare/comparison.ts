import type { Finding } from "@legenda/alt-text";
import type { Cost, Finish, ImageSource, Usage } from "@legenda/core";

/** The answer of a model, with its tokens, cost and time. */
export interface ComparedAnswer<T> {
  readonly status: "answered";
  /** The model's name in the comparison: `"openai:gpt-4o-mini"`, or the name that you gave it. */
  readonly model: string;
  readonly value: T;
  readonly text: string;
  readonly finish: Finish;
  readonly findings: readonly Finding[];
  readonly usage: Usage;
  readonly cost?: Cost;
  readonly attempts: number;
  /** Milliseconds. */
  readonly durationMs: number;
  /** The mean similarity to the other models' answers, from 0 to 1; 1 if there is no other. */
  readonly agreement: number;
  /** Whether the other answers agree with each other, but not with this one. */
  readonly outlier: boolean;
}

/** A model without an answer: it failed, it refused, or its answer did not fit the response model. */
export interface ComparedFailure {
  readonly status: "failed";
  readonly model: string;
  readonly error: Error;
  /** Milliseconds. */
  readonly durationMs: number;
}

/** The answers of several models to the same request. */
export interface Comparison<T> {
  readonly images: readonly ImageSource[];
  /** In the order of the models. */
  readonly answers: readonly (ComparedAnswer<T> | ComparedFailure)[];
  /** The similarity of each two answers, by their index in `answers`; `undefined` if one of them failed. */
  readonly similarity: readonly (readonly (number | undefined)[])[];
}

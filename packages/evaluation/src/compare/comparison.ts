import type { Finding } from "@legenda/alt-text";
import type { Cost, Finish, ImageSource, Usage } from "@legenda/core";

/** What a model answered, with what it took. */
export interface ComparedAnswer<T> {
  readonly status: "answered";
  /** As it is named in the comparison: `"openai:gpt-4o-mini"`, or the name it was given. */
  readonly model: string;
  readonly value: T;
  readonly text: string;
  readonly finish: Finish;
  readonly findings: readonly Finding[];
  readonly usage: Usage;
  readonly cost?: Cost;
  readonly attempts: number;
  readonly durationMs: number;
  /** The mean likeness to the other models' answers, 0 to 1; 1 where there is no other. */
  readonly agreement: number;
  /** Whether the others agree among themselves, and this one does not agree with them. */
  readonly outlier: boolean;
}

/** A model that gave no answer: it failed, refused, or what it said did not fit. */
export interface ComparedFailure {
  readonly status: "failed";
  readonly model: string;
  readonly error: Error;
  readonly durationMs: number;
}

/** The same images through several models. */
export interface Comparison<T> {
  readonly images: readonly ImageSource[];
  /** In the order in which the models were given. */
  readonly answers: readonly (ComparedAnswer<T> | ComparedFailure)[];
  /** How alike each two answers are, by their places in `answers`; `undefined` where one of them failed. */
  readonly similarity: readonly (readonly (number | undefined)[])[];
}

/** One thing that the doctor looked at. */
export interface Step {
  readonly id: "model" | "key" | "address" | "words" | "picture" | "typed" | "limits" | "cost";
  readonly title: string;
  readonly status: "ok" | "warning" | "failed" | "skipped";
  /** What was found. */
  readonly detail: string;
  /** What to do about it. */
  readonly advice?: string;
  /** Milliseconds that a request took. */
  readonly durationMs?: number;
}

/** One thing that the doctor checked. */
export interface Step {
  readonly id: "model" | "key" | "address" | "words" | "picture" | "typed" | "limits" | "cost";
  readonly title: string;
  readonly status: "ok" | "warning" | "failed" | "skipped";
  /** What was found. */
  readonly detail: string;
  /** What to do about it. */
  readonly advice?: string;
  /** Milliseconds that the request took. */
  readonly durationMs?: number;
}

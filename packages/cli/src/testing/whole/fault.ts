import type { Scenario } from "@legenda/conformance/server";

/** One way in which a request goes wrong, and what a run makes of it. */
export interface Fault {
  /** Of the test's own: it stands in messages of failing tests. */
  readonly name: string;
  /** What the server does; a function where it depends on the moment. */
  readonly scenario: Scenario | (() => Scenario);
  /**
   * - an error's class: the image fails by it, and is asked for again only by `--retry-failed`
   * - `"passes"`: the same run asks again
   * - `"cut"`: the answer is taken, and marked as cut short
   */
  readonly leads: "passes" | "cut" | (string & {});
  /** Whether an image may meet it twice in a row and come to the same. */
  readonly repeats: boolean;
}

export const passes = (name: string, scenario: Fault["scenario"]): Fault => ({
  name,
  scenario,
  leads: "passes",
  repeats: true,
});
export const fails = (name: string, leads: string, scenario: Fault["scenario"]): Fault => ({
  name,
  scenario,
  leads,
  // Faults of the account end a run that has had no answer yet, and a run of what failed alone may begin with them.
  repeats: !["AuthenticationError", "PermissionError", "NotFoundError", "QuotaError"].includes(leads),
});

import { setTimeout } from "node:timers/promises";

/** Waits until a condition holds. Fails after 30 seconds, long before the test's own timeout would say less. */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() >= end) throw new Error(`Not within ${timeoutMs} ms: ${condition}`);
    await setTimeout(5);
  }
}

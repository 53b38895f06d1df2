import { getEventListeners } from "node:events";
import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { untilAborted } from "./until-aborted.js";

test("settles with the promise or rejects with the reason", async () => {
  const reason = new Error("enough");
  const stop = new AbortController();
  expect(await untilAborted(Promise.resolve(1), stop.signal)).toBe(1);
  expect(getEventListeners(stop.signal, "abort")).toHaveLength(0);
  const pending = errorOf(untilAborted(new Promise(() => {}), stop.signal));
  stop.abort(reason);
  expect(await pending).toBe(reason);
  expect(await errorOf(untilAborted(Promise.resolve(1), stop.signal))).toBe(reason);
});

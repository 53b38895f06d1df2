import { expect, test } from "vitest";
import { systemClock } from "./clock.js";

test("waits, and never less long", async () => {
  const begun = systemClock.now();
  await systemClock.delay(3);
  expect(systemClock.now() - begun).toBeGreaterThan(1.5);
});

test("an abort ends the wait at once, with its reason", async () => {
  const stop = new AbortController();
  const waiting = systemClock.delay(2 ** 40, stop.signal);
  stop.abort("enough");
  await expect(waiting).rejects.toBe("enough");
  await expect(systemClock.delay(1, stop.signal)).rejects.toBe("enough");
});

test("a wait that is over leaves nothing on the signal", async () => {
  const stop = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = stop.signal;
  stop.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners++;
    addEventListener.apply(stop.signal, args);
  };
  stop.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners--;
    removeEventListener.apply(stop.signal, args);
  };
  await systemClock.delay(1, stop.signal);
  expect(listeners).toBe(0);
});

import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { catchInterrupts } from "./catch-interrupts.js";
import { safeLine, safeText } from "./safe-text.js";

test("what a terminal would act upon is shown", () => {
  expect(safeText("\u001b[2J\u0007\u009b31m\r\u0000\u202eevil\u2066\u2028")).toBe(
    "\\x1b[2J\\x07\\x9b31m\\x0d\\x00\\u202eevil\\u2066\\u2028",
  );
  expect(safeText("Grüße 字 👩‍🚀\n\tالعربية")).toBe("Grüße 字 👩‍🚀\n\tالعربية");
  expect(safeLine("a\nb\tc")).toBe("a\\nb\\tc");
});

class Interruptible extends EventEmitter {
  ended: number | undefined;
  exit(code: number): void {
    this.ended = code;
  }
}

test("the first interrupt asks, the second stops, the third ends", () => {
  const process = new Interruptible();
  const { stopping, signal, release } = catchInterrupts(process, true);
  process.emit("SIGINT");
  expect([stopping.aborted, signal.aborted, process.ended]).toEqual([true, false, undefined]);
  process.emit("SIGTERM");
  expect([stopping.aborted, signal.aborted, process.ended]).toEqual([true, true, undefined]);
  process.emit("SIGINT");
  expect(process.ended).toBe(130);
  release();
  expect(process.listenerCount("SIGINT") + process.listenerCount("SIGTERM") + process.listenerCount("SIGHUP")).toBe(0);
});

test("a command with nothing to finish is left to the system", () => {
  const process = new Interruptible();
  catchInterrupts(process, false);
  expect(process.eventNames()).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { Semaphore } from "./semaphore.js";

const never = new AbortController().signal;

function task() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let started = false;
  const run = () => {
    started = true;
    return promise;
  };
  return { run, finish: resolve, isStarted: () => started };
}

describe("Semaphore", () => {
  it("lets so many run, and the others follow in order", async () => {
    const semaphore = new Semaphore(2);
    const tasks = [task(), task(), task(), task()];
    const done = tasks.map(({ run }) => semaphore.run(run, never));
    await Promise.resolve();
    expect(tasks.map((one) => one.isStarted())).toEqual([true, true, false, false]);
    tasks[1]?.finish();
    await done[1];
    await Promise.resolve();
    expect(tasks.map((one) => one.isStarted())).toEqual([true, true, true, false]);
    for (const { finish } of tasks) finish();
    await Promise.all(done);
  });

  it("lets one that is aborted leave the queue at once, and the others keep their places", async () => {
    const semaphore = new Semaphore(1);
    const [first, second, third] = [task(), task(), task()];
    const abort = new AbortController();
    const running = semaphore.run(first.run, never);
    const waiting = semaphore.run(second.run, abort.signal);
    const last = semaphore.run(third.run, never);
    abort.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    first.finish();
    await running;
    third.finish();
    await last;
    expect(second.isStarted()).toBe(false);
  });

  it("goes on after a task that fails, and refuses one that was aborted before it came", async () => {
    const semaphore = new Semaphore(1);
    await expect(semaphore.run(() => Promise.reject(new Error("broken")), never)).rejects.toThrow("broken");
    await expect(semaphore.run(async () => 1, AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
    await expect(semaphore.run(async () => 2, never)).resolves.toBe(2);
  });
});

import { describe, expect, it, vi } from "vitest";
import { SharedLoad } from "./shared-load.js";

function setUp() {
  const loads: { resolve(value: string): void; reject(error: Error): void; signal: AbortSignal }[] = [];
  const disposed: string[] = [];
  const shared = new SharedLoad<string>(
    (signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      loads.push({ resolve, reject, signal });
      signal.addEventListener("abort", () => reject(signal.reason));
      return promise;
    },
    async (value) => void disposed.push(value),
  );
  return { loads, disposed, shared };
}

describe("SharedLoad", () => {
  it("loads once for all", async () => {
    const { loads, shared } = setUp();
    const all = Promise.all([shared.get(), shared.get(), shared.get()]);
    loads[0]?.resolve("model");
    expect(await all).toEqual(["model", "model", "model"]);
    expect(await shared.get()).toBe("model");
    expect(loads).toHaveLength(1);
  });

  it("does not keep a failure", async () => {
    const { loads, shared } = setUp();
    const first = shared.get();
    loads[0]?.reject(new Error("no network"));
    await expect(first).rejects.toThrow("no network");
    const second = shared.get();
    loads[1]?.resolve("model");
    expect(await second).toBe("model");
  });

  it("goes on while anybody waits, and stops with the last", async () => {
    const { loads, shared } = setUp();
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = [shared.get(one.signal), shared.get(other.signal)];
    one.abort(new Error("first left"));
    await expect(waiting[0]).rejects.toThrow("first left");
    expect(loads[0]?.signal.aborted).toBe(false);
    other.abort(new Error("second left"));
    await expect(waiting[1]).rejects.toThrow("second left");
    await vi.waitFor(() => expect(loads[0]?.signal.aborted).toBe(true));
    const again = shared.get();
    loads[1]?.resolve("model");
    expect(await again).toBe("model");
  });

  it("frees what was loaded, once, also when it comes too late", async () => {
    const { loads, disposed, shared } = setUp();
    const first = shared.get();
    loads[0]?.resolve("model");
    await first;
    await shared.close(new Error("closed"));
    await shared.close(new Error("closed"));
    expect(disposed).toEqual(["model"]);

    const late = setUp();
    const get = late.shared.get();
    late.loads[0]?.resolve("late model");
    const closing = late.shared.close(new Error("closed"));
    await Promise.allSettled([get, closing]);
    expect(late.disposed).toEqual(["late model"]);
  });
});

import { AuthenticationError } from "@legenda/core";
import { expect, test } from "vitest";
import { CanaryCall } from "./canary-call.js";

const wrongKey = () => new AuthenticationError("The key is wrong.", { provider: "openai", model: "gpt-4o-mini", status: 401 });

test("an account error of the first call rejects the others without a request", async () => {
  const canary = new CanaryCall();
  let requests = 0;
  const call = async () => {
    requests++;
    await Promise.resolve();
    throw wrongKey();
  };
  const outcomes = await Promise.allSettled([canary.afterCanary(call), canary.afterCanary(call), canary.afterCanary(call)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(requests).toBe(1);
});

test("any other failure of the first call is its own", async () => {
  const canary = new CanaryCall();
  const first = canary.afterCanary(() => Promise.reject(new Error("This image alone.")));
  const second = canary.afterCanary(async () => "A wolf.");
  await expect(first).rejects.toThrow("This image alone.");
  await expect(second).resolves.toBe("A wolf.");
});

test("the others wait for a slow first call no longer than the limit", async () => {
  const canary = new CanaryCall({ maxWaitMs: 20 });
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = canary.afterCanary(() => promise);
  await expect(canary.afterCanary(async () => "A wolf.")).resolves.toBe("A wolf.");
  resolve("A fox.");
  await expect(first).resolves.toBe("A fox.");
});

import { AuthenticationError } from "@legenda/core";
import { expect, test } from "vitest";
import { FirstCall } from "./first-call.js";

const wrongKey = () => new AuthenticationError("The key is wrong.", { provider: "openai", model: "gpt-4o-mini", status: 401 });

test("what the first call hears of the account, the others are spared", async () => {
  const calls = new FirstCall();
  let made = 0;
  const call = async () => {
    made++;
    await Promise.resolve();
    throw wrongKey();
  };
  const ended = await Promise.allSettled([calls.behind(call), calls.behind(call), calls.behind(call)]);
  expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(made).toBe(1);
});

test("any other failure of the first is its own", async () => {
  const calls = new FirstCall();
  const first = calls.behind(() => Promise.reject(new Error("This image alone.")));
  const second = calls.behind(async () => "A wolf.");
  await expect(first).rejects.toThrow("This image alone.");
  await expect(second).resolves.toBe("A wolf.");
});

test("a first call that takes its time does not hold the others up", async () => {
  const calls = new FirstCall(20);
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = calls.behind(() => promise);
  await expect(calls.behind(async () => "A wolf.")).resolves.toBe("A wolf.");
  resolve("A fox.");
  await expect(first).resolves.toBe("A fox.");
});

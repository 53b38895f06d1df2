import { expect, test } from "vitest";
import { errorOf } from "./error-of.js";
import { httpServer } from "./http-server.js";
import { until } from "./until.js";

test("records what arrives, answers, and closes with its connections", async () => {
  let left = false;
  const server = await httpServer((response, { path }) => {
    response.once("close", () => {
      left = true;
    });
    if (path !== "/never") response.end("yes");
  });
  const answer = await fetch(`${server.url}/a?b`, { method: "POST", body: "question" });
  expect(await answer.text()).toBe("yes");
  expect(server.requests).toMatchObject([{ method: "POST", path: "/a?b", body: "question", headers: { "content-length": "8" } }]);
  expect(server.connections).toBe(1);

  left = false;
  const unanswered = errorOf(fetch(`${server.url}/never`));
  await until(() => server.requests.length === 2);
  await server[Symbol.asyncDispose]();
  expect(await unanswered).toBeInstanceOf(TypeError);
  await until(() => left);
});

test("a condition that never holds fails in time", async () => {
  await expect(until(() => false, 20)).rejects.toThrow("Not within 20 ms: () => false");
});

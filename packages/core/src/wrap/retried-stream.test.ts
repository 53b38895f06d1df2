import { errorOf } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { OverloadedError } from "../errors/index.js";
import { type TestReply, testModel } from "../test/index.js";
import { retry } from "./retry.js";
import { fakeClock } from "./testing/fake-clock.js";
import { ask } from "./testing/requests.js";

const overloaded = () => new OverloadedError("Overloaded.", { provider: "test", status: 529 });
const over = { done: true, value: undefined };

function setUp(replies: TestReply[]) {
  const model = testModel(replies);
  const clock = fakeClock();
  const stream = retry(model, { clock, random: () => 1 })
    .stream(ask())
    [Symbol.asyncIterator]();
  return { model, clock, stream };
}

test("reads at the same time share a request and its retries", async () => {
  const { model, clock, stream } = setUp([overloaded(), { chunks: ["A ", "wolf."] }]);
  const reads = Promise.all([stream.next(), stream.next(), stream.next()]);
  await clock.advance(500);
  const texts = (await reads).map(({ value }) => (value.type === "text" ? value.text : value.type));
  expect(texts).toEqual(["A ", "wolf.", "end"]);
  expect(model.requests).toHaveLength(2);
});

test("leaving during the wait for a retry sends nothing more", async () => {
  const { model, clock, stream } = setUp([overloaded(), "never"]);
  const read = stream.next();
  await clock.settle();
  expect(await stream.return?.()).toEqual(over);
  await clock.advance(10_000);
  expect(await read).toEqual(over);
  expect(await stream.next()).toEqual(over);
  expect(model.requests).toHaveLength(1);
});

test("after its last error it is over", async () => {
  const { model, clock, stream } = setUp([overloaded(), overloaded(), overloaded(), "never"]);
  const failed = errorOf(stream.next());
  await clock.advance(10_000);
  expect(await failed).toBeInstanceOf(OverloadedError);
  expect(await stream.next()).toEqual(over);
  expect(model.requests).toHaveLength(3);
});

test("the number of requests is in the reply of a stream that was restarted", async () => {
  const { clock, stream } = setUp([overloaded(), { chunks: ["A wolf."] }]);
  const first = stream.next();
  await clock.advance(500);
  expect(await first).toEqual({ done: false, value: { type: "text", text: "A wolf." } });
  expect(await stream.next()).toMatchObject({ value: { type: "end", reply: { attempts: 2 } } });
  expect(await stream.next()).toEqual(over);
});

import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { eachLimited } from "./each-limited.js";

async function* numbers(): AsyncGenerator<number> {
  for (let number = 0; number < 30; number++) yield number;
}

test("each once, a few at a time", async () => {
  const done: number[] = [];
  let active = 0;
  let most = 0;
  await eachLimited(numbers(), 4, async (number) => {
    most = Math.max(most, ++active);
    await setTimeout(number % 3);
    active--;
    done.push(number);
  });
  expect(done.sort((one, other) => one - other)).toEqual(Array.from({ length: 30 }, (_, number) => number));
  expect(most).toBe(4);
});

test("a failure ends it, once what is under way has ended", async () => {
  let active = 0;
  let begun = 0;
  const work = eachLimited(numbers(), 4, async (number) => {
    begun++;
    active++;
    await setTimeout(number === 2 ? 1 : 20);
    active--;
    if (number === 2) throw new RangeError("full");
  });
  await expect(work).rejects.toThrow(new RangeError("full"));
  expect(active).toBe(0);
  expect(begun).toBeLessThan(8);
});

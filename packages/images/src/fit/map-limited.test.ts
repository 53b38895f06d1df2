import { expect, it } from "vitest";
import { mapLimited } from "./map-limited.js";

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

it("keeps the order and the limit", async () => {
  let working = 0;
  let most = 0;
  const doubled = await mapLimited([...Array(20).keys()], 3, async (number) => {
    most = Math.max(most, ++working);
    await soon();
    working--;
    return number * 2;
  });
  expect(doubled).toEqual([...Array(20).keys()].map((number) => number * 2));
  expect(most).toBe(3);
  expect(await mapLimited([], 3, soon)).toEqual([]);
});

it("begins nothing after an error", async () => {
  const begun: number[] = [];
  const failing = mapLimited([...Array(20).keys()], 2, async (number) => {
    begun.push(number);
    await soon();
    if (number === 1) throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await soon();
  await soon();
  expect(begun.length).toBeLessThanOrEqual(4);
});

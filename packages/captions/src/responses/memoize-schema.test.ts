import { expect, test } from "vitest";
import { memoizeSchema } from "./memoize-schema.js";

test("equal options return the same schema, other options another", () => {
  const create = memoizeSchema(({ limit, words }: { limit?: number | undefined; words?: string[] }) => ({ limit, words }));
  expect(create({ words: ["a"] })).toBe(create({ limit: undefined, words: ["a"] }));
  expect(create({ words: ["a"] })).not.toBe(create({ words: ["a", "b"] }));
  expect(create({ limit: Number.NaN })).not.toBe(create({ limit: Infinity }));
});

test("a list that is changed in place is read again", () => {
  const create = memoizeSchema(({ words }: { words: string[] }) => [...words]);
  const words = ["a"];
  expect(create({ words })).toEqual(["a"]);
  words.push("b");
  expect(create({ words })).toEqual(["a", "b"]);
});

test("options that are changed in place are read again", () => {
  const create = memoizeSchema(({ limit }: { limit?: number; name?: string | undefined }) => ({ limit }));
  const options = { limit: 1 };
  expect(create(options)).toBe(create(options));
  options.limit = 2;
  expect(create(options)).toEqual({ limit: 2 });
  expect(create({ name: undefined })).toEqual({ limit: undefined });
  expect(create({ limit: 2 })).toEqual({ limit: 2 });
});

test("only the newest schemas are kept, and what was refused is tried again", () => {
  let count = 0;
  const create = memoizeSchema(({ id }: { id: number }) => {
    if (id < 0) throw new Error("refused");
    return { id, count: ++count };
  });
  const first = create({ id: 0 });
  for (let id = 1; id < 60; id++) create({ id });
  expect(create({ id: 59 }).count).toBe(60);
  expect(create({ id: 0 })).not.toBe(first);
  for (const _ of [1, 2]) expect(() => create({ id: -1 })).toThrow("refused");
});

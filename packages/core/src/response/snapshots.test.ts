import { seededRandom } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compileResponse } from "./compile-response.js";
import { readSnapshots } from "./snapshots.js";

/** All snapshots of a text that comes in these pieces. */
function read(pieces: Iterable<string>, openings = "{["): unknown[] {
  const reader = readSnapshots<unknown>({ openings });
  return [...pieces].map((piece) => reader.push(piece)).filter((snapshot) => snapshot !== undefined);
}

describe("readSnapshots", () => {
  it("shows texts as they grow and all else when it is known", () => {
    expect(read(['{"al', 't": "A w', 'olf", "n": 1', "2, ", '"ok": tr', "ue", ', "no": null}'])).toEqual([
      {},
      { alt: "A w" },
      { alt: "A wolf" },
      { alt: "A wolf", n: 12 },
      // A delimiter tells that a number or a word is whole; here both came with the same piece.
      { alt: "A wolf", n: 12, ok: true, no: null },
    ]);
  });

  it("gives nothing when nothing new is to be seen", () => {
    const reader = readSnapshots<unknown>({ openings: "{" });
    expect(reader.push("")).toBeUndefined();
    expect(reader.push('{"a"')).toEqual({});
    for (const piece of ["", " ", ":", " "]) expect(reader.push(piece)).toBeUndefined();
    expect(reader.push('"')).toEqual({ a: "" });
    expect(reader.push("")).toBeUndefined();
    expect(reader.push("x")).toEqual({ a: "x" });
    for (const piece of ['"', " ", "}", ' {"a": "y"}', "more"]) expect(reader.push(piece)).toBeUndefined();
  });

  it("waits for whole escapes and whole surrogate pairs", () => {
    expect(read(['["a', "\\", "n", "\\u00", "e9", "\\ud83d", "\\udc3a", "\ud83d", "\udc3b", '"]'])).toEqual([
      ["a"],
      ["a\n"],
      ["a\né"],
      ["a\né🐺"],
      ["a\né🐺🐻"],
    ]);
    expect(read(['["\\ud83d', '"]'])).toEqual([[""], ["\ud83d"]]);
  });

  it("passes over prose, fences and thoughts before, and all that comes after", () => {
    const pieces = (text: string) => text.match(/[\s\S]{1,3}/g) ?? [];
    for (const text of [
      'Sure, {here} you are: {"a": [1, 2]} and {"b": 1}',
      '```json\n{"a": [1, 2]}\n```\nDone {"a": 3}',
      '<think>Say {"a": 0}?</think>{"a": [1, 2]}',
    ]) {
      expect(read(pieces(text), "{").at(-1)).toEqual({ a: [1, 2] });
    }
  });

  it("ends at a fault and leaves it to the final reading", () => {
    expect(read(['{"a": 1, ', '"b" oops', ' {"c": 1}'])).toEqual([{ a: 1 }]);
    expect(read(["no json at all"])).toEqual([]);
  });

  it("never changes a snapshot that it has given, and shares what is closed", () => {
    const reader = readSnapshots<{ a: unknown[]; b: string }>({ openings: "{" });
    const taken = ['{"a": [{"x": 1}', ", [2", ', 3]], "b": "t', 'ext"}'].map((piece) => reader.push(piece));
    expect(taken).toEqual([
      { a: [{ x: 1 }] },
      { a: [{ x: 1 }, []] },
      { a: [{ x: 1 }, [2, 3]], b: "t" },
      { a: [{ x: 1 }, [2, 3]], b: "text" },
    ]);
    expect(taken[3]?.a).toBe(taken[2]?.a);
    expect(taken[1]?.a?.[0]).toBe(taken[0]?.a?.[0]);
  });

  it("makes an own property of __proto__ in every snapshot", () => {
    for (const snapshot of read('{"__proto__": {"x": "y"}, "z": 1}', "{").slice(1)) {
      expect(Object.getPrototypeOf(snapshot)).toBe(Object.prototype);
      expect(Object.keys(snapshot as object)[0] ?? "__proto__").toBe("__proto__");
    }
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

describe("a wrapped root", () => {
  const stream = async (schema: z.ZodType, pieces: Iterable<string>) => {
    const reader = (await compileResponse(schema)).snapshots();
    return [...pieces].map((piece) => reader.push(piece)).filter((snapshot) => snapshot !== undefined);
  };

  it("is unwrapped", async () => {
    expect(await stream(z.string(), ['{"val', 'ue": "A w', "olf", '"}'])).toEqual(["A w", "A wolf"]);
    expect(await stream(z.array(z.string()), ['{"value": [', '"a"', ', "b', '"], "more": "x', 'y"}'])).toEqual([
      [],
      ["a"],
      ["a", "b"],
    ]);
    expect(await stream(z.number().nullable(), ['{"value": nul', "l}"])).toEqual([null]);
  });

  it("is taken naked", async () => {
    expect(await stream(z.string(), ['"A w', 'olf" it is'])).toEqual(["A w", "A wolf"]);
    expect(await stream(z.string(), ['```json\n"A w', 'olf"\n```'])).toEqual(["A w", "A wolf"]);
    expect(await stream(z.string(), ['The "quoted" ', 'one: {"value": "x"}'])).toEqual(["x"]);
    expect(await stream(z.array(z.string()), ['["a"', ', "b"]'])).toEqual([["a"], ["a", "b"]]);
    const union = z.union([z.object({ kind: z.string(), value: z.string() }), z.object({ other: z.string() })]);
    expect((await stream(union, ["{", '"kind": "a"', ', "value": "b"}'])).at(-1)).toEqual({ kind: "a", value: "b" });
    expect((await stream(union, ["{", '"value": {"kind": "a"', ', "value": "b"}}'])).at(-1)).toEqual({ kind: "a", value: "b" });
  });
});

describe("random values, cut at random places", () => {
  it.each(Array.from({ length: 300 }, (_, seed) => seed))("seed %i", (seed) => {
    const random = seededRandom(seed);
    const value = random() < 0.5 ? randomObject(random, 4) : { value: randomJson(random, 4) };
    const text = JSON.stringify(value, null, random() < 0.5 ? 2 : undefined);
    const escaped =
      random() < 0.3 ? text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`) : text;
    const snapshots = read(cut(`${random() < 0.3 ? "Here: " : ""}${escaped}${random() < 0.3 ? " {x}" : ""}`, random), "{");
    expect(snapshots.at(-1)).toEqual(JSON.parse(escaped));
    for (const [index, snapshot] of snapshots.entries()) {
      expectPrefix(snapshot, value);
      if (index > 0) expectPrefix(snapshots[index - 1], snapshot);
    }
    const seen = new Set(snapshots.map((snapshot) => JSON.stringify(snapshot)));
    expect(seen.size).toBe(snapshots.length);
  });
});

describe("the work is linear in the text", () => {
  const texts: [string, string][] = [
    ["a long flat array of digits", JSON.stringify({ a: Array(60_000).fill(7) })],
    ["a long array of texts", JSON.stringify({ tags: Array.from({ length: 10_000 }, (_, index) => `tag ${index}`) })],
    ["a long array of objects", JSON.stringify({ items: Array.from({ length: 5_000 }, (_, id) => ({ id, name: "wolf" })) })],
    ["a wide object", JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, index])))],
    ["a long text", JSON.stringify({ alt: "wolf \n🐺 ".repeat(15_000) })],
    ["deep nesting", `${'{"a":['.repeat(100)}${"1,".repeat(50_000)}1${"]}".repeat(100)}`],
    ["prose that never ends", "a {b [c ".repeat(15_000)],
    ["brackets alone", "{[".repeat(60_000)],
  ];

  it.each(texts)("%s", (_, text) => {
    const shared = new WeakSet<object>();
    let copied = 0;
    let shown = 0;
    let last: unknown;
    const looks = countLooks(() => {
      const reader = readSnapshots<unknown>({ openings: "{" });
      for (let at = 0; at < text.length; at++) {
        const snapshot = reader.push(text.slice(at, at + 1));
        if (snapshot === undefined) continue;
        last = snapshot;
        shown++;
        copied += countNew(snapshot, shared);
      }
    });
    expect(looks).toBeLessThan(8 * text.length);
    expect(copied).toBeLessThan(66 * text.length);
    if (text.endsWith("}")) expect(last).toEqual(JSON.parse(text));
    if (text.endsWith("}") && !text.startsWith('{"a":[{')) expect(shown).toBeGreaterThan(100);
  });

  it("does not wait on arrays of a usual length", () => {
    const tags = Array.from({ length: 300 }, (_, index) => `tag ${index}`);
    const snapshots = read(
      tags.map((tag, index) => `${index === 0 ? '{"tags": ["' : ', "'}${tag}"`),
      "{",
    ) as { tags: string[] }[];
    expect(snapshots.map(({ tags: { length } }) => length)).toEqual(tags.map((_, index) => index + 1));
  });
});

/** Runs `work` and counts how many characters of texts it looks at. */
function countLooks(work: () => void): number {
  const { charAt, charCodeAt } = String.prototype;
  let looks = 0;
  String.prototype.charAt = function (at) {
    looks++;
    return charAt.call(this, at);
  };
  String.prototype.charCodeAt = function (at) {
    looks++;
    return charCodeAt.call(this, at);
  };
  try {
    work();
  } finally {
    Object.assign(String.prototype, { charAt, charCodeAt });
  }
  return looks;
}

/** How many values stand in arrays and objects that no earlier snapshot held. */
function countNew(value: unknown, seen: WeakSet<object>): number {
  if (typeof value !== "object" || value === null || seen.has(value)) return 0;
  seen.add(value);
  let count = 1;
  for (const inner of Object.values(value)) count += 1 + countNew(inner, seen);
  return count;
}

/** Whether `part` can be an earlier state of `whole`. */
function expectPrefix(part: unknown, whole: unknown): void {
  if (typeof part === "string" && typeof whole === "string") expect(whole.startsWith(part)).toBe(true);
  else if (Array.isArray(part)) {
    expect(Array.isArray(whole)).toBe(true);
    expect(part.length).toBeLessThanOrEqual((whole as unknown[]).length);
    for (const [index, one] of part.entries()) expectPrefix(one, (whole as unknown[])[index]);
  } else if (typeof part === "object" && part !== null) {
    expect(Object.keys(whole as object).slice(0, Object.keys(part).length)).toEqual(Object.keys(part));
    for (const [key, one] of Object.entries(part)) expectPrefix(one, Object.getOwnPropertyDescriptor(whole, key)?.value);
  } else expect(part).toBe(whole);
}

type Random = () => number;

const pieces = [
  "wolf",
  " ",
  '"',
  "\\",
  "\n",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "é",
  "🐺",
  "\ud83d",
  "\u2028",
  "\u0000",
  "```",
  "__proto__",
  "value",
];

function randomText(random: Random): string {
  return Array.from({ length: Math.floor(random() * 6) }, () => pieces[Math.floor(random() * pieces.length)]).join("");
}

function randomJson(random: Random, depth: number): unknown {
  const kind = Math.floor(random() * (depth > 0 ? 7 : 5));
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2) return Math.floor(random() * 1000) - 500;
  if (kind === 3) return (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20);
  if (kind === 4) return randomText(random);
  if (kind === 5) return Array.from({ length: Math.floor(random() * 5) }, () => randomJson(random, depth - 1));
  return randomObject(random, depth - 1);
}

function randomObject(random: Random, depth: number): unknown {
  // No whole numbers as keys: objects put those first, whatever their order in the text.
  return Object.fromEntries(
    Array.from({ length: Math.floor(random() * 5) }, () => [randomText(random), randomJson(random, depth - 1)]),
  );
}

function cut(text: string, random: Random): string[] {
  const found: string[] = [];
  const longest = 1 + Math.floor(random() * 12);
  for (let at = 0; at < text.length; ) {
    const length = Math.floor(random() * (longest + 1));
    found.push(text.slice(at, at + length));
    at += length;
  }
  return found;
}

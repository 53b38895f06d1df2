import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DefinitionError } from "@legenda/core";
import { seededRandom } from "@legenda/test-kit";
import { describe, expect, it, vi } from "vitest";
import { chunkOf } from "./hash-chunks.js";
import { NearIndex } from "./near-index.js";

const grey = "80".repeat(12);
const hex = (bits: bigint) => bits.toString(16).padStart(16, "0");

function randomBits(random: () => number): bigint {
  return (BigInt(Math.floor(random() * 2 ** 32)) << 32n) | BigInt(Math.floor(random() * 2 ** 32));
}

function randomHashes(count: number, varying: bigint): string[] {
  const random = seededRandom(9);
  return Array.from({ length: count }, () => hex(randomBits(random) & BigInt.asUintN(64, varying)) + grey);
}

/** The same bits with some of them changed. */
function changed(bits: bigint, count: number, random: () => number): bigint {
  const places = new Set<number>();
  while (places.size < count) places.add(Math.floor(random() * 64));
  return [...places].reduce((result, place) => result ^ (1n << BigInt(place)), bits);
}

interface Known {
  readonly bits: bigint;
  readonly colour: number;
}

function bitsApart(one: Known, other: Known): number {
  return (one.bits ^ other.bits).toString(2).replaceAll("0", "").length;
}

describe("NearIndex", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])("finds what a look at every hash finds, within %i bits", (threshold) => {
    const random = seededRandom(threshold + 1);
    const index = new NearIndex({ threshold });
    const added: Known[] = [];
    let found = 0;
    for (let round = 0; round < 500; round++) {
      const near = random() < 0.6 ? added[Math.floor(random() * added.length)] : undefined;
      const bits = near ? changed(near.bits, Math.floor(random() * 14), random) : randomBits(random);
      const one: Known = { bits, colour: Math.floor(120 + random() * 16) };
      const hash = hex(bits) + one.colour.toString(16).repeat(12);
      const expected = added.findIndex((other) => bitsApart(one, other) <= threshold && Math.abs(one.colour - other.colour) <= 8);
      const match = added[expected];
      expect(index.find(hash)).toEqual(match && { id: expected * 3, distance: bitsApart(one, match) });
      if (match) found++;
      index.add(hash, added.length * 3);
      added.push(one);
    }
    expect(index.size).toBe(500);
    // What is never found, or always, would show nothing.
    expect(found).toBeGreaterThan(10);
    expect(found).toBeLessThan(480);
  });

  it("finds whatever bits it is that differ", () => {
    const random = seededRandom(77);
    for (let threshold = 0; threshold <= 10; threshold++) {
      const index = new NearIndex({ threshold });
      const bits = randomBits(random);
      index.add(hex(bits) + grey, 7);
      for (let round = 0; round < 300; round++) {
        expect(index.find(hex(changed(bits, threshold, random)) + grey)).toEqual({ id: 7, distance: threshold });
        expect(index.find(hex(changed(bits, threshold + 1, random)) + grey)).toBeUndefined();
      }
    }
  });

  it("answers with the one added first, though another is nearer", () => {
    const index = new NearIndex();
    index.add(`000000000000000f${grey}`, 1);
    index.add(`0000000000000000${grey}`, 2);
    expect(index.find(`0000000000000000${grey}`)).toEqual({ id: 1, distance: 4 });
  });

  it("keeps pictures apart that differ in colour alone", () => {
    const index = new NearIndex();
    index.add(`${"12".repeat(8)}${"90".repeat(12)}`, 1);
    expect(index.find(`${"12".repeat(8)}${"90".repeat(11)}98`)).toEqual({ id: 1, distance: 0 });
    expect(index.find(`${"12".repeat(8)}${"90".repeat(11)}99`)).toBeUndefined();
    expect(new NearIndex().find(`${"12".repeat(8)}${grey}`)).toBeUndefined();
  });

  it("takes no more than 100 bytes for each of 100,000 pictures", async () => {
    const hashes = randomHashes(100_000, ~0n);
    setFlagsFromString("--expose-gc");
    const collectGarbage: () => void = runInNewContext("gc");
    collectGarbage();
    const before = process.memoryUsage().arrayBuffers;
    const index = new NearIndex();
    for (const [id, hash] of hashes.entries()) index.add(hash, id);
    expect(index.size).toBe(100_000);
    // V8 frees outgrown buffers on a thread of its own, some time after the collection.
    await vi.waitFor(() => {
      collectGarbage();
      expect((process.memoryUsage().arrayBuffers - before) / hashes.length).toBeLessThan(100);
    });
  });

  it.each([
    { threshold: 10, kind: "of all kinds", varying: ~0n },
    // As of goods on white: the rims of the pictures are all the same.
    { threshold: 4, kind: "alike", varying: 0x00007e7e_7e7e7e7en },
  ])("looks at few of 100,000 pictures $kind", ({ threshold, varying }) => {
    const hashes = randomHashes(100_000, varying);
    const index = new NearIndex({ threshold });
    for (const [id, hash] of hashes.entries()) index.add(hash, id);
    const halves = hashes.map((hash) => [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16)] as const);
    const wanted = hashes.slice(0, 100);
    // The first searches are slow until they are compiled.
    for (const hash of hashes.slice(-300)) index.find(hash);

    let [indexed, looked, equal] = [0, 0, 0];
    // In turns of ten, so that a busy machine slows both.
    for (let from = 0; from < wanted.length; from += 10) {
      const some = wanted.slice(from, from + 10);
      const started = performance.now();
      for (const hash of some) index.find(hash);
      const found = performance.now();
      for (const hash of some) {
        const [high, low] = [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16)];
        for (const other of halves) if (other[0] === high && other[1] === low) equal++;
      }
      indexed += found - started;
      looked += performance.now() - found;
    }
    expect(equal).toBeGreaterThanOrEqual(100);
    expect(indexed).toBeLessThan(looked);
  });

  it("refuses what is no hash and no threshold", () => {
    const index = new NearIndex();
    for (const wrong of ["", "0".repeat(16), "0".repeat(39), "g".repeat(40), `${"0".repeat(40)}\n`]) {
      expect(() => index.add(wrong, 1)).toThrow(DefinitionError);
      expect(() => index.find(wrong)).toThrow(DefinitionError);
    }
    expect(index.size).toBe(0);
    for (const threshold of [-1, 11, 1.5, Number.NaN]) expect(() => new NearIndex({ threshold })).toThrow(/0 to 10/);
    expect(() => new NearIndex({ colourTolerance: 256 })).toThrow(/0 to 255/);
  });
});

it("puts each of the 64 bits into exactly one chunk", () => {
  const places = new Set<string>();
  for (let bit = 0; bit < 64; bit++) {
    const [high, low] = bit < 32 ? [0, (1 << bit) >>> 0] : [(1 << (bit - 32)) >>> 0, 0];
    const chunks = [0, 1, 2, 3].map((chunk) => chunkOf(high, low, chunk));
    expect(chunks.filter((chunk) => chunk !== 0)).toHaveLength(1);
    places.add(chunks.join());
  }
  expect(places.size).toBe(64);
});

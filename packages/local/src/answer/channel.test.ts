import { describe, expect, it } from "vitest";
import { Channel } from "./channel.js";

describe("Channel", () => {
  it("gives all in order, whether sent before or while it is read", async () => {
    const channel = new Channel<number>();
    channel.push(1);
    channel.push(2);
    const read: number[] = [];
    for await (const value of channel.read()) {
      read.push(value);
      if (value === 2) setTimeout(() => channel.push(3));
      if (value === 3) {
        channel.push(4);
        channel.end();
      }
    }
    expect(read).toEqual([1, 2, 3, 4]);
  });
});

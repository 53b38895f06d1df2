import { expect, test } from "vitest";
import { structuredModes } from "./structured-modes.js";

test("down the list, one step for each way that is refused, however many are refused at once", () => {
  const modes = structuredModes(["schema", "json", "prompt"]);
  expect(modes.current()).toBe("schema");
  expect([modes.refused("schema"), modes.refused("schema"), modes.refused("schema")]).toEqual([true, true, true]);
  expect(modes.current()).toBe("json");
  expect(modes.refused("json")).toBe(true);
  expect(modes.refused("prompt")).toBe(false);
  expect(modes.current()).toBe("prompt");
  expect(structuredModes([]).current()).toBe("prompt");
});

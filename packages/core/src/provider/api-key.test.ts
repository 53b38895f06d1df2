import { afterEach, expect, test, vi } from "vitest";
import { AuthenticationError } from "../errors/index.js";
import { apiKeyOf } from "./api-key.js";

afterEach(() => void vi.unstubAllEnvs());

test("the key given, else the first variable that holds one", () => {
  vi.stubEnv("LEGENDA_ONE", " ");
  vi.stubEnv("LEGENDA_TWO", " key-of-two\n");
  expect(apiKeyOf("x", "given", ["LEGENDA_TWO"])).toBe("given");
  expect(apiKeyOf("x", undefined, ["LEGENDA_ONE", "LEGENDA_TWO"])).toBe("key-of-two");
});

test("without one, the variables are named", () => {
  expect(() => apiKeyOf("x", undefined, ["LEGENDA_ONE", "LEGENDA_NONE"])).toThrow(AuthenticationError);
  expect(() => apiKeyOf("x", "", ["LEGENDA_ONE", "LEGENDA_NONE"])).toThrow(/LEGENDA_ONE or LEGENDA_NONE/);
});

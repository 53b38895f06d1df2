import { Command } from "commander";
import { describe, expect, expectTypeOf, test } from "vitest";
import { captionFlags } from "../flags/command-flags.js";
import { defineFlags, type Flags, type ParsedFlags } from "../flags/define-flags.js";
import { wholeNumber } from "../flags/readers/numbers.js";
import { choice, many, text } from "../flags/readers/texts.js";
import { testContext } from "../testing/command-context.js";
import { addCommand } from "./add-command.js";
import { defineCommand } from "./define-command.js";

const flags = defineFlags("Test:", {
  maxEdge: { value: "<pixels>", read: wholeNumber({ from: 1 }), help: "resize" },
  mode: { short: "-m", value: "<mode>", read: choice(["skip", "append"]), default: "skip", help: "choose the mode" },
  retryFailed: { value: "[list]", read: text, bare: true, help: "retry" },
  ignore: { value: "<glob>", collect: many(text), help: "leave out" },
  recursive: { negated: true, help: "leave out subfolders" },
  bom: { help: "write a mark" },
});

/** What a command line is parsed into. */
async function parsed(...words: readonly string[]) {
  let call: unknown;
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const command = defineCommand({
    name: "caption",
    args: { sources: { variadic: true, help: "" } },
    flags,
    notes: "",
    async run({ args, options, explicitFlags }) {
      call = { args, options, explicitFlags };
      return 0;
    },
  });
  const added = program
    .command("caption")
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  addCommand(program, added, command, async (_, action) => void (await action(testContext())));
  await program.parseAsync(["caption", ...words], { from: "user" });
  return call;
}

describe("a table of flags", () => {
  test("has the types of its readers and defaults", () => {
    expectTypeOf<ParsedFlags<typeof flags>>().toEqualTypeOf<{
      readonly maxEdge: number | undefined;
      readonly mode: "skip" | "append";
      readonly retryFailed: string | true | undefined;
      readonly ignore: readonly string[];
      readonly recursive: boolean;
      readonly bom: boolean;
    }>();
  });
  test("without flags gives the defaults", async () => {
    expect(await parsed("a", "b")).toEqual({
      args: { sources: ["a", "b"] },
      options: { maxEdge: undefined, mode: "skip", retryFailed: undefined, ignore: [], recursive: true, bom: false },
      explicitFlags: new Set(),
    });
  });
  test("reads flags, and says which were set", async () => {
    const words = ["--max-edge=8", "-m", "skip", "--ignore", "a", "--ignore", "b", "--no-recursive", "--bom", "--retry-failed"];
    expect(await parsed(...words)).toMatchObject({
      options: { maxEdge: 8, mode: "skip", retryFailed: true, ignore: ["a", "b"], recursive: false, bom: true },
      explicitFlags: new Set(["maxEdge", "mode", "retryFailed", "ignore", "recursive", "bom"]),
    });
    expect(await parsed("--retry-failed", "list.txt")).toMatchObject({ options: { retryFailed: "list.txt" } });
  });
  test("refuses a flag with one value that is given twice", async () => {
    await expect(parsed("--max-edge", "1", "--max-edge", "2")).rejects.toThrow("It is given twice: keep one.");
  });
});

test("every flag has a help text in the imperative, without a full stop", () => {
  for (const [name, { help }] of Object.entries<Flags[string]>(captionFlags)) {
    expect(help, name).toMatch(/^[a-z]/);
    expect(help, name).not.toMatch(/\.$/);
  }
});

import { presets } from "@legenda/alt-text";
import { Command } from "commander";
import { expect, test } from "vitest";
import { checkFlags } from "./check-options.js";

test("every flag is one that Commander takes, and sets the option of its name", () => {
  const command = new Command();
  for (const { flags, help } of checkFlags) command.option(flags, help);
  expect(command.options.map((option) => option.attributeName())).toEqual(checkFlags.map(({ option }) => option));
});

test("what the help names is there", () => {
  const preset = checkFlags.find(({ option }) => option === "preset");
  for (const name of preset?.help.split(":")[1]?.split(",").slice(0, -1) ?? [])
    expect(Object.keys(presets)).toContain(name.trim());
});

import { defineCommand } from "./define-command.js";

/** The hidden `legenda complete --`, which the scripts of `legenda completion` run whenever Tab is pressed. */
export const complete = defineCommand({
  name: "complete",
  args: { words: { variadic: true, help: "" } },
  flags: {},
  internal: true,
  notes: "",
  async run({ args: { words }, program }, context) {
    const { printCompletions } = await import("../completion/print-completions.js");
    return printCompletions(program, words, context);
  },
});

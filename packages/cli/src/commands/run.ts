import { functionFlags } from "../flags/command-flags.js";
import { refuseFunctionConflicts } from "../flags/conflicts.js";
import { sourcesHelp } from "../flags/source-flags.js";
import { tuneGarbageCollection } from "../run/tune-gc.js";
import { defineCommand } from "./define-command.js";

/** `legenda run`. */
export const run = defineCommand({
  name: "run",
  args: {
    function: {
      required: true,
      help: "a file and a function in it: ./captions.ts#Captions.altText, ./captions.ts#caption; the file alone lists its functions",
    },
    sources: { variadic: true, help: sourcesHelp },
  },
  flags: functionFlags,
  graceful: true,
  exportsEnvironment: true,
  notes: `
The function is a method decorated with @call and @promptTemplate, or one made
by promptTemplate("…").call(model). Its file may be TypeScript, with either
kind of decorators. It runs with your permissions: run only what you trust.

Examples:
  What is in this file?
    legenda run ./captions.ts
  A method over a folder, and over a table whose columns fill its slots:
    legenda run ./captions.ts#Captions.altText photos --out alt.csv
    legenda run ./captions.ts#Captions.altText products.csv \\
      --map product.name=Title --set tone=dry
  The same function with another model:
    legenda run ./captions.ts#caption photos --model ollama:llava

Exit codes: 0 all images are done; 1 some images failed; 2 the command could
not start; 130 stopped.
`,
  async run({ args: { function: target, sources }, options, explicitFlags }, context) {
    refuseFunctionConflicts(sources, options, explicitFlags);
    if (sources.length === 0) {
      const { printFunctions } = await import("../load/print-functions.js");
      return printFunctions(target, options, context);
    }
    tuneGarbageCollection();
    const [{ runPlan }, { planFunction }] = await Promise.all([import("../run/run-plan.js"), import("../run/plan-function.js")]);
    return runPlan(sources, options, ({ first }) => planFunction(target, options, first, context), context);
  },
});

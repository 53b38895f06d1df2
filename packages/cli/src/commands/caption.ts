import { captionFlags } from "../flags/command-flags.js";
import { refuseCaptionConflicts } from "../flags/conflicts.js";
import { sourcesHelp } from "../flags/source-flags.js";
import { tuneGarbageCollection } from "../run/tune-gc.js";
import { defineCommand } from "./define-command.js";

/** `legenda caption`. */
export const caption = defineCommand({
  name: "caption",
  args: { sources: { required: true, variadic: true, help: sourcesHelp } },
  flags: captionFlags,
  graceful: true,
  notes: `
Examples:
  Try five images first:
    legenda caption photos --sample 5
  What would it cost?
    legenda caption photos --estimate
  Alt text in German, checked against the rules, with a page to review it:
    legenda caption photos --kind alt-text --language de --check legenda \\
      --out alt.csv --out review.html
  The images of a table, with what it says about each:
    legenda caption products.csv --kind alt-text --product-name "{Title}" \\
      --max-edge 512 --budget 5.00
  A file beside each image, to train a model on:
    legenda caption photos --model ollama:llava --sidecar txt \\
      --kind dataset-caption --trigger "sks bag"
  Try again what failed:
    legenda caption photos --retry-failed
  The images that another program lists:
    find . -name '*.jpg' | legenda caption -

To continue a run that was stopped, run the same command again.
Press Ctrl-C once to finish the requests in flight and stop.
Exit codes: 0 all images are done; 1 some images failed; 2 the command could
not start; 130 stopped.
`,
  async run({ args: { sources }, options, explicitFlags }, context) {
    refuseCaptionConflicts(sources, options, explicitFlags);
    tuneGarbageCollection();
    const [{ runPlan }, { planCaptions }] = await Promise.all([import("../run/run-plan.js"), import("../run/plan-captions.js")]);
    return runPlan(sources, options, ({ columns }) => planCaptions(options, columns, context), context);
  },
});

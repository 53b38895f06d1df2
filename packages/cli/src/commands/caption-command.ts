import type { Command } from "commander";
import type { RawCaption } from "../options/raw-options.js";
import type { CommandHost } from "../program.js";
import { envFileOf, type RawDotenv } from "./dotenv-option.js";
import { checkGroup } from "./groups/check-group.js";
import { contextGroup } from "./groups/context-group.js";
import { imageGroup } from "./groups/image-group.js";
import { modelGroup } from "./groups/model-group.js";
import { moneyGroup } from "./groups/money-group.js";
import { outputGroup } from "./groups/output-group.js";
import { pacingGroup } from "./groups/pacing-group.js";
import { runGroup } from "./groups/run-group.js";
import { selectionGroup } from "./groups/selection-group.js";
import { slotGroup } from "./groups/slot-group.js";
import { wishGroup } from "./groups/wish-group.js";
import { refuseStdinFormat } from "./refuse-stdin-format.js";
import { sourcesHelp } from "./sources-help.js";

/** `legenda caption`. */
export function defineCaption(command: Command, host: CommandHost): void {
  command.argument("<sources...>", sourcesHelp);
  for (const group of [
    wishGroup,
    contextGroup,
    checkGroup,
    modelGroup,
    outputGroup,
    moneyGroup,
    imageGroup,
    pacingGroup,
    selectionGroup,
    slotGroup,
    runGroup,
  ])
    group(command);
  command.addHelpText("after", examples).action(async (sources: readonly string[], raw: RawCaption & RawDotenv) => {
    refuseStdinFormat(sources, raw);
    const { readCaptionOptions } = await import("../options/read-caption-options.js");
    const options = readCaptionOptions(raw);
    await host.run({ envFile: envFileOf(raw), graceful: true }, async (context) => {
      const { captionCommand } = await import("../run/caption-command.js");
      return captionCommand(sources, options, context);
    });
  });
}

const examples = `
Examples:
  Try five images first:
    legenda caption photos --sample 5
  What would it cost?
    legenda caption photos --estimate
  Alt text in German, held against the rules, with a page to review it:
    legenda caption photos --kind alt-text --language de --check legenda \\
      --out alt.csv --out review.html
  The images of a table, with what it knows of each:
    legenda caption products.csv --kind alt-text --product-name "{Title}" \\
      --max-edge 512 --budget 5.00
  A file beside each image, to train a model on:
    legenda caption photos --model ollama:llava --sidecar txt \\
      --kind dataset-caption --trigger "sks bag"
  Once more, what failed:
    legenda caption photos --retry-failed
  The images that another program lists:
    find . -name '*.jpg' | legenda caption -

A run that is stopped goes on where it was: give the same command again.
Ctrl-C once finishes what is under way.
Exit codes: 0 all is done; 1 some images failed; 2 the command could not begin;
130 stopped.
`;

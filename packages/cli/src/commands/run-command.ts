import type { Command } from "commander";
import type { RawRun } from "../options/raw-options.js";
import { text } from "../options/values/texts.js";
import type { CommandHost } from "../program.js";
import { envFileOf, type RawDotenv } from "./dotenv-option.js";
import { imageGroup } from "./groups/image-group.js";
import { modelGroup } from "./groups/model-group.js";
import { moneyGroup } from "./groups/money-group.js";
import { outputGroup } from "./groups/output-group.js";
import { pacingGroup } from "./groups/pacing-group.js";
import { runGroup } from "./groups/run-group.js";
import { selectionGroup } from "./groups/selection-group.js";
import { slotGroup } from "./groups/slot-group.js";
import { once } from "./once.js";
import { refuseStdinFormat } from "./refuse-stdin-format.js";
import { sourcesHelp } from "./sources-help.js";

interface Raw extends RawRun, RawDotenv {
  readonly imageSlot?: string;
}

/** `legenda run`. */
export function defineRun(command: Command, host: CommandHost): void {
  command
    .argument(
      "<function>",
      "a file and what in it: ./captions.ts#Captions.altText, ./captions.ts#caption; the file alone lists what it has",
    )
    .argument("[sources...]", sourcesHelp);
  slotGroup(command).option("--image-slot <name>", "the slot that takes each image, where the template has several", once(text));
  for (const group of [modelGroup, outputGroup, moneyGroup, imageGroup, pacingGroup, selectionGroup, runGroup]) group(command);
  command.addHelpText("after", examples).action(async (target: string, sources: readonly string[], raw: Raw) => {
    refuseStdinFormat(sources, raw);
    const { readRunOptions } = await import("../options/read-run-options.js");
    const options = { ...readRunOptions(raw), target, imageSlot: raw.imageSlot };
    await host.run({ envFile: envFileOf(raw), graceful: true, exportEnvironment: true }, async (context) => {
      if (sources.length === 0) {
        const { listFile } = await import("./list-file.js");
        return listFile(target, options, context);
      }
      const { runCommand } = await import("../run/run-command.js");
      return runCommand(sources, options, context);
    });
  });
}

const examples = `
The function is a method decorated with @call and @promptTemplate, or one made
by promptTemplate("…").call(model). Its file may be TypeScript, with either
kind of decorators. It runs with your rights: run only what you trust.

Examples:
  What is in this file?
    legenda run ./captions.ts
  A method over a folder, and over a table whose columns fill its slots:
    legenda run ./captions.ts#Captions.altText photos --out alt.csv
    legenda run ./captions.ts#Captions.altText products.csv \\
      --map product.name=Title --set tone=dry
  The same function on another model:
    legenda run ./captions.ts#caption photos --model ollama:llava

Exit codes: 0 all is done; 1 some images failed; 2 the command could not begin;
130 stopped.
`;

import type { Command } from "commander";
import { choice } from "../../options/values/choice.js";
import { wholeNumber } from "../../options/values/numbers.js";
import { once } from "../once.js";

export const imageFormats = ["auto", "jpeg", "png", "webp"] as const;

/** How images are made smaller before they are sent. */
export function imageGroup(command: Command): Command {
  return command
    .optionsGroup("Images as they are sent (your files stay as they are):")
    .option(
      "--max-edge <pixels>",
      "make the longer edge at most so long: 256 is cheap, 1024 shows small text (default: what the model can see)",
      once(wholeNumber({ from: 16, to: 65_535, of: "pixels" })),
    )
    .option("--quality <1-100>", "JPEG quality (default: 85)", once(wholeNumber({ from: 1, to: 100 })))
    .option("--format <format>", "auto, jpeg, png or webp (default: auto)", once(choice(imageFormats)));
}

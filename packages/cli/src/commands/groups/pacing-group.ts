import type { Command } from "commander";
import { wholeNumber } from "../../options/values/numbers.js";
import { once } from "../once.js";

/** How fast. */
export function pacingGroup(command: Command): Command {
  return command
    .optionsGroup("Pace (learned from the provider unless told):")
    .option("--rpm <number>", "at most so many requests a minute", once(wholeNumber({ from: 1, of: "requests" })))
    .option("--tpm <number>", "at most so many tokens a minute", once(wholeNumber({ from: 1, of: "tokens" })))
    .option(
      "--concurrency <number>",
      "at most so many requests at once",
      once(wholeNumber({ from: 1, to: 1000, of: "requests" })),
    )
    .option(
      "--retries <number>",
      "how often a failed request is sent again (default: 5)",
      once(wholeNumber({ from: 0, to: 100 })),
    )
    .option(
      "--timeout <seconds>",
      "how long a request may take (default: 120)",
      once(wholeNumber({ from: 1, to: 3600, of: "seconds" })),
    );
}

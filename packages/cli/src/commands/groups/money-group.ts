import type { Command } from "commander";
import { dollars, prices, wholeNumber } from "../../options/values/numbers.js";
import { once } from "../once.js";

/** What it may cost. */
export function moneyGroup(command: Command): Command {
  return command
    .optionsGroup("Money:")
    .option("--estimate", "tell how many images, tokens and dollars it would be; nothing is sent")
    .option("--budget <dollars>", "stop before this is passed: 5.00", once(dollars))
    .option(
      "--price <input,output>",
      "US dollars for a million tokens, where no price is known or yours differs: 0.15,0.60",
      once(prices),
    )
    .option(
      "--sample <number>",
      "only so many images, spread over all of them: try 20 first",
      once(wholeNumber({ from: 1, of: "images" })),
    )
    .option("-y, --yes", "ask nothing");
}

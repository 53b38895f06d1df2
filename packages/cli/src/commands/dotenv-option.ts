import { type Command, Option } from "commander";
import { text } from "../options/values/texts.js";
import { once } from "./once.js";

export interface RawDotenv {
  readonly dotenv?: string;
  readonly envFile?: string;
}

/**
 * Where the keys are. Not `--env-file`: Node takes that flag for its own wherever it stands, reads the file into the process
 * before we run, and ends with an error of its own where there is none. It is known all the same, as it does no harm.
 */
export function dotenvOption(command: Command): Command {
  return command
    .option("--dotenv <file>", "where the keys are (default: the .env of this folder or its project)", once(text))
    .addOption(new Option("--env-file <file>").argParser(once(text)).hideHelp());
}

export const envFileOf = ({ dotenv, envFile }: RawDotenv): string | undefined => dotenv ?? envFile;

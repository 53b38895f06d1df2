import { extname } from "node:path";
import { InvalidArgumentError } from "commander";

/** Takes a list of failures by its ending, so that a source that stands behind the flag is not taken for one. */
export function failureList(value: string): string {
  if (/^\.(txt|csv|tsv|jsonl)$/i.test(extname(value))) return value;
  throw new InvalidArgumentError(
    "It takes a list of failures (.txt, .csv, .tsv, .jsonl), or nothing for those of the journal. A source stands before it, or behind --: legenda caption --retry-failed -- photos.",
  );
}

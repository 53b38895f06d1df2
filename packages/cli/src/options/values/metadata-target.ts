import { InvalidArgumentError } from "commander";
import type { OutputOptions } from "../run-options.js";
import { nearest } from "./nearest.js";

/** Takes a folder for copies, or `in-place`. A folder whose name comes close is written with `./`. */
export function metadataTarget(value: string): NonNullable<OutputOptions["metadata"]> {
  if (value === "in-place") return { target: "in-place" };
  if (value.trim() === "") throw new InvalidArgumentError("It takes a folder for the copies, or in-place.");
  if (!/[\\/]/.test(value) && nearest(value, ["in-place"])) {
    throw new InvalidArgumentError(`Did you mean "in-place"? A folder of that name is written ./${value}.`);
  }
  return { target: "copies", folder: value };
}

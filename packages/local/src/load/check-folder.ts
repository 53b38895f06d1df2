import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { NotFoundError } from "@legenda/core";
import type { LocalOptions } from "../options.js";
import { modelFiles } from "./model-files.js";
import type { Transformers } from "./transformers.js";

/**
 * Checks that a model's folder has all its files, before transformers.js fails on the first that is missing.
 *
 * @throws {NotFoundError} that names all missing files
 */
export async function checkFolder(transformers: Transformers, folder: string, options: LocalOptions): Promise<void> {
  if (!existsSync(folder)) {
    throw missingError(folder, `The folder ${folder} does not exist. A model on the hub is written "owner/name".`);
  }
  if (!existsSync(join(folder, "config.json"))) {
    throw missingError(folder, `The folder ${folder} does not contain a model: it has no config.json.`);
  }
  const files = await modelFiles(transformers, folder, options);
  const missing = files.filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return;
  const weights = missing.some((file) => file.endsWith(".onnx")) ? ` ${weightsThere(folder)}` : "";
  throw missingError(folder, `The model in ${folder} is incomplete. Missing: ${missing.join(", ")}.${weights}`);
}

/** Lists the weights in the folder, since their names tell which dtype to pass. */
function weightsThere(folder: string): string {
  const at = join(folder, "onnx");
  const weights = existsSync(at) ? readdirSync(at).filter((file) => file.endsWith(".onnx")) : [];
  if (weights.length === 0) return "There are no weights in it.";
  return `It has the weights ${weights.sort().join(", ")}; choose among them with the option dtype.`;
}

function missingError(model: string, message: string): NotFoundError {
  return new NotFoundError(message, { provider: "local", model });
}

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { NotFoundError } from "@legenda/core";
import type { LocalOptions } from "../options.js";
import { modelFiles } from "./model-files.js";
import type { Transformers } from "./transformers.js";

/** Names all that is missing in a model's folder, before transformers.js stumbles over the first of it. */
export async function checkFolder(transformers: Transformers, folder: string, options: LocalOptions): Promise<void> {
  if (!existsSync(folder)) {
    throw missingError(folder, `The folder ${folder} does not exist. A model on the hub is written "owner/name".`);
  }
  if (!existsSync(join(folder, "config.json"))) {
    throw missingError(folder, `The folder ${folder} holds no model: it has no config.json.`);
  }
  const files = await modelFiles(transformers, folder, options);
  const missing = files.filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return;
  const weights = missing.some((file) => file.endsWith(".onnx")) ? ` ${weightsThere(folder)}` : "";
  throw missingError(folder, `The model in ${folder} is not whole: it has no ${missing.join(", ")}.${weights}`);
}

/** What the folder does have tells which dtype to ask for. */
function weightsThere(folder: string): string {
  const at = join(folder, "onnx");
  const found = existsSync(at) ? readdirSync(at).filter((file) => file.endsWith(".onnx")) : [];
  if (found.length === 0) return "There are no weights in it.";
  return `Its weights are ${found.sort().join(", ")}; the option dtype chooses among them.`;
}

function missingError(model: string, message: string): NotFoundError {
  return new NotFoundError(message, { provider: "local", model });
}

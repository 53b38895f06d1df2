import type { Dtype, LocalOptions } from "../options.js";
import type { Transformers } from "./transformers.js";

/** Files that only some models have. */
export const optionalFiles: readonly string[] = ["generation_config.json", "processor_config.json", "chat_template.jinja"];

const alwaysNeeded: readonly string[] = ["config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json"];

/** The files that a model needs to run, according to its configuration, which must be in the folder already. */
export async function modelFiles(
  { AutoConfig, ModelRegistry }: Transformers,
  folder: string,
  options: Pick<LocalOptions, "dtype" | "device">,
): Promise<readonly string[]> {
  const config = await AutoConfig.from_pretrained(folder, { local_files_only: true });
  const listed = await ModelRegistry.get_model_files(folder, sessionOptions(config, options) as never);
  return [...alwaysNeeded, ...listed.filter((file) => !alwaysNeeded.includes(file) && !optionalFiles.includes(file))];
}

/** The dtype and the device to pass to transformers.js. */
export function sessionOptions<C extends object>(config: C, { dtype, device = "cpu" }: Pick<LocalOptions, "dtype" | "device">) {
  const own = (config as { "transformers.js_config"?: { dtype?: Dtype } })["transformers.js_config"]?.dtype;
  return { config, dtype: dtype ?? own ?? ("q8" as const), device };
}

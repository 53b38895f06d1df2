import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PreTrainedModel, PreTrainedTokenizer, Processor } from "@huggingface/transformers";
import { InvalidRequestError, LegendaError, ProviderError } from "@legenda/core";
import { completeFolder } from "../hub/complete-folder.js";
import type { LocalOptions } from "../options.js";
import { type ChatStyle, chatStyleOf } from "../prompt/chat-style.js";
import { type Layout, layoutOf } from "../prompt/layout.js";
import type { ModelSource } from "../source/model-source.js";
import { checkFolder } from "./check-folder.js";
import { sessionOptions } from "./model-files.js";
import { importTransformers, quietly, type Transformers } from "./transformers.js";

/** A model in memory, with its configuration. */
export interface LoadedModel {
  readonly transformers: Transformers;
  readonly model: PreTrainedModel;
  readonly processor: Processor;
  readonly tokenizer: PreTrainedTokenizer;
  readonly layout: Layout;
  readonly chat: ChatStyle;
  /** The model's own `generation_config.json`. */
  readonly generation: Readonly<Record<string, unknown>>;
  readonly endTokens: ReadonlySet<number>;
  /** Maximum number of tokens of prompt and answer together; `undefined` if the model has no such limit. */
  readonly contextLength: number | undefined;
}

/**
 * Loads a model, and downloads it first if it is not on this machine.
 *
 * @throws {ProviderError} if it cannot be downloaded or loaded
 */
export async function loadModel(source: ModelSource, options: LocalOptions, signal: AbortSignal): Promise<LoadedModel> {
  const transformers = await importTransformers();
  signal.throwIfAborted();
  try {
    if (source.kind === "hub") await completeFolder(transformers, source, options, signal);
    else await checkFolder(transformers, source.folder, options);
    signal.throwIfAborted();
    return await quietly(transformers, () => openFolder(transformers, source.folder, options));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof LegendaError ? error : loadError(source, error);
  }
}

async function openFolder(transformers: Transformers, folder: string, options: LocalOptions): Promise<LoadedModel> {
  const { AutoConfig, AutoModelForImageTextToText, AutoProcessor, AutoTokenizer } = transformers;
  // With an absolute folder and local files only, no setting of `env` matters, and none is changed.
  const local = { local_files_only: true } as const;
  const config = await AutoConfig.from_pretrained(folder, local);
  const processor = await AutoProcessor.from_pretrained(folder, local);
  const tokenizer = processor.tokenizer ?? (await AutoTokenizer.from_pretrained(folder, local));
  const layout = layoutOf(transformers, processor);
  const chat = chatStyleOf(processor, tokenizer, config as object);
  const model = await AutoModelForImageTextToText.from_pretrained(folder, {
    ...local,
    ...(sessionOptions(config, options) as object),
    // 4 is "fatal": ONNX Runtime prints to the terminal by itself otherwise.
    session_options: { logSeverityLevel: 4, ...options.sessionOptions },
  });
  const generation = { ...(model.generation_config as object | null) };
  return { transformers, model, processor, tokenizer, layout, chat, generation, ...limitsOf(config as object, generation) };
}

interface ModelConfig {
  readonly eos_token_id?: number | readonly number[];
  readonly max_position_embeddings?: number;
  readonly text_config?: ModelConfig;
}

function limitsOf(config: ModelConfig, generation: ModelConfig): Pick<LoadedModel, "endTokens" | "contextLength"> {
  const end = generation.eos_token_id ?? config.text_config?.eos_token_id ?? config.eos_token_id ?? [];
  return {
    endTokens: new Set([end].flat()),
    contextLength: config.max_position_embeddings ?? config.text_config?.max_position_embeddings,
  };
}

function loadError({ name, folder }: ModelSource, cause: unknown): ProviderError {
  const text = (cause instanceof Error ? cause.message : String(cause)).trim().replace(/\.?$/, ".");
  const options = { provider: "local", model: name, cause };
  if (/Unsupported model type|Unknown (image_processor|model)/i.test(text)) {
    return new InvalidRequestError(`${name} is not an image-text-to-text model that transformers.js supports: ${text}`, options);
  }
  if (/Unsupported device|ExecutionProvider/i.test(text)) {
    return new InvalidRequestError(
      `${name} cannot run on this device: ${text} Choose another with the option device; "cpu" always works.`,
      options,
    );
  }
  // JSON.parse does not say which file it was.
  const at = cause instanceof SyntaxError ? `${damagedJson(folder) ?? "a file"}: ` : "";
  return new ProviderError(
    `${name} could not be loaded from ${folder}: ${at}${text} If a file there is damaged, delete it; it is then downloaded again if the model is from the hub.`,
    options,
  );
}

function damagedJson(folder: string): string | undefined {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .find((file) => {
      try {
        JSON.parse(readFileSync(join(folder, file), "utf8"));
        return false;
      } catch {
        return true;
      }
    });
}

import type { Model } from "@legenda/core";
import type { UrlPolicy } from "@legenda/images";

/** A model in this process. It loads on its first call, and answers one call at a time: others wait in order. */
export interface LocalModel extends Model {
  /**
   * Loads the model now, and downloads it where it is not on this machine, so that the first call need not.
   * A load that fails is tried again by the next call.
   */
  load(): Promise<void>;
  /**
   * Stops what runs, refuses what waits, and frees the model's memory. Calling it again is harmless; any other
   * call afterwards is an error.
   */
  close(): Promise<void>;
}

/** How far a file has come, in bytes. */
export interface DownloadProgress {
  /** The file's path in the model's repository, such as `"onnx/vision_encoder_quantized.onnx"`. */
  readonly file: string;
  readonly loaded: number;
  /** The whole file; `undefined` where the hub does not tell. */
  readonly total: number | undefined;
}

/** How a model's weights are stored. Not every model comes in each. */
export type Dtype = "fp32" | "fp16" | "q8" | "int8" | "uint8" | "q4" | "q4f16" | "bnb4" | "q2" | "q2f16" | "q1" | "q1f16";

export interface LocalOptions {
  /**
   * How the weights are stored: one for all, or one for each session, such as
   * `{ vision_encoder: "fp16", embed_tokens: "fp16", decoder_model_merged: "q4" }`.
   * Unless told otherwise what the model's own configuration says, else `"q8"`.
   */
  readonly dtype?: Dtype | Readonly<Record<string, Dtype>>;
  /** Where it runs: `"cpu"` unless told otherwise, `"cuda"`, `"webgpu"`, `"dml"` or `"coreml"` where ONNX Runtime has them. */
  readonly device?: string | Readonly<Record<string, string>>;
  /** Where downloads are kept: `$XDG_CACHE_HOME/legenda`, else the system's cache folder, unless told otherwise. */
  readonly cacheDir?: string;
  /** The most tokens of an answer whose call says nothing else: what the model's configuration says, else 256. */
  readonly maxTokens?: number;
  /** Called as files are downloaded; never for files that are there already. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Uses what is on this machine and downloads nothing. */
  readonly offline?: boolean;
  /** The branch, tag or commit of the repository; `"main"` unless told otherwise. */
  readonly revision?: string;
  /** The hub's address: `$HF_ENDPOINT`, else `https://huggingface.co`, unless told otherwise. */
  readonly hub?: string;
  /** The most milliseconds without a byte from the hub; 30 s unless told otherwise. */
  readonly timeoutMs?: number;
  /**
   * Cuts an image into tiles that the model sees at full resolution beside the whole (Idefics3 and SmolVLM). Finer,
   * and many times slower: off unless told otherwise. An image's own `detail: "high"` turns it on for one call.
   */
  readonly imageSplitting?: boolean;
  /** Which addresses an image's `http:` or `https:` URL may point to. */
  readonly urls?: UrlPolicy;
  /** ONNX Runtime's own session options, such as `{ intraOpNumThreads: 4 }`. */
  readonly sessionOptions?: Readonly<Record<string, unknown>>;
}

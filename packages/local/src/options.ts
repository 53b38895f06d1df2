import type { Model } from "@legenda/core";
import type { UrlPolicy } from "@legenda/images";

/** A model in this process. It is loaded by its first call, and answers one call at a time; others wait in order. */
export interface LocalModel extends Model {
  /**
   * Loads the model now, and downloads it if it is not on this machine, so that the first call need not.
   * If it fails, the next call tries again.
   */
  load(): Promise<void>;
  /**
   * Stops the call in progress, rejects the waiting calls, and frees the model's memory. Calling it again is harmless; any
   * other call afterwards is an error.
   */
  close(): Promise<void>;
}

/** The progress of a file's download, in bytes. */
export interface DownloadProgress {
  /** The file's path in the model's repository, such as `"onnx/vision_encoder_quantized.onnx"`. */
  readonly file: string;
  readonly loaded: number;
  /** The size of the file; `undefined` if the hub does not report it. */
  readonly total: number | undefined;
}

/** The data type of a model's weights. Not every model is available in each. */
export type Dtype = "fp32" | "fp16" | "q8" | "int8" | "uint8" | "q4" | "q4f16" | "bnb4" | "q2" | "q2f16" | "q1" | "q1f16";

export interface LocalOptions {
  /**
   * The data type of the weights: one for all sessions, or one for each, such as
   * `{ vision_encoder: "fp16", embed_tokens: "fp16", decoder_model_merged: "q4" }`.
   *
   * @default the one in the model's configuration, or else `"q8"`
   */
  readonly dtype?: Dtype | Readonly<Record<string, Dtype>>;
  /**
   * The device that the model runs on: `"cpu"`, or `"cuda"`, `"webgpu"`, `"dml"` or `"coreml"` where ONNX Runtime has them.
   *
   * @default "cpu"
   */
  readonly device?: string | Readonly<Record<string, string>>;
  /**
   * The folder for downloads.
   *
   * @default `$XDG_CACHE_HOME/legenda`, or else the system's cache folder
   */
  readonly cacheDir?: string;
  /**
   * Maximum number of tokens in an answer, for calls that do not set `maxTokens`.
   *
   * @default the one in the model's configuration, or else 256
   */
  readonly maxTokens?: number;
  /** Called while files are downloaded; never for files that are there already. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Whether to use only files on this machine and download nothing. */
  readonly offline?: boolean;
  /**
   * The branch, tag or commit of the repository.
   *
   * @default "main"
   */
  readonly revision?: string;
  /**
   * The URL of the hub.
   *
   * @default `$HF_ENDPOINT`, or else `https://huggingface.co`
   */
  readonly hub?: string;
  /**
   * Maximum time without a byte from the hub, in milliseconds.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number;
  /**
   * Whether to split images into tiles that the model reads at full resolution beside the whole (Idefics3 and SmolVLM).
   * It reads finer detail, many times slower. An image part with `detail: "high"` turns it on for one call.
   *
   * @default false
   */
  readonly imageSplitting?: boolean;
  /** Which hosts the `http:` or `https:` URL of an image may point to. */
  readonly urls?: UrlPolicy;
  /** ONNX Runtime's own session options, such as `{ intraOpNumThreads: 4 }`. */
  readonly sessionOptions?: Readonly<Record<string, unknown>>;
}

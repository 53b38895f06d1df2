import type { LoadedImage } from "../image/load.js";
import type { Capabilities, ImageCapabilities } from "../model.js";

/** The options of every provider. */
export interface ProviderOptions {
  /**
   * The API key.
   *
   * @default the provider's environment variable, read at the first call
   */
  readonly apiKey?: string;
  /**
   * The base URL of the server.
   *
   * @default the vendor's
   */
  readonly baseURL?: string;
  /** Headers added to each request. They take precedence over the provider's own. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Sends the requests.
   *
   * @default the runtime's `fetch`
   */
  readonly fetch?: typeof globalThis.fetch;
  /**
   * Maximum wait in milliseconds: for a complete answer, and in a stream from one piece to the next.
   *
   * @default 300_000
   */
  readonly timeoutMs?: number;
  /**
   * Fetches the URLs of images for a model that does not accept URLs.
   *
   * @default `downloadImage` of `@legenda/images`, if it is installed
   */
  readonly download?: (url: string, signal: AbortSignal | undefined) => Promise<LoadedImage>;
  /** Overrides the model's capabilities, merged deeply: your own prices, the limits of a gateway. */
  readonly capabilities?: CapabilityOverrides;
}

/** Overrides of a model's capabilities. Absent fields keep their values. */
export interface CapabilityOverrides extends Partial<Omit<Capabilities, "images">> {
  readonly images?: Partial<ImageCapabilities>;
}

/** The default of `timeoutMs`: 5 minutes. */
export const defaultTimeoutMs = 300_000;

/** Merges overrides into capabilities. */
export function mergeCapabilities(capabilities: Capabilities, overrides: CapabilityOverrides = {}): Capabilities {
  return { ...capabilities, ...overrides, images: { ...capabilities.images, ...overrides.images } };
}

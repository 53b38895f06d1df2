import type { LoadedImage } from "../image/load.js";
import type { Capabilities, ImageCapabilities } from "../model.js";

/** The options that every provider takes. */
export interface ProviderOptions {
  /** The key. @default the provider's environment variable, read at the first call */
  readonly apiKey?: string;
  /** The server's address. @default the vendor's own */
  readonly baseURL?: string;
  /** Headers added to each request. They take precedence over the provider's own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the requests. @default the runtime's `fetch` */
  readonly fetch?: typeof globalThis.fetch;
  /**
   * The longest wait in milliseconds: for a whole answer, and in a stream from one piece to the next.
   *
   * @default 300_000
   */
  readonly timeoutMs?: number;
  /** Fetches images' URLs for a model that takes none. @default `downloadImage` of `@legenda/images`, where it is installed */
  readonly download?: (url: string, signal: AbortSignal | undefined) => Promise<LoadedImage>;
  /** Corrects what is known of the model, merged deeply: prices of your own, the limits of a gateway. */
  readonly capabilities?: CapabilityOverrides;
}

/** Corrections of a model's capabilities; what they leave out stays. */
export interface CapabilityOverrides extends Partial<Omit<Capabilities, "images">> {
  readonly images?: Partial<ImageCapabilities>;
}

/** The longest wait of a model without a `timeoutMs` of its own: 5 minutes. */
export const defaultTimeoutMs = 300_000;

/** Capabilities with corrections laid over them. */
export function mergeCapabilities(capabilities: Capabilities, overrides: CapabilityOverrides = {}): Capabilities {
  return { ...capabilities, ...overrides, images: { ...capabilities.images, ...overrides.images } };
}

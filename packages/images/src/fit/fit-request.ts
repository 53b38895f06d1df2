import { ImageError, type ImagePart, type ImageSource, type Message, type ModelRequest } from "@legenda/core";
import { type ImageCapabilities, loadImage, shortUrl } from "@legenda/core/provider";
import { type DownloadOptions, downloadImage } from "../download/download-image.js";
import { type FitOptions, fitImage } from "./fit-image.js";
import { mapLimited } from "./map-limited.js";

export interface FittedOptions extends FitOptions {
  /** Maximum length of the longer edge, in pixels, where the model itself accepts more. */
  readonly maxEdge?: number;
  /**
   * What happens to an `http:` or `https:` URL: it is sent to the provider, fetched here by the guarded download, or
   * refused. By default it is sent to a provider that accepts URLs and fetched for one that does not.
   */
  readonly urls?: "passthrough" | "fetch" | "deny";
  /** Limits for fetching. */
  readonly download?: Omit<DownloadOptions, "signal">;
}

/** How many decoded pictures are in memory at once. */
const AT_ONCE = 4;

/** Returns the request with each image loaded, fitted and inserted as bytes. */
export async function fitRequest(
  request: ModelRequest,
  limits: ImageCapabilities,
  options: FittedOptions,
): Promise<ModelRequest> {
  const urls = options.urls ?? (limits.urls ? "passthrough" : "fetch");
  const sources = new Map<unknown, ImageSource>();
  for (const { image } of request.messages.flatMap(imageParts)) {
    if (!isRemote(image) || urls !== "passthrough") sources.set(identity(image), image);
  }
  if (sources.size === 0) return request;

  const fit = async ([key, source]: [unknown, ImageSource]) =>
    [key, await fitSource(source, { limits, options, urls, signal: request.signal })] as const;
  const fittings = new Map<unknown, ImageSource>(await mapLimited([...sources], AT_ONCE, fit));

  const messages = request.messages.map((message) => ({
    ...message,
    content: message.content.map((part) => {
      const image = part.type === "image" ? fittings.get(identity(part.image)) : undefined;
      return image ? { ...(part as ImagePart), image } : part;
    }),
  }));
  return { ...request, messages };
}

interface Fitting {
  readonly limits: ImageCapabilities;
  readonly options: FittedOptions;
  readonly urls: "passthrough" | "fetch" | "deny";
  readonly signal: AbortSignal | undefined;
}

async function fitSource(source: ImageSource, { limits, options, urls, signal }: Fitting): Promise<ImageSource> {
  if (isRemote(source) && urls === "deny") {
    const name = shortUrl(source.url);
    throw new ImageError(`${name} is not fetched: URLs are refused by this model's options. Pass the image's bytes.`, {
      reason: "forbidden-url",
      source: name,
    });
  }
  const loaded = isRemote(source)
    ? await downloadImage(source.url, { ...options.download, signal })
    : await loadImage(source, { signal, ...(options.decode?.maxBytes !== undefined && { maxBytes: options.decode.maxBytes }) });
  const decode = { source: nameOf(source), ...options.decode, signal };
  const { bytes, mediaType } = await fitImage(loaded.bytes, limits, { ...options, decode });
  return { kind: "bytes", bytes, mediaType };
}

function imageParts({ content }: Message): ImagePart[] {
  return content.filter((part) => part.type === "image");
}

function isRemote(source: ImageSource): source is ImageSource & { kind: "url" } {
  return source.kind === "url" && /^https?:/i.test(source.url);
}

/** A key that is equal for two uses of the same image. */
function identity(source: ImageSource): unknown {
  switch (source.kind) {
    case "url":
      return `url ${source.url}`;
    case "file":
      return `file ${source.path}`;
    case "bytes":
      return source.bytes;
    case "blob":
      return source.blob;
    default:
      throw new TypeError(`Unknown kind of image source: ${(source satisfies never as { kind: unknown }).kind}`);
  }
}

function nameOf(source: ImageSource): string | undefined {
  if (source.kind === "file") return source.path;
  return source.kind === "url" ? shortUrl(source.url) : undefined;
}

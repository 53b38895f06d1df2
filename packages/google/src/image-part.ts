import { type ImageDetail, ImageError, type ImagePart, type ImageSource, type Model, shortUrl } from "@legenda/core";
import { type ProviderImage, providerImage } from "@legenda/core/provider";
import { download } from "./download.js";
import { partResolution } from "./media-resolution.js";
import type { GoogleOptions } from "./options.js";
import type { GooglePart } from "./request-body.js";

/** Reads an image, or leaves it where it lies with Google already. */
export async function readyImage(
  part: ImagePart,
  self: Pick<Model, "provider" | "id" | "capabilities">,
  { options, signal }: { readonly options: GoogleOptions; readonly signal: AbortSignal | undefined },
): Promise<ProviderImage> {
  const file = googleFile(part.image, options.baseURL);
  return file ? { kind: "url", url: file } : providerImage(part, self, { signal, download: options.download ?? download });
}

/** An image's part. `data` stands for the base64 of its bytes. */
export function imagePart(
  image: ProviderImage,
  detail: ImageDetail | undefined,
  data: (bytes: Uint8Array) => string,
): GooglePart {
  const level = partResolution(detail);
  return {
    ...(image.kind === "url"
      ? { fileData: fileData(image.url) }
      : { inlineData: { mimeType: image.mediaType, data: data(image.bytes) } }),
    ...(level && { mediaResolution: { level } }),
  };
}

/** The URI of a file that lies with Google already: in the Files API, or in Cloud Storage. */
function googleFile(image: ImageSource, baseURL: string | undefined): string | undefined {
  if (image.kind !== "url") return undefined;
  if (/^gs:\/\//i.test(image.url)) return image.url;
  if (!/^https?:/i.test(image.url) || !URL.canParse(image.url)) return undefined;
  const { origin, pathname } = new URL(image.url);
  const origins = [
    "https://generativelanguage.googleapis.com",
    ...(baseURL && URL.canParse(baseURL) ? [new URL(baseURL).origin] : []),
  ];
  return origins.includes(origin) && /\/v1(beta|alpha)?\/files\/[^/]+$/.test(pathname) ? image.url : undefined;
}

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heic: "image/heic",
  heif: "image/heif",
};

/** Gemini knows the type of a file of its own API; of others it wants to be told, and the name is all there is. */
function fileData(uri: string): { fileUri: string; mimeType?: string } {
  const extension = /\.([a-z]{3,4})$/i.exec(uri.replace(/[?#].*$/s, ""))?.[1]?.toLowerCase();
  const mimeType = extension && mediaTypes[extension];
  if (mimeType) return { fileUri: uri, mimeType };
  if (!/^gs:/i.test(uri)) return { fileUri: uri };
  throw new ImageError(
    `${shortUrl(uri)} has no ending that names its type, and Vertex AI asks for one. Name it .jpg, .png, .webp, .heic or .heif.`,
    {
      reason: "unsupported-type",
      source: shortUrl(uri),
    },
  );
}

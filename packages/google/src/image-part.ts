import { type ImageDetail, ImageError } from "@legenda/core";
import type { PlacedImage } from "@legenda/core/provider";
import { shortUrl } from "@legenda/core/provider";
import { partResolution, type ResolutionLevel } from "./media-resolution.js";

/** A part of a message, with its fields in the order of Google's own client. */
export interface GooglePart {
  readonly mediaResolution?: { readonly level: ResolutionLevel };
  readonly fileData?: { readonly fileUri: string; readonly mimeType?: string };
  readonly inlineData?: { readonly mimeType: string; readonly data: string };
  readonly text?: string;
}

/** The part for an image, with the resolution at which it is read. */
export function imagePart(image: PlacedImage, detail: ImageDetail | undefined): GooglePart {
  const level = partResolution(detail);
  return {
    ...(level && { mediaResolution: { level } }),
    ...(image.kind === "url"
      ? { fileData: fileData(image.url) }
      : { inlineData: { mimeType: image.mediaType, data: image.data } }),
  };
}

/**
 * Whether a URL is that of a file stored at Google: in the Files API, or in Cloud Storage.
 *
 * @param baseURL the base URL of the server, whose files are recognised as well
 */
export function isGoogleFile(url: string, baseURL: string | undefined): boolean {
  if (/^gs:\/\//i.test(url)) return true;
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  const origins = [
    "https://generativelanguage.googleapis.com",
    ...(baseURL && URL.canParse(baseURL) ? [new URL(baseURL).origin] : []),
  ];
  return origins.includes(origin) && /\/v1(beta|alpha)?\/files\/[^/]+$/.test(pathname);
}

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heic: "image/heic",
  heif: "image/heif",
};

/** Gemini knows the type of files in its own API; for others it requires the type, which only the name shows. */
function fileData(uri: string): { fileUri: string; mimeType?: string } {
  const extension = /\.([a-z]{3,4})$/i.exec(uri.replace(/[?#].*$/s, ""))?.[1]?.toLowerCase();
  const mimeType = extension && mediaTypes[extension];
  if (mimeType) return { fileUri: uri, mimeType };
  if (!/^gs:/i.test(uri)) return { fileUri: uri };
  throw new ImageError(
    `${shortUrl(uri)} has no file extension, and Vertex AI requires the type of the image. Use .jpg, .png, .webp, .heic or .heif.`,
    {
      reason: "unsupported-type",
      source: shortUrl(uri),
    },
  );
}

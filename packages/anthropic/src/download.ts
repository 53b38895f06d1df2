import { optionalDownload } from "@legenda/core/provider";

/** The guarded download of `@legenda/images`, loaded for the first URL that Claude does not fetch itself. */
export const download = optionalDownload(async () => {
  try {
    return await import("#images");
  } catch (cause) {
    return { cause };
  }
}, "or pass the image's bytes: Claude fetches only https: URLs, and none on Amazon Bedrock and Google Cloud.");

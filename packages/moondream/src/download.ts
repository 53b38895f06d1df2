import { optionalDownload } from "@legenda/core/provider";

/** The guarded download of `@legenda/images`, loaded with the first URL: Moondream takes none. */
export const download = optionalDownload(async () => {
  try {
    return await import("#images");
  } catch (cause) {
    return { cause };
  }
}, "or pass the image's bytes: Moondream takes no URLs.");

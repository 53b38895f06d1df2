import { optionalDownload } from "@legenda/core/provider";

/** The guarded download of `@legenda/images`, loaded for the first URL: Moondream does not accept URLs. */
export const download = optionalDownload(async () => {
  try {
    return await import("#images");
  } catch (cause) {
    return { cause };
  }
}, "or pass the image's bytes: Moondream does not accept URLs.");

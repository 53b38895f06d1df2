import { optionalDownload } from "@legenda/core/provider";

/** The guarded download of `@legenda/images`, loaded with the first URL that a server does not fetch itself. */
export const download = optionalDownload(async () => {
  try {
    return await import("#images");
  } catch (cause) {
    return { cause };
  }
}, "or pass the image's bytes: this server does not accept URLs.");

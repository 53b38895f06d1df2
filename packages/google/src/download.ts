import { optionalDownload } from "@legenda/core/provider";

/** The guarded download of `@legenda/images`, loaded for the first URL that Gemini does not fetch itself. */
export const download = optionalDownload(async () => {
  try {
    return await import("#images");
  } catch (cause) {
    return { cause };
  }
}, 'pass the image\'s bytes, or let Gemini fetch it: google(id, { urls: "pass" }).');

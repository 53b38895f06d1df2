import { optionalDownload } from "@legenda/core/provider";

export const download = optionalDownload(
  () => import("@legenda/images"),
  'pass the image\'s bytes, or let Gemini fetch it: google(id, { urls: "pass" }).',
);

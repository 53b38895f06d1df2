import { optionalDownload } from "@legenda/core/provider";

export const download = optionalDownload(() => import("@legenda/images"), "or pass the image's bytes: Moondream takes no URLs.");

export type { CaptionEntry, CaptionsFileOptions, CaptionsFormat, CaptionsInput } from "./caption-entry.js";
export { captionsByKey } from "./captions-by-key.js";
export { CaptionsFileError, type CaptionsFileErrorReason } from "./captions-file-error.js";
export { readCaptionsFile } from "./read-captions-file.js";
export { rewriteCaptionsFile } from "./rewrite-captions-file.js";

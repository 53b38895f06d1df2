/**
 * The model that `local()` runs: half a billion parameters, Apache 2.0, about 510 MB at q8. See docs/local.md for the reasons.
 * It is never the embedded `scenes` model, which does not recognise photographs.
 */
export const defaultModel = "HuggingFaceTB/SmolVLM-500M-Instruct";

/**
 * What `local()` runs: half a billion parameters, Apache 2.0, about 510 MB at q8. docs/local.md says why.
 * Never the embedded `scenes` model, which knows no photographs.
 */
export const defaultModel = "HuggingFaceTB/SmolVLM-500M-Instruct";

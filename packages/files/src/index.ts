/**
 * Where images come from and where captions go: folders, lists and tables as sources; captions files; results as files.
 *
 * @module
 * @example
 * import { batch, readJournal } from "@legenda/batch";
 * import { captionsFor } from "@legenda/captions";
 * import { folder, writeCsv } from "@legenda/files";
 * import { openai } from "@legenda/openai";
 *
 * const captions = captionsFor(openai("gpt-4o-mini"));
 * for await (const result of batch((photo) => captions.altText(photo), folder("photos"), { journal: "alt.journal" })) {
 *   console.log(result.key, result.status);
 * }
 * using journal = readJournal("alt.journal");
 * await writeCsv(() => journal.results(), "alt.csv");
 */
export * from "./captions-file/index.js";
export * from "./exports/index.js";
export * from "./sources/index.js";

import { downloads } from "./downloads.js";
import { edits } from "./edits.js";
import { filters } from "./filters.js";
import { keys } from "./keys.js";
import { records } from "./records.js";
import { store } from "./store.js";

/**
 * What runs in the page, in one scope. It is kept as text, for it is no part of the program that writes the page: nothing
 * that transforms that program may touch it. It puts texts into the page as text alone, and opens no connection.
 */
export const script = `(() => {
"use strict";
${[records, filters, store, edits, downloads, keys].join("\n")}
})();
`;

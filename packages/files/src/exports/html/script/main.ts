/**
 * The script of the review page. It puts texts into the page as text alone, and opens no connection. The build bundles it
 * into one string.
 */
import { startDownloads } from "./downloads.js";
import { byId, list } from "./elements.js";
import { applyFilters, startFilters } from "./filters.js";
import { startKeys } from "./keys.js";
import { restoreReview, startReview } from "./review.js";
import { storageKey } from "./store.js";

list.classList.toggle("bare", !list.querySelector(".plate"));
byId("storage-key", HTMLElement).textContent = storageKey;
startFilters();
startReview();
startDownloads();
startKeys();
addEventListener("storage", ({ key }) => {
  if (key === storageKey) restoreReview();
});
restoreReview();
applyFilters();

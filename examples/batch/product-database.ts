/**
 * Alt text for the pictures of a shop, each with its product's name, written into the shop's own database as it comes, and
 * into a feed at the end. Needs OPENAI_API_KEY.
 *
 *   node examples/dist/batch/product-database.js products.csv shop.db feed.jsonl
 */
import { DatabaseSync } from "node:sqlite";
import { batch, readJournal } from "@legenda/batch";
import { captionsFor } from "@legenda/captions";
import { table, writeJsonl } from "@legenda/files";
import { openai } from "@legenda/openai";

const [products = "products.csv", shop = "shop.db", feed = "feed.jsonl"] = process.argv.slice(2);
const captions = captionsFor(openai("gpt-4o-mini"));

const database = new DatabaseSync(shop);
database.exec("CREATE TABLE IF NOT EXISTS alt_texts (sku TEXT PRIMARY KEY, alt TEXT NOT NULL)");
const save = database.prepare("INSERT INTO alt_texts VALUES (?, ?) ON CONFLICT (sku) DO UPDATE SET alt = excluded.alt");

const run = batch(
  (photo, { fields }) => captions.altText({ photo, context: { productName: fields.name ?? "" } }),
  table(products, { image: "photo", key: "sku", existing: "alt" }),
  { journal: `${feed}.journal`, settings: { model: "gpt-4o-mini" }, existing: "keep" },
);
for await (const result of run) {
  // Each start gives every product, also those that were answered before, so the same row may be written twice.
  if (result.status === "done") save.run(result.key, result.value.alt);
  if (result.status === "failed") console.error(`${result.key}: ${result.error.message}`);
}
database.close();

using journal = readJournal(`${feed}.journal`);
const { count } = await writeJsonl(() => journal.results(), feed, {
  columns: { sku: "file", name: "name", alt: "alt", error: "error" },
});
console.log(`${count} products, ${run.progress.called} asked about now, ${run.progress.kept} kept`);

/**
 * Alt text of a folder, as a table for a spreadsheet and as a page for review. Needs OPENAI_API_KEY.
 *
 *   node examples/dist/batch/alt-text-folder.js photos alt.csv review.html
 */
import { batch, readJournal } from "@legenda/batch";
import { captionsFor } from "@legenda/captions";
import { pace, retry } from "@legenda/core";
import { checkWritable, countSources, folder, outputOf, writeOutput } from "@legenda/files";
import { fitted } from "@legenda/images";
import { openai } from "@legenda/openai";

const [path = "photos", csv = "alt.csv", page = "review.html"] = process.argv.slice(2);
const journal = `${csv}.journal`;
const outputs = [outputOf(csv), outputOf(page)];
// Before the first call is paid for.
await checkWritable([...outputs, journal]);

const model = retry(pace(fitted(openai("gpt-4o-mini")), { rpm: 500 }), { retries: 5 });
const captions = captionsFor(model, { check: { onError: "fix" } });
const photos = folder(path);
const total = await countSources(photos);
let count = 0;

const run = batch((photo) => captions.altText(photo), photos, {
  journal,
  settings: { model: model.id, kind: "alt text, faults fixed" },
  budget: 5,
});
// What is under way is finished and kept; the next start goes on behind it.
process.once("SIGINT", () => run.stop());
for await (const result of run) {
  if (result.status === "failed") console.error(`${result.key}: ${result.error.message}`);
  else console.log(`${++count} of ${total}: ${result.key}`);
}

using results = readJournal(journal);
for (const output of outputs) await writeOutput(() => results.results(), output);
const { done, failed, pending, cost } = results.counts();
console.log(`${done} captioned, ${failed} failed, ${pending} open, $${cost?.toFixed(4) ?? "?"} in all`);

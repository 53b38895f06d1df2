/**
 * Captions a folder by `batch` with a journal on disk, writes a CSV from it, and prints the process's peak of resident
 * memory, in megabytes.
 *
 *   node run-folder.js <folder> <server> <journal> <requests at once> [requests a minute]
 */
import { batch, folder, readJournal, writeCsv } from "@legenda/batch";
import { type ImageSource, pace, promptTemplate } from "@legenda/core";
import { fitted } from "@legenda/images";
import { compatible } from "@legenda/openai";

const [, , images = "", server = "", journal = "", concurrency = "16", rpm] = process.argv;
const model = fitted(compatible({ baseURL: server })("bench"));
const caption = promptTemplate("Caption {photo:image}").call(rpm ? pace(model, { rpm: Number(rpm) }) : model, { retries: 20 });

let done = 0;
const run = batch((photo: ImageSource) => caption({ photo }), folder(images), { journal, concurrency: Number(concurrency) });
for await (const result of run) if (result.status === "done") done++;
{
  using reader = readJournal(journal);
  await writeCsv(() => reader.results(), `${journal}.csv`);
}
console.log(JSON.stringify({ done, peakMb: process.resourceUsage().maxRSS / 1_024 }));

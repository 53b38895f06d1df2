/**
 * Plays a run of images with failures, and shows its progress on standard error:
 * `play-run.ts <images> <images a second> [mode] [stop]`. With `stop`, Ctrl-C lets it finish what is under way.
 */
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { createReporter } from "../create-reporter.js";
import { chooseMode, drawsUnicode, type ProgressMode } from "../progress-mode.js";
import { failureOf, progressOf } from "./progress-of.js";

const [images = "300", perSecond = "100", mode, stop] = process.argv.slice(2);
const total = Number(images);
const { env, platform, stderr } = process;
const reporter = createReporter({
  mode: (mode as ProgressMode | undefined) ?? chooseMode({ stream: stderr, env }),
  stream: stderr,
  colours: stderr.isTTY,
  unicode: drawsUnicode(env, platform),
  budget: 5,
});
let stopping = false;
if (stop === "stop") {
  process.once("SIGINT", () => {
    stopping = true;
  });
}

const begun = performance.now();
const counts = { finished: 0, called: 0, fromJournal: 0, duplicates: 0, failed: 0, kept: 0, active: 8, requests: 0 };
const progress = (stage: "running" | "stopping" | "finished") => {
  const cost = counts.requests * 0.0014;
  const tokens = { inputTokens: counts.requests * 852, outputTokens: counts.requests * 61 };
  return progressOf({ ...counts, ...tokens, total, cost, totalCost: cost, elapsedMs: performance.now() - begun, stage });
};

reporter.update(progress("running"));
for (let index = 0; index < total && !stopping; index++) {
  await delay(Math.max(0, begun + (index / Number(perSecond)) * 1000 - performance.now()));
  await step(index);
  reporter.update(progress("running"), { waitingMs: index > total * 0.5 && index < total * 0.6 ? 12_000 : 0 });
}
if (stopping) {
  for (; counts.active > 0; counts.active--) {
    reporter.update(progress("stopping"));
    await delay(150);
    await step(1);
  }
}
reporter.finish(
  { ...progress("finished"), active: 0 },
  { outputs: ["captions.csv"], command: ["legenda", "caption", "my photos"] },
);

async function step(index: number): Promise<void> {
  counts.finished++;
  if (index < total * 0.1) return void counts.fromJournal++;
  if (index % 29 === 7) return void counts.duplicates++;
  counts.requests++;
  if (index % 37 !== 11) return void counts.called++;
  counts.failed++;
  const name = index % 2 ? `shop/winter ${index}/\u001b[2J日本語 ${index}.jpg` : `shop/${index}.jpg`;
  const limit = { name: "RateLimitError", message: "OpenAI asks to wait: 60 requests a minute are the limit.", retryable: true };
  reporter.result(index % 3 ? failureOf(name) : failureOf(name, { ...limit, reason: undefined, status: 429 }));
}

import { styleText } from "node:util";
import type { CommandContext, OutputStream } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { chooseName } from "../models/choose-model.js";
import { safeText } from "../terminal/safe-text.js";
import { wrap } from "../terminal/wrap.js";
import { runChecks } from "./run-checks.js";
import type { Step } from "./step.js";
import { targetModel } from "./target-model.js";

export interface DoctorOptions {
  readonly model: string | undefined;
  readonly baseUrl: string | undefined;
  readonly json: boolean;
}

/** Checks a model with a known picture, and prints step by step what works, what does not, and what to do. */
export async function printChecks({ model, baseUrl, json }: DoctorOptions, context: CommandContext): Promise<number> {
  const { stdout } = context;
  const chosen = await chooseName({ model, baseUrl }, context);
  const target = await targetModel(chosen, baseUrl, context);
  const steps: Step[] = [];
  for await (const step of runChecks(target, context)) {
    steps.push(step);
    if (!json) stdout.write(stepLines(step, stdout));
  }
  const ok = steps.every(({ status }) => status !== "failed");
  if (json) stdout.write(`${JSON.stringify({ model: target.name, ok, steps }, null, 2)}\n`);
  else stdout.write(ok ? `\n${target.name} is ready.\n` : `\n${target.name} does not work yet.\n`);
  return ok ? exitCodes.ok : exitCodes.failures;
}

const marks = { ok: ["✓", "green"], warning: ["!", "yellow"], failed: ["✗", "red"], skipped: ["-", "dim"] } as const;

function stepLines({ title, status, detail, advice, durationMs }: Step, stream: OutputStream): string {
  const [mark, colour] = marks[status];
  const time = durationMs === undefined ? "" : ` (${(durationMs / 1000).toFixed(1)} s)`;
  const styled = styleText(colour, mark, { stream: stream as NodeJS.WritableStream });
  const lines = [
    `${styled} ${title.padEnd(13)}${indented(detail)}${time}`,
    ...(advice === undefined ? [] : [`  ${"".padEnd(13)}${indented(advice)}`]),
  ];
  return `${wrap(lines.join("\n"), stream, detailColumn)}\n`;
}

/** Where a step's text begins, behind its mark and its title. */
const detailColumn = 15;

/** A server's own text, safe to print and in the column of the step's text. */
const indented = (text: string): string => safeText(text).replace(/\n/g, `\n${"".padEnd(detailColumn)}`);

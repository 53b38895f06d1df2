import { styleText } from "node:util";
import type { CommandContext, OutputStream } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { chooseName } from "../models/choose-model.js";
import { safeText } from "../terminal/safe-text.js";
import { wrapped } from "../terminal/wrapped.js";
import { examine } from "./examine.js";
import { patientOf } from "./patient.js";
import type { Step } from "./step.js";

export interface DoctorOptions {
  readonly baseUrl: string | undefined;
  readonly json: boolean;
}

/** Tries a model with a picture that is known, and says step by step what works, what does not, and what to do. */
export async function doctorCommand(
  [model]: readonly string[],
  { baseUrl, json }: DoctorOptions,
  context: CommandContext,
): Promise<number> {
  const { stdout } = context;
  const chosen = await chooseName({ model, baseUrl }, context);
  const patient = await patientOf(chosen, baseUrl, context);
  const steps: Step[] = [];
  for await (const step of examine(patient, context)) {
    steps.push(step);
    if (!json) stdout.write(stepLines(step, stdout));
  }
  const ok = steps.every(({ status }) => status !== "failed");
  if (json) stdout.write(`${JSON.stringify({ model: patient.name, ok, steps }, null, 2)}\n`);
  else stdout.write(ok ? `\n${patient.name} is ready.\n` : `\n${patient.name} does not work yet.\n`);
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
  return `${wrapped(lines.join("\n"), stream, detailColumn)}\n`;
}

/** Where a step's words begin, behind its mark and its title. */
const detailColumn = 15;

/** What a server says is its own: harmless, and in the column where it belongs. */
const indented = (text: string): string => safeText(text).replace(/\n/g, `\n${"".padEnd(detailColumn)}`);

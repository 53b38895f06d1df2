import type { ChildProcess } from "node:child_process";
import { LegendaError } from "@legenda/core";

/** The most milliseconds that ExifTool may take to start. */
const startLimit = 30_000;

/**
 * Starts ExifTool once and ends it again. Its pool of processes would start one that cannot run again and again, forever,
 * and never say why.
 *
 * @throws {LegendaError} that says what is missing
 */
export async function checkStart(spawn: () => Promise<ChildProcess>): Promise<void> {
  const output = await spawn()
    .then(outputOf)
    .catch((cause: unknown) => {
      throw notStarted(cause instanceof Error ? cause.message : String(cause), cause);
    });
  if (!/^\d+\.\d+/.test(output)) throw notStarted(output);
}

/** What it answers when it is asked for its version, or says instead. */
async function outputOf(child: ChildProcess): Promise<string> {
  let output = "";
  const add = (piece: Buffer) => {
    output += piece.toString();
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", add);
  // A process that ends immediately reads no input; its output says why it ended.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end("-ver\n-execute\n-stay_open\nFalse\n");
  const timer = setTimeout(() => child.kill("SIGKILL"), startLimit);
  try {
    await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  } finally {
    clearTimeout(timer);
  }
  return output.trim() || "it ended without a word.";
}

function notStarted(message: string, cause?: unknown): LegendaError {
  if (/\bperl\b|@INC/i.test(message)) {
    return new LegendaError(
      "Metadata of images is read and written by ExifTool, which needs Perl, and Perl is not installed or not whole. " +
        "Install the package perl of your system, for example: apt-get install perl",
      { cause: cause ?? message },
    );
  }
  const line = message.split("\n", 1)[0]?.slice(0, 200);
  return new LegendaError(`ExifTool cannot be started: ${line} Try: npm install exiftool-vendored`, { cause: cause ?? message });
}

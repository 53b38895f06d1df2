import type { OutputStream } from "../command-context.js";

/** How a run is shown: a bar on a terminal, plain lines, events for a program, or errors only. */
export type ProgressMode = "bar" | "lines" | "json" | "quiet";

type Env = Readonly<Record<string, string | undefined>>;

interface ModeOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly stream: OutputStream;
  readonly env: Env;
}

/**
 * What the flags ask for; else a bar if it can be redrawn, and lines otherwise: without a terminal, on a dumb one, for a user
 * who wants no escape codes (`NO_COLOR`), and on a build server (`CI`).
 */
export function chooseMode({ quiet = false, json = false, stream, env }: ModeOptions): ProgressMode {
  // A program that reads events needs them even with --quiet.
  if (json) return "json";
  if (quiet) return "quiet";
  const plain =
    stream.isTTY !== true || env.TERM === "dumb" || isSet(env.NO_COLOR) || (isSet(env.CI) && !/^(false|0)$/i.test(env.CI ?? ""));
  return plain ? "lines" : "bar";
}

/**
 * Whether a terminal draws more than ASCII, by its locale; without one it does, except for the consoles of Linux and of old
 * Windows.
 */
export function drawsUnicode(env: Env, platform: NodeJS.Platform): boolean {
  if (env.TERM === "linux") return false;
  if (platform === "win32") return isSet(env.WT_SESSION) || isSet(env.TERM_PROGRAM) || /^xterm/.test(env.TERM ?? "");
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";

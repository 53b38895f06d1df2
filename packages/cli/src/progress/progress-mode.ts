import type { OutputStream } from "../command-context.js";

/** How a run is shown: a bar on a terminal, plain lines, events for a program, or errors alone. */
export type ProgressMode = "bar" | "lines" | "json" | "quiet";

type Env = Readonly<Record<string, string | undefined>>;

interface ModeOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly stream: OutputStream;
  readonly env: Env;
}

/**
 * What was asked for; a bar where it can be drawn again and again, and lines elsewhere: where there is no terminal, a dumb
 * one, one whose user wants no escape codes (`NO_COLOR`), or one that is a machine's (`CI`).
 */
export function chooseMode({ quiet = false, json = false, stream, env }: ModeOptions): ProgressMode {
  // A program that reads events wants them quiet or not.
  if (json) return "json";
  if (quiet) return "quiet";
  const plain =
    stream.isTTY !== true || env.TERM === "dumb" || isSet(env.NO_COLOR) || (isSet(env.CI) && !/^(false|0)$/i.test(env.CI ?? ""));
  return plain ? "lines" : "bar";
}

/**
 * Whether a terminal draws more than ASCII, by its locale; where that says nothing, it does, but for the console of
 * Linux and the old one of Windows.
 */
export function drawsUnicode(env: Env, platform: NodeJS.Platform): boolean {
  if (env.TERM === "linux") return false;
  if (platform === "win32") return isSet(env.WT_SESSION) || isSet(env.TERM_PROGRAM) || /^xterm/.test(env.TERM ?? "");
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";

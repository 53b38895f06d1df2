import { type ErrorHint, ImageError, type ImageErrorReason } from "@legenda/core";
import { shown } from "../text/shown.js";

const problem = (
  name: string,
  what: string,
  reason: ImageErrorReason,
  options: { cause?: unknown; hint?: ErrorHint } = {},
): ImageError => new ImageError(`${shown(name)} ${what}`, { reason, source: shown(name), ...options });

/** Why an image of a folder cannot be used: errors that stand beside the others' captions. */
export const problems = {
  leadsOut: (name: string) =>
    problem(name, "is a symbolic link that leads out of its folder, so it is not followed.", "unreadable", {
      hint: { option: "followSymlinks", value: true, advice: "Set followSymlinks if it should be." },
    }),
  broken: (name: string, cause: unknown) =>
    problem(
      name,
      codeOf(cause) === "ELOOP" ? "is a link in a circle of links." : "is a link whose target cannot be reached.",
      "not-found",
      { cause },
    ),
  special: (name: string) => problem(name, "is a pipe, a socket or a device, not a file: it is not opened.", "unreadable"),
  folder: (name: string, cause: unknown) =>
    problem(name, `is a folder that cannot be read (${codeOf(cause)}): what is inside is missing here.`, "unreadable", { cause }),
  unseen: (name: string, cause: unknown) =>
    problem(name, `cannot be read (${codeOf(cause)}), so it is not known whether it is an image.`, "unreadable", { cause }),
  undecodable: (name: string) =>
    problem(name, "has a name that is no UTF-8, so it cannot be opened by it: rename it.", "unreadable"),
};

/** The system's code for what went wrong, such as `"EACCES"`. */
export function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? "unknown reason";
}

import { type ErrorHint, ImageError, type ImageErrorReason } from "@legenda/core";
import { printableName } from "../text/printable-name.js";

const sourceError = (
  name: string,
  what: string,
  reason: ImageErrorReason,
  options: { cause?: unknown; hint?: ErrorHint } = {},
): ImageError => new ImageError(`${printableName(name)} ${what}`, { reason, source: printableName(name), ...options });

/** Why an image of a folder cannot be used: errors that are reported beside the captions of the others. */
export const sourceErrors = {
  leadsOut: (name: string) =>
    sourceError(name, "is a symbolic link that leads out of its folder, so it is not followed.", "unreadable", {
      hint: { option: "followSymlinks", value: true, advice: "Set followSymlinks to follow it." },
    }),
  broken: (name: string, cause: unknown) =>
    sourceError(
      name,
      codeOf(cause) === "ELOOP" ? "is a link in a circle of links." : "is a link whose target cannot be reached.",
      "not-found",
      { cause },
    ),
  special: (name: string) => sourceError(name, "is a pipe, a socket or a device, not a file: it is not opened.", "unreadable"),
  folder: (name: string, cause: unknown) =>
    sourceError(name, `is a folder that cannot be read (${codeOf(cause)}), so its images are missing here.`, "unreadable", {
      cause,
    }),
  unseen: (name: string, cause: unknown) =>
    sourceError(name, `cannot be read (${codeOf(cause)}), so whether it is an image is unknown.`, "unreadable", { cause }),
  undecodable: (name: string) =>
    sourceError(name, "has a name that is not UTF-8, so it cannot be opened: rename it.", "unreadable"),
};

/** The system's code of an error, such as `"EACCES"`. */
export function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? "unknown reason";
}

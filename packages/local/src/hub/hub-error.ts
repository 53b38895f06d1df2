import {
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  RateLimitError,
  TimeoutError,
} from "@legenda/core";
import type { ProviderErrorOptions } from "@legenda/core/provider";

/** What the hub was asked for. */
export interface HubFile {
  /** The model's id. */
  readonly name: string;
  readonly file: string;
  /** The hub's host, such as `huggingface.co`. */
  readonly host: string;
  /** The folder in which the model's files are kept. */
  readonly folder: string;
}

/** The way out that every failed download has. */
const otherwise = ({ name, folder }: HubFile) =>
  `Its files are kept in ${folder}: they can also be put there by hand (from a machine that has them, or with \`hf download ${name} --local-dir ${folder}\`), or named by local("/path/to/folder").`;

/** The hub answered, but not with the file. */
export function statusError(asked: HubFile, status: number, retryAfter?: number): ProviderError {
  const { name, file, host } = asked;
  const options: ProviderErrorOptions = { provider: "local", model: name, status, retryAfter };
  switch (status) {
    case 401:
      return new AuthenticationError(
        `${host} has no model ${name}, or shows it only to those who signed in (401). Check the id; for a gated model accept its terms there and set HF_TOKEN.`,
        options,
      );
    case 403:
      return new PermissionError(
        `${host} does not let this HF_TOKEN read ${name} (403). Accept the model's terms there.`,
        options,
      );
    case 404:
      return new NotFoundError(
        file === "config.json"
          ? `${host} has no model ${name}. Check the id; a folder is written "./${name}" or as an absolute path.`
          : `${name} has no file ${file} on ${host}.${/\.onnx/.test(file) ? ' Not every model comes in each dtype, and only those with ONNX weights run here: see its folder "onnx" there.' : ""}`,
        options,
      );
    case 429:
      return new RateLimitError(
        `${host} takes no more requests for now (429), so ${file} of ${name} was not downloaded. ${otherwise(asked)}`,
        options,
      );
    default: {
      const message = `${host} answered with status ${status}, so ${file} of ${name} was not downloaded. ${otherwise(asked)}`;
      return status >= 500 ? new OverloadedError(message, options) : new ProviderError(message, options);
    }
  }
}

/** The hub could not be reached, or the connection broke. */
export function connectionError(asked: HubFile, cause: unknown): ConnectionError {
  const { name, file, host } = asked;
  return new ConnectionError(
    `${name} is not whole on this machine, and ${host} could not be reached for ${file}${codeOf(cause)}. With a network once, it is downloaded. ${otherwise(asked)}`,
    { provider: "local", model: name, cause },
  );
}

export function silenceError(asked: HubFile, timeoutMs: number): TimeoutError {
  const { name, file, host } = asked;
  return new TimeoutError(
    `${host} sent nothing for ${timeoutMs} ms, so ${file} of ${name} was not downloaded. ${otherwise(asked)}`,
    {
      provider: "local",
      model: name,
    },
  );
}

export function offlineError(asked: HubFile, missing: readonly string[]): NotFoundError {
  return new NotFoundError(
    `${asked.name} is not whole on this machine, and \`offline\` is set: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing. ${otherwise(asked)}`,
    { provider: "local", model: asked.name },
  );
}

/** `fetch` hides the reason in the cause of its error, and there in a list where it tried several addresses. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string") return ` (${code})`;
  }
  return "";
}

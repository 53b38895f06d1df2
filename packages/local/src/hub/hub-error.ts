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

/** A file of a model on the hub. */
export interface HubFile {
  /** The model's id. */
  readonly name: string;
  readonly file: string;
  /** The hub's host, such as `huggingface.co`. */
  readonly host: string;
  /** The folder in which the model's files are kept. */
  readonly folder: string;
}

/** The advice that is part of every error of a download. */
const advice = ({ name, folder }: HubFile) =>
  `Its files belong in ${folder}. You can also put them there yourself (copied from another machine, or with \`hf download ${name} --local-dir ${folder}\`), or pass a folder that has them: local("/path/to/folder").`;

/** The error for a response of the hub that is not the file. */
export function statusError(hubFile: HubFile, status: number, retryAfter?: number): ProviderError {
  const { name, file, host } = hubFile;
  const options: ProviderErrorOptions = { provider: "local", model: name, status, retryAfter };
  switch (status) {
    case 401:
      return new AuthenticationError(
        `${host} has no model ${name}, or requires a token for it (401). Check the id; for a gated model, accept its terms there and set HF_TOKEN.`,
        options,
      );
    case 403:
      return new PermissionError(
        `${host} does not allow this HF_TOKEN to read ${name} (403). Accept the model's terms there.`,
        options,
      );
    case 404:
      return new NotFoundError(
        file === "config.json"
          ? `${host} has no model ${name}. Check the id; a folder is written "./${name}" or as an absolute path.`
          : `${name} has no file ${file} on ${host}.${/\.onnx/.test(file) ? ' Not every model is available in each dtype, and only models with ONNX weights can run: see its folder "onnx" there.' : ""}`,
        options,
      );
    case 429:
      return new RateLimitError(
        `${host} accepts no more requests for now (429), so ${file} of ${name} was not downloaded. ${advice(hubFile)}`,
        options,
      );
    default: {
      const message = `${host} responded with status ${status}, so ${file} of ${name} was not downloaded. ${advice(hubFile)}`;
      return status >= 500 ? new OverloadedError(message, options) : new ProviderError(message, options);
    }
  }
}

/** The error for a hub that could not be reached, or a connection that broke. */
export function connectionError(hubFile: HubFile, cause: unknown): ConnectionError {
  const { name, file, host } = hubFile;
  return new ConnectionError(
    `${name} is not completely downloaded, and ${host} could not be reached for ${file}${codeOf(cause)}. Check the network and try again. ${advice(hubFile)}`,
    { provider: "local", model: name, cause },
  );
}

export function silenceError(hubFile: HubFile, timeoutMs: number): TimeoutError {
  const { name, file, host } = hubFile;
  return new TimeoutError(
    `${host} sent nothing for ${timeoutMs} ms, so ${file} of ${name} was not downloaded. ${advice(hubFile)}`,
    {
      provider: "local",
      model: name,
    },
  );
}

export function offlineError(hubFile: HubFile, missing: readonly string[]): NotFoundError {
  return new NotFoundError(
    `${hubFile.name} is not completely downloaded, and \`offline\` is set: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing. ${advice(hubFile)}`,
    { provider: "local", model: hubFile.name },
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

import { UsageError } from "../usage-error.js";
import { findProvider } from "./provider-table.js";

/** A model's name, parsed. */
export type ModelName =
  /** A built-in provider; `base` is another address for it. */
  | { readonly kind: "provider"; readonly provider: string; readonly id: string | undefined; readonly base: string | undefined }
  /** A package that exports a provider. */
  | { readonly kind: "package"; readonly package: string; readonly id: string; readonly base: string | undefined }
  /** Any server with OpenAI's chat completions. */
  | { readonly kind: "server"; readonly base: string; readonly id: string };

/** `@scope/package:id`, also with a base URL: servers have no models with such names. */
const scopedPackage = /^(@[a-z0-9~-][a-z0-9._~-]*\/[a-z0-9~-][a-z0-9._~-]*):(.*)$/s;
/** `package:id`, unless `package` is a built-in provider. */
const plainPackage = /^([a-z0-9~-][a-z0-9._~-]*):(.*)$/s;

/**
 * Parses a model's name:
 *
 * - `openai:gpt-4o-mini`: a built-in provider, a colon and an id. Built-in names come first.
 * - `@acme/provider:llava` or `acme-provider:llava`: a package, a colon and an id.
 * - `http://localhost:8000/v1#llava`: a server's base URL with the model behind a `#`.
 * - With a base URL beside it, any other name is what that server calls its model.
 *
 * @throws {UsageError} for a URL without a model, or with credentials
 * @example
 * readModelName("http://localhost:11434/v1#llava:13b"); // { kind: "server", base: "http://localhost:11434/v1", id: "llava:13b" }
 */
export function readModelName(name: string, base?: string): ModelName {
  if (/^https?:\/\//i.test(name)) return serverName(name, base);
  const colon = name.indexOf(":");
  const provider = colon === -1 ? name : name.slice(0, colon);
  if (findProvider(provider)) return { kind: "provider", provider, id: colon === -1 ? undefined : name.slice(colon + 1), base };
  const [, packageName, id] = scopedPackage.exec(name) ?? (base === undefined ? plainPackage.exec(name) : null) ?? [];
  if (packageName !== undefined && id !== undefined) return { kind: "package", package: packageName, id, base };
  if (base !== undefined) return { kind: "server", base, id: name };
  return { kind: "provider", provider, id: colon === -1 ? undefined : name.slice(colon + 1), base };
}

function serverName(name: string, base: string | undefined): ModelName {
  const at = name.indexOf("#");
  const [address, id] = at === -1 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
  if (!URL.canParse(address))
    throw new UsageError(`"${printable(name)}" is not the address of a model: write http://localhost:11434/v1#llava.`);
  const url = new URL(address);
  if (url.username || url.password) {
    throw new UsageError(
      `The address of ${url.host} contains a user name or password. Put the key into LEGENDA_API_KEY instead.`,
    );
  }
  if (id.trim() === "") {
    throw new UsageError(
      `"${printable(name)}" names a server but no model: write the model behind a #, such as ${printable(address)}#llava.`,
    );
  }
  if (base !== undefined) throw new UsageError("The model's name contains an address already: leave out --base-url.");
  return { kind: "server", base: address, id: id.trim() };
}

/** Whether a name can be that of a package. */
export const isPackageName = (name: string): boolean => readModelName(`${name}:`).kind === "package";

/** Without credentials, and without a query, which may contain a key. */
const printable = (address: string): string => address.replace(/\/\/[^/@#]*@/, "//").replace(/\?[^#]*/, "");

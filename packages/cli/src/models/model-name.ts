import { UsageError } from "../usage-error.js";
import { findProvider } from "./provider-table.js";

/** What a model's name says. */
export type ModelName =
  /** A provider that Legenda knows; `base` points its own client elsewhere. */
  | { readonly kind: "provider"; readonly provider: string; readonly id: string | undefined; readonly base: string | undefined }
  /** Any server that speaks OpenAI's chat completions. */
  | { readonly kind: "server"; readonly base: string; readonly id: string };

/**
 * Reads a model's name: a provider, a colon and an id; a base URL with the model behind a `#`; or, with a base URL
 * given beside it, whatever that server calls its model.
 *
 * @throws {UsageError} for a URL without a model, or with credentials
 * @example
 * readModelName("http://localhost:11434/v1#llava:13b"); // { kind: "server", base: "http://localhost:11434/v1", id: "llava:13b" }
 */
export function readModelName(name: string, base?: string): ModelName {
  if (/^https?:\/\//i.test(name)) return serverName(name, base);
  const colon = name.indexOf(":");
  const provider = colon === -1 ? name : name.slice(0, colon);
  if (base !== undefined && !findProvider(provider)) return { kind: "server", base, id: name };
  return { kind: "provider", provider, id: colon === -1 ? undefined : name.slice(colon + 1), base };
}

function serverName(name: string, base: string | undefined): ModelName {
  const at = name.indexOf("#");
  const [address, id] = at === -1 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
  if (!URL.canParse(address))
    throw new UsageError(`"${shown(name)}" is no address of a model: write http://localhost:11434/v1#llava.`);
  const url = new URL(address);
  if (url.username || url.password) {
    throw new UsageError(`The address of ${url.host} holds a user name or password. Put the key into LEGENDA_API_KEY instead.`);
  }
  if (id.trim() === "") {
    throw new UsageError(
      `"${shown(name)}" names a server and no model: write the model behind a #, such as ${shown(address)}#llava.`,
    );
  }
  if (base !== undefined) throw new UsageError("The model's name holds an address already: leave --base-url out.");
  return { kind: "server", base: address, id: id.trim() };
}

/** Without a query, which may hold a key. */
const shown = (address: string): string => address.replace(/\/\/[^/@#]*@/, "//").replace(/\?[^#]*/, "");

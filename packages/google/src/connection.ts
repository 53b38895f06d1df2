import { DefinitionError } from "@legenda/core";
import type { Base64Slots } from "@legenda/core/provider";
import { clientConnection, ownConnection } from "./genai-connection.js";
import type { GoogleClient, GoogleOptions, RetiredGoogleClient } from "./options.js";
import type { RequestBody } from "./request-body.js";
import { retiredConnection } from "./retired-connection.js";
import type { GoogleResponse } from "./wire.js";

/** One of the three ways to Gemini, told apart once. */
export interface Connection {
  /** The key that it sends, where that is known here: it must stand in no error. */
  readonly apiKey?: string | undefined;
  /** Whether images may stand in the body as markers, to be put in when it is sent. */
  readonly splices: boolean;
  generate(exchange: Exchange): Promise<GoogleResponse>;
  /** Fulfilled when the answer has begun. */
  stream(exchange: Exchange): Promise<AsyncIterable<GoogleResponse>>;
}

/** One request on its way. */
export interface Exchange {
  readonly connection: Connection;
  readonly body: RequestBody;
  readonly signal: AbortSignal;
  /** The answer as HTTP saw it, where the connection can see it: the client's errors leave the headers out. */
  response?: { readonly status: number; readonly headers: Headers };
}

/**
 * Makes the connection with the first call. One that fails, for want of a key say, is made anew with the next.
 *
 * @throws {DefinitionError} at once, for a client that is neither of Google's
 */
export function connect(id: string, options: GoogleOptions, slots: Base64Slots): () => Promise<Connection> {
  const { client } = options;
  if (client) {
    const connection = given(id, client, options);
    return async () => connection;
  }
  let made: Promise<Connection> | undefined;
  return () => {
    made ??= ownConnection(id, options, slots).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Told by what it can do: it may come from another copy of its package than ours. */
function given(id: string, client: GoogleClient | RetiredGoogleClient, options: GoogleOptions): Connection {
  if (isFunction((client as Partial<RetiredGoogleClient>).getGenerativeModel)) {
    return retiredConnection(id, client as RetiredGoogleClient, options);
  }
  const { models } = client as Partial<GoogleClient>;
  if (isFunction(models?.generateContent)) return clientConnection(id, client as GoogleClient, options);
  throw new DefinitionError(
    "google(id, { client }) takes a GoogleGenAI of @google/genai, or a GoogleGenerativeAI of @google/generative-ai.",
  );
}

const isFunction = (value: unknown): boolean => typeof value === "function";

import type { Finish, ModelRequest, StructuredOutputMode, Usage } from "@legenda/core";
import type OpenAI from "openai";
import type { Dialect } from "./dialect.js";
import type { SentImages } from "./sent-images.js";

/** A request with all that its body needs. */
export interface Outgoing {
  readonly id: string;
  readonly request: ModelRequest;
  readonly images: SentImages;
  readonly dialect: Dialect;
  /** How a value is asked for; `undefined` where a text is. */
  readonly mode: StructuredOutputMode | undefined;
  readonly stream: boolean;
}

/** What the vendor's reply says. */
export interface Reading {
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
  readonly model: string | undefined;
  readonly raw: unknown;
}

/** Reads the events of one stream. */
export interface EventReader {
  /** The text that an event brings, `""` for none. Throws what the vendor says went wrong. */
  read(data: string): string;
  /** What was said in all; `undefined` until the end mark has come. */
  end(): Reading | undefined;
}

/** One of OpenAI's two ways to ask: where its requests go, and how they and their replies are worded. */
export interface Wire {
  /** Sends a body by the client; gives the raw response, which is read here. */
  send(client: OpenAI, outgoing: Outgoing, options: { signal: AbortSignal | undefined }): Promise<Response>;
  /** @throws {VendorFault} where the reply is an error with status 200, or no reply at all */
  read(raw: unknown): Reading;
  events(): EventReader;
}

/** What a vendor says went wrong in a reply or stream whose HTTP status was 200. */
export class VendorFault extends Error {
  readonly status: number;
  readonly code: string | undefined;

  constructor(message: string, { status = 500, code }: { status?: number | undefined; code?: string | undefined } = {}) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Reads an error as vendors put it into a reply: `{ error: { message, code, type } }`, or `{ error: "…" }`. */
export function faultOf(error: unknown): VendorFault {
  if (typeof error !== "object" || error === null) return new VendorFault(String(error));
  const { message, code, type } = error as Partial<Record<string, unknown>>;
  // Gateways put an HTTP status where OpenAI has a word.
  const status = typeof code === "number" && code >= 400 ? code : statusOf(String(code ?? type ?? ""));
  return new VendorFault(typeof message === "string" ? message : "", {
    status,
    code: typeof code === "string" ? code : (type as string | undefined),
  });
}

function statusOf(code: string): number {
  if (/rate_limit|insufficient_quota/.test(code)) return 429;
  return /invalid|unsupported|too_large|too_small|parse_error|policy|empty|not_found|failed_to_download/.test(code) ? 400 : 500;
}

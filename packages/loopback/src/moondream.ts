import {
  type Failed,
  type RecordedRequest,
  type Said,
  type Vendor,
  type VendorServer,
  vendorServer,
} from "@legenda/conformance/server";

export interface MoondreamServerOptions {
  /** Speaks as the local Moondream Station does: no key, errors with status 200, words counted in place of tokens. */
  readonly station?: boolean;
}

/** Speaks as api.moondream.ai does, or as the local station: `/v1/caption` and `/v1/query`. */
export function moondreamServer({ station = false }: MoondreamServerOptions = {}): Promise<VendorServer> {
  return vendorServer(station ? stationVendor : cloudVendor);
}

type Body = Readonly<Record<string, unknown>>;

// The official clients decode each chunk of the connection by itself, so a character must not lie across two.
const json = (value: unknown) =>
  JSON.stringify(value).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const event = (body: unknown) => `data: ${json(body)}\n\n`;

const skillOf = ({ path }: RecordedRequest) =>
  /^\/v1\/(caption|query)(?:\?|$)/.exec(path)?.[1] as "caption" | "query" | undefined;
const bodyOf = ({ body }: RecordedRequest) => (body ?? {}) as Body;
const keyOf = (request: RecordedRequest) => (skillOf(request) === "query" ? "answer" : "caption");
const requestId = "2026-11-20_caption_2026-11-20-12:00:39-715d03";

const cloudVendor: Vendor = {
  check: checkCloud,
  streams: (request) => bodyOf(request).stream === true,
  // What the older and the newer generation of answers hold, together; metrics where the scenario counts.
  reply: (said, request) => ({
    request_id: requestId,
    [keyOf(request)]: said.text,
    finish_reason: said.finish ?? "stop",
    ...metrics(said),
  }),
  events: (_, pieces) => ({
    opening: [],
    pieces: pieces.map((chunk) => event({ chunk, completed: false, request_id: requestId })),
    closing: [event({ completed: true, chunk: "", org_id: "org-1", request_id: requestId })],
  }),
  error: ({ status, code, message = "The request failed." }) => ({
    body: { error: { message, type: types[status] ?? "api_error", param: null, code: code ?? null } },
  }),
  errorEvent: () =>
    event({ error: { message: "The model stopped.", type: "api_error", param: null, code: null }, completed: false }),
};

const types: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  413: "request_too_large",
  429: "rate_limit_error",
};

function metrics({ usage }: Said): Body {
  if (!usage) return {};
  return {
    metrics: {
      input_tokens: usage.input,
      output_tokens: usage.output,
      prefill_time_ms: 41.2,
      decode_time_ms: 410.8,
      ttft_ms: 60.1,
    },
  };
}

const stationVendor: Vendor = {
  check: checkStation,
  streams: (request) => bodyOf(request).stream === true,
  reply: ({ text }, request) => ({ [keyOf(request)]: text, _stats: stats(text.split(/\s+/).length) }),
  events: (_, pieces) => ({
    opening: [],
    pieces: pieces.map((chunk) => event({ chunk })),
    closing: [event({ stats: stats(pieces.length) }), event({ completed: true })],
  }),
  // Its worker pool answers so, whatever went wrong; a status of 500 and more is the web server's own.
  error: ({ status, code = "error", message = "The request failed." }) =>
    status < 500 ? { status: 200, body: { error: message, status: code } } : { body: { detail: message } },
  // A fault in its generator only breaks the stream.
  errorEvent: () => "",
};

const stats = (tokens: number) => ({ tokens, duration: 0.51, tokens_per_sec: Math.round(tokens / 0.051) / 10 });

const knownSettings = ["temperature", "top_p", "max_tokens", "max_objects"];

function checkCloud(request: RecordedRequest): Failed | undefined {
  const bad = (message: string, status = 400, code?: string): Failed => ({
    kind: "error",
    status,
    message,
    ...(code && { code }),
  });
  const skill = skillOf(request);
  if (request.method !== "POST" || !skill) return bad("Not found", 404);
  if (!request.headers["x-moondream-auth"]) return bad("Missing API key. Send it as X-Moondream-Auth.", 401, "missing_api_key");
  const { image_url: image, length, question, settings } = bodyOf(request);
  if (image === undefined && skill === "caption") return bad("image_url is required");
  if (image !== undefined && !isImage(image)) return bad("image_url must be a base64 data URI of an image");
  if (typeof image === "string" && image.length > 10_000_000 * 1.4) return bad("The image is larger than 10 MB", 413);
  if (length !== undefined && !["short", "normal", "long"].includes(String(length)))
    return bad("length must be short, normal or long");
  if (skill === "query" && !question) return bad("question is required");
  const unknown = Object.keys((settings ?? {}) as Body).find((key) => !knownSettings.includes(key));
  return unknown ? bad(`Unknown setting: ${unknown}`) : undefined;
}

const isImage = (value: unknown) =>
  typeof value === "string" && /^data:image\/(jpeg|png|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/.test(value);

function checkStation(request: RecordedRequest): Failed | undefined {
  const bad = (message: string): Failed => ({ kind: "error", status: 400, message });
  const skill = skillOf(request);
  if (!skill) return bad(`Function '${request.path.split("/").at(-1)}' not available`);
  const { image_url: image, question } = bodyOf(request);
  if (skill === "caption") return image ? undefined : bad("image_url is required");
  return image && question ? undefined : bad("image_url and question are required");
}

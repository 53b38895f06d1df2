import {
  type Failed,
  type RecordedRequest,
  type Said,
  type Vendor,
  type VendorServer,
  vendorServer,
} from "@legenda/conformance/server";

export interface GoogleServerOptions {
  /** Where a filter strikes: at the answer (a candidate with a finish reason), or at the prompt (no candidate at all). */
  readonly filters?: "candidate" | "prompt";
}

/** Speaks as generativelanguage.googleapis.com does: `generateContent` and `streamGenerateContent?alt=sse`. */
export function googleServer({ filters = "candidate" }: GoogleServerOptions = {}): Promise<VendorServer> {
  return vendorServer(google(filters));
}

type Body = Readonly<Record<string, unknown>>;

const path = /^\/v1(?:beta|alpha)?\/models\/([^/:?]+):(generateContent|streamGenerateContent)(?:\?|$)/;

const streams = (request: RecordedRequest): boolean => path.exec(request.path)?.[2] === "streamGenerateContent";

function google(filters: "candidate" | "prompt"): Vendor {
  return {
    check,
    streams,
    reply: (said, request) => response(request, { ...blocked(said, filters, said.text), usage: usage(said) }),
    events(said, pieces, request) {
      const event = (body: unknown) => `data: ${JSON.stringify(body)}\r\n\r\n`;
      const end = event(response(request, { ...blocked(said, filters, ""), usage: usage(said) }));
      const text = (piece: string) =>
        event(response(request, { candidates: [candidate(piece)], usage: { promptTokenCount: prompt(said) } }));
      return { opening: [], pieces: pieces.map(text), closing: [end] };
    },
    // A failed stream is plain JSON by the name of a stream.
    error: (failed, request) => ({
      body: errorBody(failed),
      ...(streams(request) && { headers: { "content-type": "text/event-stream" } }),
    }),
    errorEvent: () =>
      `data: ${JSON.stringify(errorBody({ kind: "error", status: 503, message: "The model is overloaded." }))}\r\n\r\n`,
  };
}

const finishReasons = { stop: "STOP", length: "MAX_TOKENS", refusal: "STOP", filtered: "SAFETY" } as const;

function blocked({ finish = "stop" }: Said, filters: "candidate" | "prompt", text: string): Body {
  if (finish !== "filtered") return { candidates: [{ ...candidate(text), finishReason: finishReasons[finish] }] };
  if (filters === "prompt") return { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } };
  return {
    candidates: [
      { finishReason: "SAFETY", index: 0, safetyRatings: [{ category: "HARM_CATEGORY_HARASSMENT", probability: "HIGH" }] },
    ],
  };
}

const candidate = (text: string) => ({ content: { parts: [{ text }], role: "model" }, index: 0 });

function response(request: RecordedRequest, { usage: usageMetadata, ...body }: Body): Body {
  return { ...body, usageMetadata, modelVersion: path.exec(request.path)?.[1], responseId: "mAw9afb4GKOvvdIPgYPh6Qg" };
}

const prompt = ({ usage: given }: Said): number => given?.input ?? 264;

/** Thoughts are counted beside the candidates, what was cached is a part of the prompt. */
function usage(said: Said): Body {
  const { output = 6, cached, reasoning = 0 } = said.usage ?? {};
  return {
    promptTokenCount: prompt(said),
    candidatesTokenCount: output - reasoning,
    totalTokenCount: prompt(said) + output,
    promptTokensDetails: [{ modality: "IMAGE", tokenCount: 258 }],
    ...(reasoning > 0 && { thoughtsTokenCount: reasoning }),
    ...(cached !== undefined && { cachedContentTokenCount: cached }),
  };
}

const names: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ABORTED",
  429: "RESOURCE_EXHAUSTED",
  499: "CANCELLED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

/** A code in capitals is a canonical status or an `ErrorInfo` reason, one with `Per…` a quota's id. */
function errorBody({ status, code, message = "The request failed.", retryAfterMs }: Failed): unknown {
  const quota = code && /Per(Minute|Day)/.test(code);
  const reason = code && !quota && !Object.values(names).includes(code) && code !== "FAILED_PRECONDITION";
  const details = [
    ...(reason ? [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: code, domain: "googleapis.com" }] : []),
    ...(quota
      ? [{ "@type": "type.googleapis.com/google.rpc.QuotaFailure", violations: [{ quotaMetric: "requests", quotaId: code }] }]
      : []),
    ...(retryAfterMs !== undefined
      ? [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retryAfterMs / 1000}s` }]
      : []),
  ];
  const name = code && !quota && !reason ? code : (names[status] ?? "UNKNOWN");
  return { error: { code: status, message, status: name, ...(details.length > 0 && { details }) } };
}

const known = new Set(
  "contents systemInstruction generationConfig safetySettings tools toolConfig cachedContent legenda_probe".split(" "),
);
const knownConfig = new Set(
  "temperature topP topK candidateCount maxOutputTokens stopSequences seed responseMimeType responseSchema responseJsonSchema mediaResolution thinkingConfig".split(
    " ",
  ),
);
const levels = new Set(["LOW", "MEDIUM", "HIGH", "ULTRA_HIGH"].map((level) => `MEDIA_RESOLUTION_${level}`));

/** The checks that a wrong body would fail at the vendor's as well. */
function check({ method, path: address, headers, body }: RecordedRequest): Failed | undefined {
  const bad = (message: string, status = 400): Failed => ({ kind: "error", status, message });
  if (method !== "POST" || !path.test(address)) return bad(`models/${address} is not found for API version v1beta.`, 404);
  if (address.includes("streamGenerateContent") && !/[?&]alt=sse/.test(address))
    return bad("This server streams by alt=sse only.");
  if (!headers["x-goog-api-key"]) return bad("Method doesn't allow unregistered callers.", 403);
  const { contents, generationConfig = {}, systemInstruction, ...rest } = (body ?? {}) as Record<string, unknown>;
  const unknown =
    Object.keys(rest).find((key) => !known.has(key)) ??
    Object.keys(generationConfig as Body).find((key) => !knownConfig.has(key));
  if (unknown) return bad(`Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
  if (!Array.isArray(contents) || contents.length === 0) return bad("contents is not specified");
  for (const content of [...contents, ...(systemInstruction ? [systemInstruction] : [])] as {
    role?: string;
    parts?: readonly Body[];
  }[]) {
    if (content !== systemInstruction && content.role !== "user" && content.role !== "model")
      return bad("Please use a valid role: user, model.");
    if (!content.parts?.length) return bad("contents.parts must not be empty.");
    const fault = content.parts.map(partFault).find(Boolean);
    if (fault) return bad(fault);
  }
  const fault = schemaFault(generationConfig as Body);
  return fault ? bad(fault) : undefined;
}

function partFault({ text, inlineData, fileData, mediaResolution, ...rest }: Body): string | undefined {
  const data = [text, inlineData, fileData].filter((field) => field !== undefined);
  if (Object.keys(rest).length > 0) return `Unknown name "${Object.keys(rest)[0]}" at 'contents[0].parts[0]': Cannot find field.`;
  if (data.length !== 1) return "contents.parts: required oneof field 'data' must have one initialized field";
  if (text !== undefined) return typeof text === "string" ? undefined : "text must be a string";
  const level = (mediaResolution as { level?: string } | undefined)?.level;
  if (mediaResolution !== undefined && !levels.has(level ?? "")) return "Invalid value at 'media_resolution.level'";
  if (fileData !== undefined) return typeof (fileData as Body).fileUri === "string" ? undefined : "Missing file_uri";
  // Google takes both spellings of a field, and both alphabets of base64; its Python client sends the second of each.
  const { mime_type, mimeType = mime_type, data: base64 } = inlineData as Body;
  if (typeof mimeType !== "string") return "Unable to process input image: no mime type.";
  const isBase64 = typeof base64 === "string" && base64.length % 4 === 0 && /^[\w+/-]+={0,2}$/.test(base64);
  return isBase64 ? undefined : "Invalid value at 'inline_data.data' (TYPE_BYTES), Base64 decoding failed";
}

function schemaFault({ responseSchema, responseJsonSchema, responseMimeType }: Body): string | undefined {
  if (responseSchema === undefined && responseJsonSchema === undefined) return undefined;
  if (responseMimeType !== "application/json")
    return "Response schema is only supported with response_mime_type 'application/json'";
  if (responseSchema !== undefined && responseJsonSchema !== undefined)
    return "Only one of response_schema and response_json_schema can be set.";
  const text = JSON.stringify(responseSchema ?? {});
  if (text.includes('"additionalProperties"'))
    return "Unknown name \"additionalProperties\" at 'generation_config.response_schema': Cannot find field.";
  return /"type":\[/.test(text)
    ? "Proto field is not repeating, cannot start list at 'generation_config.response_schema.type'"
    : undefined;
}

import { LegendaError } from "../errors/legenda-error.js";
import { ProviderError } from "../errors/provider-error.js";
import type { ModelReply, ModelRequest, StructuredOutputMode } from "../model.js";
import { withSchemaInPrompt } from "../response/instructions.js";
import type { DecodeContext, DecodedReply } from "./adapter.js";
import { CallGuard } from "./call-guard.js";
import { checkMessages } from "./check-messages.js";
import { checkParams } from "./check-params.js";
import { explainFailure } from "./explain-failure.js";
import type { HttpModelDefinition } from "./model-definition.js";
import { type PlacedImages, placeImages } from "./place-images.js";
import { defaultTimeoutMs } from "./provider-options.js";
import { BodyTooLong, maxReplyBytes } from "./read-body.js";
import { redactName } from "./redact.js";
import { connectionError, responseError } from "./response-error.js";
import type { SchemaLadder } from "./schema-ladder.js";
import type { IncomingReply, Transport } from "./transport.js";
import { ConnectionFailure, VendorFailure } from "./vendor-failure.js";

/** The state that a model keeps between calls. */
export interface ModelState {
  readonly definition: HttpModelDefinition;
  readonly connect: () => Transport | Promise<Transport>;
  readonly ladder: SchemaLadder;
}

/** The response to a request in one mode of structured output. */
export interface Opened {
  readonly incoming: IncomingReply;
  readonly context: DecodeContext;
}

/** One call: its request to the vendor, in the best mode of structured output that is not rejected. */
export class Exchange {
  readonly request: ModelRequest;
  readonly guard: CallGuard;
  readonly #state: ModelState;
  readonly #stream: boolean;
  #transport: Transport | undefined;
  #images: PlacedImages | undefined;
  #mode: StructuredOutputMode | undefined;

  /** @throws the signal's reason if the request is already aborted */
  constructor(state: ModelState, request: ModelRequest, stream: boolean) {
    this.#state = state;
    this.#stream = stream;
    this.request = request;
    this.guard = new CallGuard(request.signal, state.definition.timeoutMs ?? defaultTimeoutMs, stream ? "silence" : "deadline");
  }

  get definition(): HttpModelDefinition {
    return this.#state.definition;
  }

  /** Checks the request, connects and reads the images; sends nothing. */
  async prepare(): Promise<void> {
    if (this.#images) return;
    const { request } = this;
    const { definition, connect } = this.#state;
    checkParams(definition, request.params);
    checkMessages(request.messages, definition, definition.imageRoles);
    definition.check?.(request);
    const connecting = connect();
    this.#transport = connecting instanceof Promise ? await connecting : connecting;
    const { download, takesUrl, maxImageBytes } = definition;
    const options = { download, takesUrl, maxImageBytes, slots: this.#transport.slots };
    this.#images = await placeImages({ ...request, signal: this.guard.signal }, definition, options);
  }

  /** Sends the request in the best remaining mode. */
  async open(): Promise<Opened> {
    const { request, guard } = this;
    guard.signal.throwIfAborted();
    const { definition, ladder } = this.#state;
    const transport = this.#transport as Transport;
    const images = this.#images as PlacedImages;
    const mode = ladder.modeFor(request.schema);
    this.#mode = mode;
    const inPrompt = request.schema && (mode === "json" || mode === "prompt");
    const messages = inPrompt && request.schema ? withSchemaInPrompt(request.messages, request.schema) : request.messages;
    const stream = this.#stream;
    const encoded = definition.encode(request, { messages, mode, stream, image: images.place, source: images.image });
    const { signal, timeoutMs } = guard;
    const incoming = await transport.send({ ...encoded, stream, signal, timeoutMs });
    return { incoming, context: { request, mode } };
  }

  get address(): string | undefined {
    return this.#transport?.address;
  }

  /** Whether an error rejects the mode of structured output, and there is another one to try. */
  canUseAnotherMode(error: unknown): boolean {
    const { definition, ladder } = this.#state;
    const { schema } = this.request;
    const mode = this.#mode;
    if (!schema || !mode || !(error instanceof ProviderError)) return false;
    const scope = definition.refusal?.(error, mode);
    return scope !== undefined && ladder.refuse(mode, schema, scope);
  }

  /** Runs a step that reads the reply: an unexpected error in it is reported as a bug, not as a broken connection. */
  decode<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof VendorFailure || error instanceof LegendaError) throw error;
      const { provider, id } = this.#state.definition;
      throw new ProviderError(
        `The reply of ${provider}:${id} could not be read (${error instanceof Error ? error.name : "unknown"}). This is a bug in the code that reads it; please report it.`,
        { provider, model: id, retryable: false, cause: error },
      );
    }
  }

  toReply(decoded: DecodedReply, headers: Headers | undefined): ModelReply {
    const { definition } = this.#state;
    const secrets = this.#secrets;
    const requestId = redactName(headers?.get(definition.requestIdHeader ?? "x-request-id") ?? decoded.requestId, secrets);
    const rateLimits = headers && definition.rateLimits?.(headers);
    return {
      text: decoded.text,
      finish: decoded.finish,
      usage: decoded.usage,
      provider: definition.provider,
      model: redactName(decoded.model, secrets) ?? definition.id,
      ...(requestId !== undefined && { requestId }),
      ...(rateLimits && { rateLimits }),
      raw: decoded.raw,
    };
  }

  /** The reply for a failure that reports a content filter; `undefined` for any other failure. */
  filteredReply(thrown: unknown, text = ""): ModelReply | undefined {
    if (!(thrown instanceof VendorFailure)) return undefined;
    if (explainFailure(thrown, this.#state.definition).kind !== "filtered") return undefined;
    return this.toReply({ text, finish: "filtered", usage: {}, raw: thrown.body }, thrown.headers);
  }

  /** The error that the caller gets for something thrown during the call. */
  errorOf(thrown: unknown): unknown {
    const { request, guard } = this;
    const { provider, id } = this.#state.definition;
    if (request.signal?.aborted) return request.signal.reason;
    if (guard.timedOut) return connectionError({ provider, id }, { timeoutMs: guard.timeoutMs });
    if (thrown instanceof VendorFailure)
      return responseError({ provider, id, secrets: this.#secrets }, explainFailure(thrown, this.#state.definition));
    if (thrown instanceof ConnectionFailure) return connectionError({ provider, id }, { code: thrown.code });
    if (thrown instanceof BodyTooLong)
      return new ProviderError(`${provider}:${id} sent a reply of more than ${maxReplyBytes / 1e6} MB, which is the limit.`, {
        provider,
        model: id,
        retryable: false,
      });
    return thrown;
  }

  /** @param complete whether the reply is complete, so that there is nothing to abort */
  end(complete: boolean): void {
    this.guard.end(complete);
    this.#images?.release();
  }

  get #secrets(): readonly string[] {
    return this.#transport?.secrets ?? [];
  }
}

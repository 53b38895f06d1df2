import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ImageSource, type ModelRequest, tokensFor } from "@legenda/core";
import { loadImage } from "@legenda/core/provider";
import { readDimensions } from "@legenda/images";
import { scenes } from "@legenda/local";
import { openai } from "@legenda/openai";
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";

/** A server on loopback that speaks as OpenAI's chat completions do. */
export interface SeeingServer extends AsyncDisposable {
  /** With `/v1`. */
  readonly url: string;
}

/**
 * A provider that answers with the eyes of the embedded model: what the pages show comes from a model that looks at the
 * pictures, and takes no key and no money.
 */
export async function seeingServer(): Promise<SeeingServer> {
  const eyes = scenes();

  async function answer(body: ChatCompletionCreateParamsNonStreaming): Promise<ChatCompletion> {
    const { schema, picture, words, isDoctor } = askedIn(body);
    const seen = picture ? await asked(picture, "Describe this image.") : "There is no picture.";
    const text =
      schema && picture ? await typed(picture, schema, seen) : isDoctor && picture ? `A ${drawingIn(seen).join(" ")}.` : seen;
    const pictureTokens = picture ? await tokensOf(picture, body.model) : 0;
    return completion(body.model, text, Math.ceil(words / 4) + pictureTokens);
  }

  /** A schema's answer. That of the doctor is none that the embedded model was taught. */
  async function typed(picture: ImageSource, schema: NonNullable<ModelRequest["schema"]>, seen: string): Promise<string> {
    if (schema.name !== "drawing") return await asked(picture, "Write alt text for this image.", schema);
    const [colour, shape] = drawingIn(seen);
    return JSON.stringify({ colour, shape });
  }

  async function asked(picture: ImageSource, text: string, schema?: ModelRequest["schema"]): Promise<string> {
    const content = [
      { type: "image", image: picture },
      { type: "text", text },
    ] as const;
    const reply = await eyes.generate({ messages: [{ role: "user", content }], params: {}, ...(schema && { schema }) });
    return reply.text;
  }

  const server = createServer((incoming, outgoing) => {
    bodyOf(incoming)
      .then(answer)
      .then((body) => send(outgoing, 200, body))
      .catch((error: unknown) => send(outgoing, 400, { error: { message: String(error), type: "invalid_request_error" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await eyes.close();
    },
  };
}

/** As many as the vendor's rule makes of a picture that came in the request. */
async function tokensOf(picture: ImageSource, model: string): Promise<number> {
  const { bytes } = await loadImage(picture);
  return tokensFor(openai(model, { apiKey: "none is needed to count" }), readDimensions(bytes)) ?? 0;
}

/** Its first shape and colour. Circles as large as the doctor draws them are sometimes taken for crescents. */
function drawingIn(description: string): readonly [colour: string, shape: string] {
  const [, colour = "", shape = ""] = /(\w+) (circle|crescent|square|triangle)\b/.exec(description) ?? [];
  return [colour, shape === "crescent" ? "circle" : shape];
}

interface Asked {
  readonly picture: ImageSource | undefined;
  /** How many characters of text there are. */
  readonly words: number;
  readonly isDoctor: boolean;
  readonly schema: ModelRequest["schema"];
}

function askedIn({ messages, response_format: format }: ChatCompletionCreateParamsNonStreaming): Asked {
  let text = "";
  let url: string | undefined;
  for (const { content } of messages) {
    if (typeof content === "string") text += `${content}\n`;
    for (const part of typeof content === "object" ? (content ?? []) : []) {
      if (part.type === "text") text += `${part.text}\n`;
      if (part.type === "image_url") url = part.image_url.url;
    }
  }
  const wanted = format?.type === "json_schema" ? format.json_schema : undefined;
  return {
    picture: url === undefined ? undefined : { kind: "url", url },
    words: text.length,
    isDoctor: /^What is drawn in this picture\?/m.test(text),
    schema: wanted && { name: wanted.name, jsonSchema: wanted.schema ?? {} },
  };
}

function completion(model: string, content: string, prompt_tokens: number): ChatCompletion {
  const completion_tokens = Math.ceil(content.length / 4);
  return {
    id: "chatcmpl-seeing",
    object: "chat.completion",
    created: 1_763_000_000,
    model,
    choices: [{ index: 0, message: { role: "assistant", content, refusal: null }, finish_reason: "stop", logprobs: null }],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<ChatCompletionCreateParamsNonStreaming> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString("utf8")) as ChatCompletionCreateParamsNonStreaming;
}

function send(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

import type { Scenario, VendorServer } from "@legenda/conformance/server";
import type { ImagePart, ModelRequest, Part } from "@legenda/core";
import { type OpenAIServerOptions, openaiServer } from "@legenda/loopback";
import { png } from "@legenda/test-kit";
import { onTestFinished } from "vitest";

export async function server(options?: OpenAIServerOptions, ...scenarios: readonly Scenario[]): Promise<VendorServer> {
  const started = await openaiServer(options);
  onTestFinished(() => started.close());
  if (scenarios.length > 0) started.script(...scenarios);
  return started;
}

export const picture = (bytes: Uint8Array = png(), more: Partial<ImagePart> = {}): ImagePart => ({
  type: "image",
  image: { kind: "bytes", bytes, mediaType: "image/png" },
  ...more,
});

export const text = (content: string, more: { cache?: true } = {}): Part => ({ type: "text", text: content, ...more });

export const ask = (content: readonly Part[], more: Partial<ModelRequest> = {}): ModelRequest => ({
  messages: [{ role: "user", content }],
  params: {},
  ...more,
});

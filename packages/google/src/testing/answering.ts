interface SentBody {
  readonly contents: readonly { readonly role: string; readonly parts: readonly object[] }[];
  readonly generationConfig?: Readonly<Record<string, unknown>>;
}

/** A `fetch` that answers each request with the next of the given bodies, and keeps what was sent. */
export function answering(...answers: readonly (object | Response)[]) {
  const sent: { readonly url: string; readonly headers: Headers; readonly text: string; readonly body: SentBody }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const text = typeof init?.body === "string" ? init.body : new TextDecoder().decode(init?.body as Uint8Array);
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ url: String(input), headers: new Headers(init?.headers), text, body: JSON.parse(text) });
    if (answer instanceof Response) return answer.clone();
    const stream = String(input).includes("alt=sse");
    const events = [answer].flat().map((event) => `data: ${JSON.stringify(event)}\r\n\r\n`);
    return new Response(stream ? events.join("") : JSON.stringify(answer), {
      headers: { "content-type": stream ? "text/event-stream" : "application/json" },
    });
  };
  return { fetch, sent };
}

export const answer = (text: string, more: object = {}): object => ({
  candidates: [{ content: { parts: [{ text }] }, finishReason: "STOP", ...more }],
});

type Delta<Reply> = { readonly type: "text"; readonly text: string } | { readonly type: "end"; readonly reply: Reply };

/** Reads a model's stream to its end: its texts, also joined, and the reply if there was one. */
export async function readStream<Reply>(
  stream: AsyncIterable<Delta<Reply>>,
): Promise<{ texts: string[]; text: string; reply: Reply | undefined }> {
  const texts: string[] = [];
  let reply: Reply | undefined;
  for await (const delta of stream) {
    if (delta.type === "text") texts.push(delta.text);
    else reply = delta.reply;
  }
  return { texts, text: texts.join(""), reply };
}

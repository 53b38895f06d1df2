/** The vendors' official Python clients against the servers on loopback, which must behave like the vendors'. */
import { fail, say, type VendorServer } from "@legenda/conformance/server";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { anthropicServer, googleServer, moondreamServer, openaiServer } from "./index.js";
import { type Python, python } from "./testing/python.js";

let run: Python;
beforeAll(async () => {
  // The Moondream client depends on a runtime for local models, which its cloud client does not import.
  run = await python(["anthropic==2.14.0", "google-genai==3.6.1", "openai==3.57.0", "pillow==13.0.0"], ["moondream==2.6.1"]);
});

async function started<Server extends VendorServer>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  onTestFinished(() => server.close());
  return server;
}

const moondreamProgram = `
import sys, json, urllib.error
import moondream
from PIL import Image

model = moondream.vl(endpoint=sys.argv[1] + "/v1", api_key="key")
image = Image.new("RGB", (8, 8), "red")
whole = model.caption(image, length="short")["caption"]
streamed = list(model.caption(image, stream=True)["caption"])
answer = model.query(image, "What colour is it?")["answer"]
try:
    model.caption(image)
    status = None
except urllib.error.HTTPError as error:
    status = error.code
print(json.dumps([whole, streamed, answer, status]))
`;

test("moondream: a caption, a streamed caption, an answer, an error", async () => {
  const server = await started(moondreamServer());
  server.script(
    say("A red square."),
    say("A red square: größer."),
    say("Red."),
    fail(401, { message: "This key is not valid." }),
  );
  const [whole, streamed, answer, status] = JSON.parse(await run(moondreamProgram, [server.url])) as [
    string,
    string[],
    string,
    number,
  ];
  expect([whole, streamed.join(""), answer, status]).toEqual(["A red square.", "A red square: größer.", "Red.", 401]);
  expect(streamed.length).toBeGreaterThan(1);
  expect(server.requests.map(({ path }) => path)).toEqual(["/v1/caption", "/v1/caption", "/v1/query", "/v1/caption"]);
  expect(server.requests[0]?.headers["x-moondream-auth"]).toBe("key");
  expect(server.requests[0]?.body).toMatchObject({ length: "short", stream: false });
});

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==";

const openaiProgram = `
import sys, json
from openai import OpenAI, RateLimitError

client = OpenAI(base_url=sys.argv[1] + "/v1", api_key="key", max_retries=0)
image = {"type": "image_url", "image_url": {"url": "data:image/png;base64,${pixel}"}}
messages = [{"role": "user", "content": [{"type": "text", "text": "Caption this."}, image]}]
whole = client.chat.completions.create(model="gpt-4o-mini", messages=messages)
stream = client.chat.completions.create(model="gpt-4o-mini", messages=messages, stream=True)
streamed = "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)
responses = client.responses.create(model="gpt-5.4-mini", input="Say something.").output_text
try:
    client.chat.completions.create(model="gpt-4o-mini", messages=messages)
    error = None
except RateLimitError as raised:
    error = raised.status_code
print(json.dumps([whole.choices[0].message.content, whole.usage.prompt_tokens, streamed, responses, error]))
`;

test("openai: chat completions, whole and streamed, responses, an error", async () => {
  const server = await started(openaiServer());
  server.script(say("A pixel.", { usage: { input: 90, output: 8 } }), say("A streamed pixel."), say("Something."), fail(429));
  expect(JSON.parse(await run(openaiProgram, [server.url]))).toEqual(["A pixel.", 90, "A streamed pixel.", "Something.", 429]);
});

const anthropicProgram = `
import sys, json
from anthropic import Anthropic, APIStatusError

client = Anthropic(base_url=sys.argv[1], api_key="key", max_retries=0)
source = {"type": "base64", "media_type": "image/png", "data": "${pixel}"}
messages = [{"role": "user", "content": [{"type": "text", "text": "Caption this."}, {"type": "image", "source": source}]}]
ask = {"model": "claude-haiku-4-5", "max_tokens": 100, "messages": messages}
whole = client.messages.create(**ask)
with client.messages.stream(**ask) as stream:
    streamed = "".join(stream.text_stream)
try:
    client.messages.create(**ask)
    error = None
except APIStatusError as raised:
    error = raised.status_code
print(json.dumps([whole.content[0].text, whole.stop_reason, streamed, error]))
`;

test("anthropic: messages, whole and streamed, an error", async () => {
  const server = await started(anthropicServer());
  server.script(say("A pixel."), say("A streamed pixel."), fail(529));
  expect(JSON.parse(await run(anthropicProgram, [server.url]))).toEqual(["A pixel.", "end_turn", "A streamed pixel.", 529]);
});

const googleProgram = `
import sys, json, base64
from google import genai
from google.genai import errors, types

client = genai.Client(api_key="key", http_options=types.HttpOptions(base_url=sys.argv[1]))
contents = ["Caption this.", types.Part.from_bytes(data=base64.b64decode("${pixel}"), mime_type="image/png")]
ask = {"model": "gemini-3.8-flash", "contents": contents}
whole = client.models.generate_content(**ask)
streamed = "".join(chunk.text or "" for chunk in client.models.generate_content_stream(**ask))
try:
    client.models.generate_content(**ask)
    error = None
except errors.APIError as raised:
    error = raised.code
print(json.dumps([whole.text, whole.usage_metadata.prompt_token_count, streamed, error]))
`;

test("google-genai: content, whole and streamed, an error", async () => {
  const server = await started(googleServer());
  server.script(say("A pixel.", { usage: { input: 90, output: 8 } }), say("A streamed pixel."), fail(400));
  expect(JSON.parse(await run(googleProgram, [server.url]))).toEqual(["A pixel.", 90, "A streamed pixel.", 400]);
});

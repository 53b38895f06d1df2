/**
 * What every form of a caption function must do, whichever way it is written down. It needs nothing
 * but Node's own assertions, so that it also runs where no test runner does.
 */
import assert from "node:assert/strict";
import { type Answer, type CallDescription, type ImageInput, type Model, RefusedError, using } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { z } from "zod";

export const AltText = z.object({ alt: z.string().max(120), tags: z.array(z.string()).optional() });
export type AltText = z.infer<typeof AltText>;

export const templates = {
  caption: "Generate a short, descriptive caption for this image: {url:image}",
  altText: `
    SYSTEM: You write alt text for a shop.
    USER: Describe {photo:image} as it is used on the page of {product.name}.
  `,
} as const;

/** The same three calls in each form; the model is the one that each case gives. */
export interface Captions {
  caption(url: ImageInput): Answer<string>;
  altText(args: { photo: ImageInput; product: { name: string } }): Answer<AltText>;
  computed(url: ImageInput): Answer<string>;
}

export interface Form {
  readonly name: string;
  make(model: Model): Captions;
  describe(model: Model): readonly CallDescription[];
}

const wolf = "https://example.com/wolf.jpg";
const bag = { photo: "https://example.com/bag.jpg", product: { name: "Weekender" } };

type Case = (form: Form) => Promise<void>;

export const cases: Readonly<Record<string, Case>> = {
  async "a bare value fills the one slot"(form) {
    const model = testModel("A wolf in the snow.");
    assert.equal(await form.make(model).caption(wolf), "A wolf in the snow.");
    assert.deepEqual(model.requests[0]?.messages, [
      {
        role: "user",
        content: [
          { type: "text", text: "Generate a short, descriptive caption for this image:" },
          { type: "image", image: { kind: "url", url: wolf } },
        ],
      },
    ]);
  },
  async "an object fills the slots, and the answer is validated"(form) {
    const model = testModel({ value: { alt: "A brown leather bag." } });
    assert.deepEqual(await form.make(model).altText(bag), { alt: "A brown leather bag." });
    assert.deepEqual(
      model.requests[0]?.messages.map((message) => message.role),
      ["system", "user"],
    );
    assert.equal(model.requests[0]?.schema?.jsonSchema.type, "object");
  },
  async "nothing is sent until it is asked for, and it is sent once"(form) {
    const model = testModel("A wolf.");
    const answer = form.make(model).caption(wolf);
    await answer.messages();
    assert.equal(model.requests.length, 0);
    assert.deepEqual(await Promise.all([answer, answer, answer.reply().then((reply) => reply.value)]), [
      "A wolf.",
      "A wolf.",
      "A wolf.",
    ]);
    assert.equal(model.requests.length, 1);
  },
  async "a stream gives the text as it is made, and the reply is of the same request"(form) {
    const model = testModel({ chunks: ["A ", "wolf", "."] });
    const answer = form.make(model).caption(wolf);
    const chunks: string[] = [];
    for await (const chunk of answer.stream()) chunks.push(chunk);
    assert.deepEqual(chunks, ["A ", "wolf", "."]);
    assert.equal((await answer.reply()).value, "A wolf.");
    assert.equal(model.requests.length, 1);
  },
  async "a typed stream ends with the validated value"(form) {
    const model = testModel({ chunks: ['{"alt":"A br', 'own bag."', ',"tags":["bag"]}'] });
    const snapshots: unknown[] = [];
    for await (const snapshot of form.make(model).altText(bag).stream()) snapshots.push(snapshot);
    assert.deepEqual(snapshots[0], { alt: "A br" });
    assert.deepEqual(snapshots.at(-1), { alt: "A brown bag.", tags: ["bag"] });
  },
  async "another model for one answer, and for all of an object's"(form) {
    const first = testModel("first");
    const second = testModel("second");
    const captions = form.make(first);
    const answer = captions.caption(wolf);
    assert.equal(await answer.with(second), "second");
    assert.equal(await answer, "first");
    assert.equal(await using(captions, second).caption(wolf), "second");
    assert.equal(await captions.caption(wolf), "first");
  },
  async "an answer that does not fit goes back once with its faults"(form) {
    const model = testModel([{ value: { alt: 7 } }, { value: { alt: "A bag." } }]);
    const reply = await form.make(model).altText(bag).reply();
    assert.deepEqual([reply.value, reply.attempts], [{ alt: "A bag." }, 2]);
    assert.match(JSON.stringify(model.requests[1]?.messages.at(-1)), /alt/);
  },
  async "a refusal is no caption"(form) {
    const model = testModel({ text: "I cannot help with that.", finish: "refusal" });
    const answer = form.make(model).caption(wolf);
    assert.equal((await answer.reply()).finish, "refusal");
    await assert.rejects(async () => answer, RefusedError);
  },
  async "a missing image is an error before anything is sent"(form) {
    const model = testModel("A wolf.");
    await assert.rejects(async () => form.make(model).caption(undefined as never), /url/);
    assert.equal(model.requests.length, 0);
  },
  async "what is computed joins the arguments"(form) {
    const model = testModel("A wolf.");
    await form.make(model).computed(wolf);
    assert.match(JSON.stringify(model.requests[0]?.messages), /A dry caption/);
  },
  async "an abort is heard before, during and after"(form) {
    const model = testModel({ text: "A wolf.", delayMs: 5 });
    const captions = form.make(model);
    await assert.rejects(async () => captions.caption(wolf).with({ signal: AbortSignal.abort() }), { name: "AbortError" });
    assert.equal(model.requests.length, 0);
    const during = new AbortController();
    const pending = captions.caption(wolf).with({ signal: during.signal });
    setTimeout(() => during.abort(), 1);
    await assert.rejects(async () => pending, { name: "AbortError" });
    const after = new AbortController();
    const done = captions.caption(wolf).with({ signal: after.signal });
    await done;
    after.abort();
    assert.equal(await done, "A wolf.");
  },
  async "its calls can be listed"(form) {
    const listed = form.describe(testModel("A wolf."));
    assert.deepEqual(
      listed.map(({ slots }) => slots.map((slot) => slot.name)),
      [["url"], ["photo", "product"], ["tone", "url"]],
    );
  },
};

/** Runs every case and says what failed; the exit code tells. */
export async function runAll(form: Form): Promise<void> {
  let failed = 0;
  for (const [name, run] of Object.entries(cases)) {
    try {
      await run(form);
    } catch (error) {
      failed++;
      console.error(`${form.name}: ${name}`, error);
    }
  }
  console.log(`${form.name}: ${Object.keys(cases).length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

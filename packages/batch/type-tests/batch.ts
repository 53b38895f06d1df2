import { type BatchResult, type BatchSources, batch, type Executor, estimate, readJournal } from "@legenda/batch";
import { AltText, captionsFor } from "@legenda/captions";
import { type ImageSource, promptTemplate } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { z } from "zod";

type Equal<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function same<One, Other>(_: Equal<One, Other>): void {}

const model = testModel("A wolf.");
const captions = captionsFor(model);
const sources: BatchSources = [{ key: "a.jpg", image: { kind: "file", path: "a.jpg" } }];

// The value has the type of the answer, of a promise's value, or of the value itself.
for await (const result of batch((photo) => captions.altText(photo), sources)) {
  same<typeof result, BatchResult<AltText>>(true);
  if (result.status === "done") {
    same<typeof result.value, AltText>(true);
    same<typeof result.origin, "call" | "journal" | "duplicate">(true);
  }
  if (result.status === "failed") same<typeof result.error.retryable, boolean>(true);
  if (result.status === "kept") same<typeof result.existing, string>(true);
  // @ts-expect-error: a failure has no value
  result.value;
}
for await (const result of batch((photo) => captions.caption(photo), sources)) same<typeof result, BatchResult<string>>(true);
for await (const result of batch(async (_, { key }) => ({ key }), sources))
  same<typeof result, BatchResult<{ key: string }>>(true);
for await (const result of batch((_, { width }) => width, sources)) same<typeof result, BatchResult<number | undefined>>(true);

const typed = promptTemplate("The {name} in {photo:image}").call(model, { response: z.object({ alt: z.string() }) });
batch((photo, { fields }) => typed({ photo, name: fields.title ?? "" }), sources);
// @ts-expect-error: a slot is left out
batch((photo) => typed({ photo }), sources);
// @ts-expect-error: a slot is misnamed
batch((photo) => typed({ photo, title: "" }), sources);
// @ts-expect-error: the image is no text
batch((photo: string) => captions.caption(photo), sources);
batch((photo: ImageSource) => captions.caption(photo), [{ key: "a", image: { kind: "url", url: "https://example.com/a.jpg" } }]);
// @ts-expect-error: a source has a key
batch((photo) => captions.caption(photo), [{ image: { kind: "file", path: "a.jpg" } }]);
// @ts-expect-error: a bare path is no source
batch((photo) => captions.caption(photo), ["a.jpg"]);
// @ts-expect-error: an option that is none
batch((photo) => captions.caption(photo), sources, { journals: "a.journal" });
// @ts-expect-error: a mode that is none
batch((photo) => captions.caption(photo), sources, { existing: "append" });

const { cost } = await estimate((photo) => captions.altText(photo), sources);
same<typeof cost, import("@legenda/core").Cost | undefined>(true);

using journal = readJournal("alt.journal");
// What a journal holds is known to be JSON, and no more.
for (const result of journal.results()) same<typeof result, BatchResult<unknown>>(true);
void AltText;

const executor: Executor = { concurrency: 4, execute: (item) => item.ask(async (request, other) => other.generate(request)) };
batch((photo) => captions.caption(photo), sources, { executor });
// @ts-expect-error: an outcome has a status
batch((photo) => captions.caption(photo), sources, { executor: { execute: async () => ({ text: "A wolf." }) } });

import type { StandardSchemaV1 } from "@standard-schema/spec";
import { type } from "arktype";
import * as v from "valibot";
import { z } from "zod";
import * as mini from "zod/mini";
import { z as z3 } from "zod-3";
import {
  type CompiledResponse,
  compileResponse,
  type InferOutput,
  type ReadResult,
  type ResponseModel,
  responseModel,
  type SnapshotReader,
  type StandardSchema,
} from "../../src/response/index.js";
import type { Equal, Expect } from "../expect.js";

const zod4 = z.object({ alt: z.string(), words: z.string().transform((text) => text.length), count: z.number().default(1) });
const zodMini = mini.object({ alt: mini.string(), note: mini.optional(mini.string()) });
const zod3 = z3.object({ alt: z3.string(), words: z3.string().transform((text) => text.length) });
const valibot = v.object({
  alt: v.string(),
  words: v.pipe(
    v.string(),
    v.transform((text) => text.length),
  ),
});
const valibotAsync = v.pipeAsync(
  v.string(),
  v.checkAsync(async () => true),
);
const arktype = type({ alt: "string", "note?": "string" });
const list = z.array(z.enum(["a", "b"]));

export const compiled = {
  zod4: await compileResponse(zod4),
  list: await compileResponse(list),
  model: await compileResponse(responseModel(zod4, { name: "alt" })),
};

export type Tests = [
  Expect<Equal<InferOutput<typeof zod4>, { alt: string; words: number; count: number }>>,
  Expect<Equal<InferOutput<typeof zodMini>, { alt: string; note?: string | undefined }>>,
  Expect<Equal<InferOutput<typeof zod3>, { alt: string; words: number }>>,
  Expect<Equal<InferOutput<typeof valibot>, { alt: string; words: number }>>,
  Expect<Equal<InferOutput<typeof valibotAsync>, string>>,
  Expect<Equal<InferOutput<typeof arktype>, { alt: string; note?: string }>>,
  Expect<Equal<typeof compiled.zod4, CompiledResponse<{ alt: string; words: number; count: number }>>>,
  Expect<Equal<Awaited<ReturnType<typeof compiled.list.read>>, ReadResult<("a" | "b")[]>>>,
  Expect<Equal<ReturnType<typeof compiled.list.snapshots>, SnapshotReader<("a" | "b")[]>>>,
  Expect<Equal<typeof compiled.model, typeof compiled.zod4>>,
  Expect<Equal<InferOutput<ResponseModel<string>>, string>>,
];

// Ours and the specification's own types stand for each other.
export const toSpec: StandardSchemaV1<unknown, string> = {} as StandardSchema<unknown, string>;
export const fromSpec: StandardSchema<unknown, string> = {} as StandardSchemaV1<unknown, string>;

// @ts-expect-error Not a schema.
compileResponse({ alt: "string" });

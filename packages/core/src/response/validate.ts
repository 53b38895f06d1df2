import type { ResponseIssue } from "../errors/answer-errors.js";
import type { ReadResult } from "./read-result.js";
import type { StandardIssue, StandardResult, StandardSchema } from "./standard-schema.js";

/** Validates a value with the user's schema. Errors that the schema's own code throws are not caught. */
export async function validate(schema: StandardSchema, value: unknown): Promise<ReadResult<unknown>> {
  return toReadResult(await run(schema, value));
}

/** A result of a schema, with issues as errors have them. */
export function toReadResult(result: StandardResult<unknown>): ReadResult<unknown> {
  return result.issues ? { ok: false, issues: result.issues.map(toIssue) } : { ok: true, value: result.value };
}

/** Zod's own method. */
interface ZodSchema {
  safeParseAsync(
    value: unknown,
  ): Promise<
    | { readonly success: true; readonly data: unknown }
    | { readonly success: false; readonly error: { readonly issues: readonly StandardIssue[] } }
  >;
}

async function run(schema: StandardSchema, value: unknown): Promise<StandardResult<unknown>> {
  // Zod's `~standard.validate` first runs synchronously: an asynchronous schema would run its refinements and
  // transforms twice.
  if (schema["~standard"].vendor === "zod" && "safeParseAsync" in schema) {
    const result = await (schema as unknown as ZodSchema).safeParseAsync(value);
    return result.success ? { value: result.data } : { issues: result.error.issues };
  }
  return schema["~standard"].validate(value);
}

function toIssue({ message, path = [] }: StandardIssue): ResponseIssue {
  return {
    message,
    // Not `path.map`: ArkType's paths are arrays of their own class.
    path: Array.from(path, (segment) => {
      const key = typeof segment === "object" ? segment.key : segment;
      return typeof key === "symbol" ? String(key) : key;
    }),
  };
}

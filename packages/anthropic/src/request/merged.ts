/**
 * The vendor's own options put into a body: objects key by key, so that `output_config: { effort: "low" }`
 * leaves the schema beside it alone; all else in place of what was there.
 */
export function merged<Body extends object>(body: Body, options: Readonly<Record<string, unknown>> | undefined): Body {
  if (!options) return body;
  const both = Object.entries(options).map(([key, value]) => {
    const own = (body as Record<string, unknown>)[key];
    return [key, isPlain(own) && isPlain(value) ? merged(own, value) : value] as const;
  });
  return { ...body, ...Object.fromEntries(both) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

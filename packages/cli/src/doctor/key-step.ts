import type { CommandContext } from "../command-context.js";
import { originOf } from "../environment/environment.js";
import { howToSetKey } from "../models/ask-for-model.js";
import { serverKeyVariable } from "../models/server-key.js";
import type { Patient } from "./patient.js";
import type { Step } from "./step.js";

/** How the vendors' keys begin. One that begins as another's does was pasted into the wrong line. */
const beginnings: readonly (readonly [beginning: string, provider: string, title: string])[] = [
  ["sk-ant-", "anthropic", "Anthropic"],
  ["sk-or-", "openrouter", "OpenRouter"],
  ["gsk_", "groq", "Groq"],
  ["AIza", "google", "Google"],
];

/** Whether there is a key, where it comes from, and whether it looks like one. Never what it is. */
export function keyStep({ provider, address, keyVariable, withheld, model }: Patient, { environment }: CommandContext): Step {
  const step = { id: "key", title: "Key" } as const;
  if (withheld !== undefined) return { ...step, status: "warning", detail: withheld };
  if (!keyVariable) {
    const needed = provider && provider.keyVariables.length > 0 && !(provider.name === "moondream" && address !== undefined);
    if (needed)
      return {
        ...step,
        status: "failed",
        detail: `${provider.keyVariables.join(" or ")} is not set.`,
        advice: howToSetKey(provider),
      };
    return {
      ...step,
      status: "ok",
      detail: provider ? "none is needed" : `none is sent; ${serverKeyVariable} is where one would be`,
    };
  }
  const from = `${keyVariable}, from ${originOf(environment, keyVariable)}`;
  const key = environment.values[keyVariable]?.trim() ?? "";
  if (/\s|^["'<]|["'>]$/.test(key)) {
    return {
      ...step,
      status: "warning",
      detail: `${from}: it holds blanks or quotation marks`,
      advice: "A key is one word. Copy it once more, without what is around it.",
    };
  }
  const [, owner, title] = beginnings.find(([beginning]) => key.startsWith(beginning)) ?? [];
  if (
    provider &&
    owner !== undefined &&
    owner !== provider.name &&
    beginnings.some(([, name]) => name === provider.name || model.provider === "openai")
  ) {
    return {
      ...step,
      status: "warning",
      detail: `${from}: it looks like a key of ${title}`,
      advice: `Put a key of ${provider.title} there, or choose a model of ${title}.`,
    };
  }
  return { ...step, status: "ok", detail: from };
}

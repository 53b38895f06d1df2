import type { CommandContext } from "../command-context.js";
import { originOf } from "../environment/environment.js";
import { howToSetKey } from "../models/ask-for-model.js";
import { serverKeyVariable } from "../models/server-key.js";
import type { Step } from "./step.js";
import type { TargetModel } from "./target-model.js";

/** How the vendors' keys begin. A key with the prefix of another vendor was pasted into the wrong line. */
const prefixes: readonly (readonly [prefix: string, provider: string, title: string])[] = [
  ["sk-ant-", "anthropic", "Anthropic"],
  ["sk-or-", "openrouter", "OpenRouter"],
  ["gsk_", "groq", "Groq"],
  ["AIza", "google", "Google"],
];

/** Whether there is a key, where it comes from, and whether it looks like one. The key itself is never shown. */
export function keyStep({ provider, address, keyVariable, withheld, model }: TargetModel, { environment }: CommandContext): Step {
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
      detail: provider ? "none is needed" : `none is sent; set ${serverKeyVariable} to send one`,
    };
  }
  const from = `${keyVariable}, from ${originOf(environment, keyVariable)}`;
  const key = environment.values[keyVariable]?.trim() ?? "";
  if (/\s|^["'<]|["'>]$/.test(key)) {
    return {
      ...step,
      status: "warning",
      detail: `${from}: it contains spaces or quotation marks`,
      advice: "A key is a single word. Copy it again, without anything around it.",
    };
  }
  const [, owner, title] = prefixes.find(([prefix]) => key.startsWith(prefix)) ?? [];
  if (
    provider &&
    owner !== undefined &&
    owner !== provider.name &&
    prefixes.some(([, name]) => name === provider.name || model.provider === "openai")
  ) {
    return {
      ...step,
      status: "warning",
      detail: `${from}: it looks like a key for ${title}`,
      advice: `Put a key for ${provider.title} there, or choose a model of ${title}.`,
    };
  }
  return { ...step, status: "ok", detail: from };
}

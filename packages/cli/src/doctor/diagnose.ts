import {
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  LegendaError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  QuotaError,
  RateLimitError,
  RefusedError,
  TimeoutError,
} from "@legenda/core";
import { errorMessage } from "../terminal/error-message.js";
import type { TargetModel } from "./target-model.js";

export interface Diagnosis {
  readonly detail: string;
  readonly advice: string | undefined;
}

/** What the error of a request means for the person who wants captions, and what to do. */
export function diagnose(error: unknown, target: TargetModel): Diagnosis {
  const detail = error instanceof LegendaError ? errorMessage(error) : error instanceof Error ? error.message : String(error);
  return { detail, advice: adviceFor(error, detail, target) };
}

function adviceFor(error: unknown, message: string, target: TargetModel): string | undefined {
  const { provider, address, model } = target;
  const title = provider?.title ?? "the server";
  if (error instanceof AuthenticationError) return keyAdvice(target);
  if (error instanceof PermissionError)
    return `The key is valid, but may not use ${model.id}. Check its permissions and your region, or choose another model.`;
  if (error instanceof QuotaError)
    return `The account has no credit left. Add some at ${title}${provider?.keyPage ? ` (${provider.keyPage})` : ""}, or choose another model.`;
  if (error instanceof RateLimitError)
    return "Too many requests at the moment: wait a minute. In a run, --rpm stays below the limit.";
  if (error instanceof TimeoutError)
    return "There was no answer in time. A model on this machine may still be loading: try again in a minute.";
  if (error instanceof ConnectionError) return connectionAdvice(message, provider?.start, address);
  if (error instanceof NotFoundError) return notFoundAdvice(message, target);
  if (error instanceof OverloadedError)
    return `${title} is failing at the moment. Try again in a few minutes, or choose another model.`;
  if (error instanceof InvalidRequestError) return "The request was not accepted; the message above says why.";
  if (error instanceof RefusedError) return "The model refused a drawn shape: choose another model.";
  if (error instanceof ProviderError && error.hint?.option === "baseURL") {
    return `Something answers at ${address ?? "that address"}, but it is not a model server: a web page, or another path. The address usually ends with /v1: http://localhost:11434/v1.`;
  }
  return undefined;
}

function keyAdvice({ provider, keyVariable }: TargetModel): string {
  const cause = "The key is not accepted: it is mistyped, revoked, or belongs to another service.";
  if (!provider) return `${cause} For a server named by its address, the key is in LEGENDA_API_KEY.`;
  if (!provider.keyPage) return cause;
  return `${cause} Create a new one at ${provider.keyPage}, and put it into the line ${keyVariable ?? provider.keyVariables[0]} of .env.`;
}

function connectionAdvice(message: string, start: string | undefined, address: string | undefined): string {
  const at = address ?? "the provider";
  if (/ECONNREFUSED/.test(message)) return `Nothing listens at ${at}. ${start ?? "Start the server, and check host and port."}`;
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) return `There is no such host, or no network: check the spelling of ${at}.`;
  if (/CERT|SELF_SIGNED|SSL|TLS/i.test(message))
    return `The certificate of ${at} is not trusted. Set NODE_EXTRA_CA_CERTS to your own certificate authority.`;
  return `The connection to ${at} broke. Check the network, a proxy or a firewall.`;
}

function notFoundAdvice(message: string, { provider, address, model: { id } }: TargetModel): string {
  if (provider?.name === "ollama")
    return `Ollama has no model ${id}. Get it with ollama pull ${id}; ollama list shows what it has.`;
  // The server's own message follows the status.
  if (/model/i.test(message.split(/\(HTTP \d+\)/).at(-1) ?? ""))
    return `There is no model ${id}: check its spelling, and which models your key may use. legenda models lists some.`;
  if (address !== undefined)
    return `Either the server has no model ${id}, or the address is wrong. It usually ends with /v1: ${suggestedAddress(address)}.`;
  return `There is no model ${id}: check its spelling.`;
}

function suggestedAddress(address: string): string {
  const text = /^https?:/i.test(address) ? address : `http://${address}`;
  return URL.canParse(text) ? `${new URL(text).origin}/v1` : "http://localhost:11434/v1";
}

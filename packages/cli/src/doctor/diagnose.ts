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
import { inFlags } from "../terminal/in-flags.js";
import type { Patient } from "./patient.js";

export interface Diagnosis {
  readonly detail: string;
  readonly advice: string | undefined;
}

/** What an error of a request means for the person who wants captions, and the way out. */
export function diagnose(error: unknown, patient: Patient): Diagnosis {
  const detail = error instanceof LegendaError ? inFlags(error) : error instanceof Error ? error.message : String(error);
  return { detail, advice: adviceFor(error, detail, patient) };
}

function adviceFor(error: unknown, message: string, { provider, address, model, keyVariable }: Patient): string | undefined {
  const title = provider?.title ?? "the server";
  if (error instanceof AuthenticationError) {
    const way = provider?.keyPage
      ? ` Make a new one at ${provider.keyPage}, and put it into the line ${keyVariable ?? provider.keyVariables[0]} of .env.`
      : "";
    return `The key is not accepted: it is mistyped, was withdrawn, or belongs to another service.${way}${provider ? "" : " A server named by its address gets the key in LEGENDA_API_KEY."}`;
  }
  if (error instanceof PermissionError)
    return `The key is known, but may not use ${model.id}. Look at its rights and at your region, or choose another model.`;
  if (error instanceof QuotaError)
    return `The account has no credit left. Add some at ${title}${provider?.keyPage ? ` (${provider.keyPage})` : ""}, or choose another model.`;
  if (error instanceof RateLimitError) return "Too many requests for now: wait a minute. In a run, --rpm keeps below the limit.";
  if (error instanceof TimeoutError)
    return "No answer in time. A model on this machine may still be loading: try again in a minute.";
  if (error instanceof ConnectionError) return connectionAdvice(message, provider?.start, address);
  if (error instanceof NotFoundError) return notFoundAdvice(message, { provider, address, id: model.id });
  if (error instanceof OverloadedError)
    return `${title} fails at the moment. Try again in some minutes, or choose another model.`;
  if (error instanceof InvalidRequestError) return "The request was not accepted; the message above says why.";
  if (error instanceof RefusedError) return "The model refused a drawn shape: choose another model.";
  if (error instanceof ProviderError && /no JSON|no reply/.test(message)) {
    return `Something answers at ${address ?? "that address"}, but it is no model server: a web page, or another path. The address usually ends with /v1: http://localhost:11434/v1.`;
  }
  return undefined;
}

function connectionAdvice(message: string, start: string | undefined, address: string | undefined): string {
  const at = address ?? "the provider";
  if (/ECONNREFUSED/.test(message)) return `Nothing listens at ${at}. ${start ?? "Start the server, and look at host and port."}`;
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) return `There is no such host, or no network: look at the spelling of ${at}.`;
  if (/CERT|SELF_SIGNED|SSL|TLS/i.test(message))
    return `The certificate of ${at} is not trusted. Name your own authority by NODE_EXTRA_CA_CERTS.`;
  return `The connection to ${at} broke. Look at the network, a proxy or a firewall.`;
}

function notFoundAdvice(
  message: string,
  {
    provider,
    address,
    id,
  }: { readonly provider: Patient["provider"]; readonly address: string | undefined; readonly id: string },
): string {
  if (provider?.name === "ollama") return `Ollama has no model ${id}. Get it: ollama pull ${id}. What it has: ollama list.`;
  if (/model/i.test(message.replace("knows no such model or address", "")))
    return `There is no model ${id}: look at its spelling, or at which ones your key may use. legenda models lists some.`;
  if (address !== undefined)
    return `Either the server has no model ${id}, or the address is wrong. It usually ends with /v1: ${suggestedAddress(address)}.`;
  return `There is no model ${id}: look at its spelling.`;
}

function suggestedAddress(address: string): string {
  const text = /^https?:/i.test(address) ? address : `http://${address}`;
  return URL.canParse(text) ? `${new URL(text).origin}/v1` : "http://localhost:11434/v1";
}

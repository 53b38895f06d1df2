import type { AnthropicClient } from "./options.js";

/** Whether the cloud of a client fetches image URLs: Amazon's and Google's do not. */
export function takesUrls(client: AnthropicClient): boolean {
  return !("awsRegion" in client) && !("region" in client && "projectId" in client);
}

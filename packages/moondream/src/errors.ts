import { asRecord, asText, type FailureExplanation, type VendorFailure } from "@legenda/core/provider";

/**
 * The kind of a failure. The station responds with status 200 to everything, with an error and sometimes a status in the
 * body.
 *
 * @see https://github.com/m87-labs/moondream-station/blob/main/moondream_station/core/simple_worker_pool.py
 */
export function explain({ body, status }: VendorFailure, common: FailureExplanation): FailureExplanation {
  if (status !== undefined && status >= 400) return {};
  const state = asText(asRecord(body)?.status);
  const { message = "" } = common;
  const code = common.code ?? state;
  if (state === "rejected" || /queue is full/i.test(message)) return { code, kind: "rate-limit" };
  if (state === "timeout" || /request timeout/i.test(message)) return { code, kind: "timeout" };
  if (/not (started|running)|failed to submit/i.test(message)) return { code, kind: "overloaded" };
  return { code, kind: common.kind && common.kind !== "unknown" ? common.kind : "invalid-request" };
}

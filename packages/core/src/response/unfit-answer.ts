import { ResponseError, type ResponseIssue } from "../errors/answer-errors.js";
import type { ModelReply } from "../model.js";

/** The error for an answer that does not fit the response model. It keeps the reply, which has been paid for. */
export function unfitAnswer(reply: ModelReply, issues: readonly ResponseIssue[], functionName: string): ResponseError {
  const answer = `the answer of ${reply.provider}:${reply.model}`;
  if (reply.finish === "length")
    return new ResponseError(`${answer} was cut off at its maximum length.`, {
      functionName,
      reply,
      issues,
      hint: { option: "maxTokens", advice: "Raise params.maxTokens, or ask for a shorter answer." },
    });
  const issueLines = issues.map(({ path, message }) => `\n  ${path.length > 0 ? `${path.join(".")}: ` : ""}${message}`).join("");
  return new ResponseError(`${answer} does not fit the response model:${issueLines}`, { functionName, reply, issues });
}

/** What is read of a `GenerateContentResponse`, whichever client brings it. All of it may be missing. */
export interface GoogleResponse {
  readonly candidates?: readonly GoogleCandidate[];
  readonly promptFeedback?: { readonly blockReason?: string };
  readonly usageMetadata?: GoogleUsage;
  readonly modelVersion?: string;
  readonly responseId?: string;
}

interface GoogleCandidate {
  readonly content?: { readonly parts?: readonly { readonly text?: string; readonly thought?: boolean }[] };
  readonly finishReason?: string;
}

export interface GoogleUsage {
  readonly promptTokenCount?: number;
  readonly toolUsePromptTokenCount?: number;
  readonly candidatesTokenCount?: number;
  readonly thoughtsTokenCount?: number;
  readonly cachedContentTokenCount?: number;
}

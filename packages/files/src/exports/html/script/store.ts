import { isReviewed, originalTextOf, type ReviewMark, type ReviewRecord, records } from "./records.js";

/** The key under which this browser keeps the marks and edits of this page. */
export const storageKey = `legenda-review:${location.pathname}`;

/** What was stored of an image. */
export interface StoredReview {
  readonly mark: ReviewMark;
  readonly text: string | undefined;
  /** The caption that was reviewed: a mark on a caption that has changed since does not hold. */
  readonly before: string;
}

/**
 * The stored reviews, by the keys of their images. Another page of the same disk may have written what is stored, so only
 * what has the right form is read.
 */
export function loadReviews(): ReadonlyMap<string, StoredReview> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    return new Map(
      Object.entries(stored ?? {}).flatMap(([key, item]: [string, unknown]) => {
        const review = reviewIn(item);
        return review ? [[key, review] as const] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Stores all marks and edits. @throws where the browser stores nothing for this page */
export function saveReviews(): void {
  const reviews = records.filter(isReviewed).map((record) => [record.key, storedForm(record)] as const);
  if (reviews.length === 0) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(reviews)));
}

function storedForm(record: ReviewRecord) {
  return { mark: record.mark || undefined, text: record.text, before: originalTextOf(record) };
}

function reviewIn(item: unknown): StoredReview | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const { mark, text, before } = item as Readonly<Record<string, unknown>>;
  if (typeof before !== "string") return undefined;
  return { mark: mark === "ok" || mark === "change" ? mark : "", text: typeof text === "string" ? text : undefined, before };
}

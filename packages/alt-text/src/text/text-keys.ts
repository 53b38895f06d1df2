/** The properties of an answer that may hold its text, in order of preference. */
export const textKeys = ["alt", "caption", "description", "title", "text"] as const;

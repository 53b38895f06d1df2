/** The properties of an object that hold its text, the best first. */
export const textKeys = ["alt", "caption", "description", "title", "text"] as const;

import type { AltTextRole } from "../types.js";

/** Roles whose text is in the writer's own words, unlike a picture of text, whose text is quoted. */
export const ownWordsRoles: readonly AltTextRole[] = ["informative", "functional", "complex"];

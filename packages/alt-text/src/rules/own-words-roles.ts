import type { AltTextRole } from "../types.js";

/** Roles whose text is the writer's own; the text of a picture of text is somebody else's. */
export const ownWordsRoles: readonly AltTextRole[] = ["informative", "functional", "complex"];

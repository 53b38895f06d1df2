import { hasRole } from "../tables/column-roles.js";

/** Whether something went wrong with an image, by the other columns of its row. */
export function reportsError(fields: Readonly<Record<string, string>>): boolean {
  return Object.entries(fields).some(
    ([name, value]) =>
      (hasRole(name, "error") && value.trim() !== "") || (hasRole(name, "status") && value.trim().toLowerCase() === "failed"),
  );
}

import { InvalidArgumentError } from "commander";
import type { OutputColumn } from "../run-options.js";

/**
 * Takes columns separated by commas, in their order, each by its name or as `new=old`.
 *
 * @example
 * outputColumns("Handle,Image Alt Text=alt"); // [{ name: "Handle", from: "Handle" }, { name: "Image Alt Text", from: "alt" }]
 */
export function outputColumns(value: string): readonly OutputColumn[] {
  const columns = value
    .split(",")
    .map((written) => written.trim())
    .filter((written) => written !== "")
    .map(columnOf);
  if (columns.length === 0) throw new InvalidArgumentError(`It takes columns separated by commas: ${example}.`);
  const names = new Set<string>();
  for (const { name } of columns) {
    if (names.has(name)) throw new InvalidArgumentError(`Two columns would be called "${name}": rename one, Other=${name}.`);
    names.add(name);
  }
  return columns;
}

const example = "file,alt, or Image Alt Text=alt to rename one";

/** What a column is called comes before the last equals sign: the names of a shop's table are stranger than ours. */
function columnOf(written: string): OutputColumn {
  const at = written.lastIndexOf("=");
  if (at === -1) return { name: written, from: written };
  const [name, from] = [written.slice(0, at).trim(), written.slice(at + 1).trim()];
  if (name !== "" && from !== "") return { name, from };
  throw new InvalidArgumentError(`"${written}" is half a column. It takes ${example}.`);
}

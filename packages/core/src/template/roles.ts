import { TemplateError } from "../errors/template-error.js";
import type { Role } from "../message.js";
import { nearest } from "../text/nearest.js";
import { dedent, type Line, withoutStart } from "./lines.js";

/** The lines of one role. */
export interface RoleSection {
  readonly role: Role | "messages";
  readonly lines: readonly Line[];
  /** The keyword; the first line if a template has no roles. */
  readonly keyword: Line;
}

const roles: Readonly<Record<string, RoleSection["role"]>> = {
  SYSTEM: "system",
  USER: "user",
  ASSISTANT: "assistant",
  MESSAGES: "messages",
};

/** Splits a template at the lines that start with a role, and dedents each section once more. */
export function splitRoles(template: string, lines: readonly Line[]): RoleSection[] {
  const sections: { role: RoleSection["role"]; lines: Line[]; keyword: Line }[] = [];
  const before: Line[] = [];
  for (const line of lines) {
    const keyword = roleKeyword(template, line);
    const role = keyword && roles[keyword.text];
    if (keyword && role) {
      sections.push({ role, lines: [withoutStart(line, keyword.text.length + 1)], keyword });
    } else {
      (sections.at(-1)?.lines ?? before).push(line);
    }
  }
  const [stray] = before;
  if (!stray) return sections.map((section) => ({ ...section, lines: dedent(section.lines) }));
  if (sections.length === 0) return [{ role: "user", lines: before, keyword: stray }];
  throw new TemplateError("Text before the first role belongs to no message. Write a role before it, such as USER:.", {
    place: { template, offset: stray.offset, length: stray.text.length },
  });
}

/** The role keyword at the start of a line. */
function roleKeyword(template: string, line: Line): Line | undefined {
  const [opening, word] = /^([A-Z]+)[ \t]*[:\uff1a]/.exec(line.text) ?? [];
  if (!opening || !word) return undefined;
  // Two typos are accepted in the longest keyword only: at that distance PASSAGES would be MESSAGES.
  const suggestion = nearest(word, Object.keys(roles), 1) ?? nearest(word, ["ASSISTANT"]);
  if (!suggestion) return undefined;
  if (opening !== `${suggestion}:`) {
    throw new TemplateError(`"${opening}" is not a role. Write ${suggestion}: or, if it is text, do not use all capitals.`, {
      place: { template, offset: line.offset, length: opening.length },
    });
  }
  return { text: word, offset: line.offset };
}

import { TemplateError } from "../errors/template-error.js";
import type { Role } from "../message.js";
import { nearest } from "../nearest.js";
import { dedent, type Line, withoutStart } from "./lines.js";

/** The lines under one role keyword. */
export interface RoleSection {
  readonly role: Role | "messages";
  readonly lines: readonly Line[];
  /** The keyword itself; the first line where a template has no roles. */
  readonly keyword: Line;
}

const roles: Readonly<Record<string, RoleSection["role"]>> = {
  SYSTEM: "system",
  USER: "user",
  ASSISTANT: "assistant",
  MESSAGES: "messages",
};

/** Splits a template at the lines that open a role, and dedents each section once more. */
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

/** The keyword of the role that a line opens, if it opens one. */
function roleKeyword(template: string, line: Line): Line | undefined {
  const [opening, word] = /^([A-Z]+)[ \t]*[:\uff1a]/.exec(line.text) ?? [];
  if (!opening || !word) return undefined;
  // Two slips are looked for in the longest keyword alone: at that distance PASSAGES would be MESSAGES.
  const meant = nearest(word, Object.keys(roles), 1) ?? nearest(word, ["ASSISTANT"]);
  if (!meant) return undefined;
  if (opening !== `${meant}:`) {
    throw new TemplateError(`"${opening}" is no role. Write ${meant}: or, for text, not all in capitals.`, {
      place: { template, offset: line.offset, length: opening.length },
    });
  }
  return { text: word, offset: line.offset };
}

import type { SeenTexts } from "@legenda/alt-text";
import { readCaptionsFile, rewriteCaptionsFile } from "@legenda/files";
import { atomicFile } from "@legenda/files/writing";
import type { CheckFinding, Emit } from "../check-finding.js";
import type { CheckTally } from "../check-tally.js";
import type { CaptionsFile } from "../inputs/check-input.js";
import type { CheckSettings } from "../rules/check-settings.js";
import { type CheckedCaption, checkCaption } from "./check-caption.js";

export interface CaptionsCheck {
  readonly settings: CheckSettings;
  readonly seen: SeenTexts;
  readonly tally: CheckTally;
  readonly emit: Emit;
  /** Whether rows whose captioning failed are checked. */
  readonly failed: boolean;
}

/** Checks a file of captions against the rules. */
export async function checkCaptions(file: CaptionsFile, check: CaptionsCheck): Promise<void> {
  for await (const entry of readCaptionsFile(file.source, file.options)) {
    const checked = checkCaption(entry, file.name, check);
    note(checked, check);
    for (const finding of checked?.findings ?? []) await check.emit(finding);
  }
}

/**
 * Repairs a file of captions and writes it atomically to another file, or to itself. Reports the findings that remain.
 */
export async function fixCaptions(file: CaptionsFile, target: string, check: CaptionsCheck): Promise<void> {
  await atomicFile(target, async (put) => {
    const findings: CheckFinding[] = [];
    const rewritten = rewriteCaptionsFile(
      file.source,
      (entry) => {
        const checked = checkCaption(entry, file.name, { ...check, fix: true });
        note(checked, check);
        findings.push(...(checked?.findings ?? []));
        return checked?.fixed;
      },
      file.options,
    );
    for await (const piece of rewritten) {
      await put(piece);
      for (const finding of findings.splice(0)) await check.emit(finding);
    }
  });
}

function note(checked: CheckedCaption | undefined, { tally }: CaptionsCheck): void {
  if (!checked) {
    tally.failedRows++;
    return;
  }
  tally.texts++;
  if (checked.fixed !== undefined) tally.fixed++;
}

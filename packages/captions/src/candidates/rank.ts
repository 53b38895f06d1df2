import type { Finding } from "@legenda/alt-text";

/** What the rank of a candidate rests on. */
export interface Merits {
  readonly findings: readonly Finding[];
  /** What the scorer says, on its own scale. */
  readonly imageText?: number;
  /** How alike it is to the other candidates, 0 to 1. */
  readonly agreement: number;
}

/** How much a warning of the rules weighs, where 1 is the whole distance between the best and the worst image-text score. */
const warningWeight = 0.1;

/**
 * Sorts candidates, the best first: fewer errors of the rules before all; then the image-text score, where there is
 * one, less a tenth for each warning; then fewer warnings, and more agreement with the others.
 */
export function rank<Judged extends Merits>(candidates: readonly Judged[]): Judged[] {
  const scores = candidates.map(({ imageText }) => imageText ?? 0);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const fit = ({ imageText, findings }: Judged) =>
    imageText === undefined || most === least
      ? 0
      : (imageText - least) / (most - least) - warningWeight * count(findings, "warning");
  return [...candidates].sort(
    (one, other) =>
      count(one.findings, "error") - count(other.findings, "error") ||
      fit(other) - fit(one) ||
      count(one.findings, "warning") - count(other.findings, "warning") ||
      other.agreement - one.agreement,
  );
}

export const count = (findings: readonly Finding[], severity: Finding["severity"]): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** Why a candidate stands where it stands, in words. */
export function reasonsOf({ findings, imageText, agreement }: Merits, duplicates: number, others: number): string[] {
  const broken = (severity: Finding["severity"]) => [
    ...new Set(findings.filter((one) => one.severity === severity).map(({ rule }) => rule)),
  ];
  const [errors, warnings] = [broken("error"), broken("warning")];
  return [
    errors.length > 0 ? `breaks ${errors.join(", ")}` : "breaks no rule",
    ...(warnings.length > 0 ? [`warned of ${warnings.join(", ")}`] : []),
    ...(imageText === undefined ? [] : [`image-text score ${rounded(imageText)}`]),
    ...(others > 0 ? [`agrees with the others to ${Math.round(agreement * 100)} %`] : []),
    ...(duplicates > 0 ? [`stands for ${duplicates} more that say nearly the same`] : []),
  ];
}

const rounded = (score: number): string => String(Number(score.toPrecision(3)));

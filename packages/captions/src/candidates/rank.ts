import type { Finding, Severity } from "@legenda/alt-text";

/** What the rank of a candidate depends on. */
export interface Ratings {
  readonly findings: readonly Finding[];
  /** The score of the scorer, on its own scale. */
  readonly imageText?: number;
  /** The mean similarity to the other candidates, from 0 to 1. */
  readonly agreement: number;
}

/** The weight of a warning, as a part of the distance between the best and the worst image-text score. */
const warningWeight = 0.1;

/**
 * Sorts candidates, best first: by the number of errors; then by image-text score less a tenth for each warning, if
 * there are scores; then by the number of warnings; then by agreement with the others.
 */
export function rank<Rated extends Ratings>(candidates: readonly Rated[]): Rated[] {
  const scores = candidates.map(({ imageText }) => imageText ?? 0);
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  const weightedScore = ({ imageText, findings }: Rated) =>
    imageText === undefined || highest === lowest
      ? 0
      : (imageText - lowest) / (highest - lowest) - warningWeight * countOf(findings, "warning");
  return [...candidates].sort(
    (a, b) =>
      countOf(a.findings, "error") - countOf(b.findings, "error") ||
      weightedScore(b) - weightedScore(a) ||
      countOf(a.findings, "warning") - countOf(b.findings, "warning") ||
      b.agreement - a.agreement,
  );
}

const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** Explains the rank of a candidate. */
export function reasonsOf({ findings, imageText, agreement }: Ratings, duplicates: number, others: number): string[] {
  const [errors, warnings] = [rulesOf(findings, "error"), rulesOf(findings, "warning")];
  return [
    errors.length > 0 ? `breaks ${errors.join(", ")}` : "breaks no rule",
    ...(warnings.length > 0 ? [`has warnings: ${warnings.join(", ")}`] : []),
    ...(imageText === undefined ? [] : [`image-text score ${rounded(imageText)}`]),
    ...(others > 0 ? [`agrees ${Math.round(agreement * 100)} % with the others`] : []),
    ...(duplicates > 0 ? [`${duplicates} more ${duplicates === 1 ? "says" : "say"} nearly the same`] : []),
  ];
}

function rulesOf(findings: readonly Finding[], severity: Severity): string[] {
  return [...new Set(findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule))];
}

const rounded = (score: number): string => String(Number(score.toPrecision(3)));

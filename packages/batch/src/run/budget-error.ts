import { LegendaError } from "@legenda/core";

/** The next request could have exceeded the budget, so it was not sent. Everything before it is in the journal. */
export class BudgetError extends LegendaError {
  static override readonly kind = "BudgetError";
  /** US dollars. */
  readonly budget: number;
  /** US dollars, of this run and those before it. */
  readonly spent: number;

  constructor(budget: number, spent: number, next: number) {
    super(`The budget of $${budget} is reached: $${round(spent)} is spent, and the next request may cost $${round(next)}.`, {
      hint: { option: "budget", advice: "Raise the budget to continue where it stopped." },
    });
    this.budget = budget;
    this.spent = spent;
  }
}

const round = (dollars: number): string => String(Number(dollars.toPrecision(3)));

import {
  DefinitionError,
  ImageError,
  type ImagePart,
  type Model,
  type ModelRequest,
  type Prices,
  type Usage,
} from "@legenda/core";
import { readDimensions } from "@legenda/images";
import { BudgetError } from "./budget-error.js";
import { type PictureSize, promptTokens } from "./prompt-tokens.js";

/** What an answer may take, in tokens, where its request does not bound it and none longer was seen. */
const usualBound = 1_024;
/** A picture whose size is not known counts as a large one. */
const large: PictureSize = { width: 2_048, height: 2_048 };

/** A request's share of what is left. */
export interface Reservation {
  /** Puts what was really paid in the place of what was set aside: US dollars, 0 for a request that failed. */
  settle(paid: number): void;
}

/**
 * Money that is never passed: before a request is sent, the most that it can cost is set aside. Where an answer's
 * length is not bounded, that is 1,024 tokens, or twice the longest answer so far.
 */
export class Budget {
  readonly #limit: number;
  #spent: number;
  #reserved = 0;
  #longestPrompt = 0;
  #longestAnswer = 0;
  #waiting: (() => void)[] = [];

  readonly #prices: Prices | undefined;

  /** `prices` are for a model that has none of its own, such as one over several: the highest of theirs. */
  constructor(limit: number, spentBefore: number, prices?: Prices) {
    if (!(limit > 0)) throw new DefinitionError(`A budget must be above 0, not ${limit}.`);
    this.#limit = limit;
    this.#prices = prices;
    this.#spent = spentBefore;
  }

  /**
   * Waits while requests under way hold so much that this one may not fit.
   *
   * @throws {BudgetError} when it may not fit whatever they give back
   * @throws {DefinitionError} for a model without a price
   */
  async reserve(model: Model, request: ModelRequest): Promise<Reservation> {
    const most = this.#mostOf(model, request);
    while (this.#spent + this.#reserved + most > this.#limit) {
      if (this.#reserved === 0) throw new BudgetError(this.#limit, this.#spent, most);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#reserved += most;
    return {
      settle: (paid) => {
        this.#reserved = Math.max(0, this.#reserved - most);
        // Sums of fractions end a hair beside zero.
        if (this.#reserved < 1e-12) this.#reserved = 0;
        this.#spent += paid;
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const resume of waiting) resume();
      },
    };
  }

  /** Learns how long prompts and answers are. */
  heard({ inputTokens = 0, outputTokens = 0 }: Usage): void {
    this.#longestPrompt = Math.max(this.#longestPrompt, inputTokens);
    this.#longestAnswer = Math.max(this.#longestAnswer, outputTokens);
  }

  #mostOf(model: Model, request: ModelRequest): number {
    const prices = model.capabilities.prices ?? this.#prices;
    if (!prices) {
      throw new DefinitionError(
        `No price is known for ${model.provider}:${model.id}, so no budget can be kept. Say its prices, or run without a budget.`,
      );
    }
    const answer = request.params.maxTokens ?? Math.max(usualBound, 2 * this.#longestAnswer);
    // The count of a prompt's tokens is an estimate: half as much again is set aside.
    const prompt = Math.max(1.5 * promptTokens(model, request, sizeOf), this.#longestPrompt);
    return (prompt * prices.input + answer * prices.output) / 1_000_000;
  }
}

function sizeOf({ image }: ImagePart): PictureSize {
  if (image.kind !== "bytes") return large;
  try {
    return readDimensions(image.bytes);
  } catch (error) {
    if (error instanceof ImageError) return large;
    throw error;
  }
}

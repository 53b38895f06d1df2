import {
  DefinitionError,
  type ImagePart,
  type ImageSize,
  type Model,
  type ModelRequest,
  type Prices,
  type Usage,
} from "@legenda/core";
import { BudgetError } from "./budget-error.js";
import { headerSize, type LoadedSource } from "./load-source.js";
import { promptTokens } from "./prompt-tokens.js";

/** The most tokens that an answer is expected to take where its request sets no limit and none longer was seen. */
const defaultAnswerTokens = 1_024;
/** An image of unknown size counts as a large one. */
const largeImage: ImageSize = { width: 2_048, height: 2_048 };

/** A request's share of the budget. */
export interface Reservation {
  /** Replaces the reserved amount by what was paid: US dollars, 0 for a request that failed. */
  settle(paid: number): void;
}

/**
 * Money that is never exceeded: before a request is sent, the most that it can cost is reserved. Where an answer's length
 * is not limited, that is 1,024 tokens or twice the longest answer so far.
 */
export class Budget {
  readonly #limit: number;
  readonly #prices: Prices | undefined;
  #spent: number;
  #reserved = 0;
  #longestPrompt = 0;
  #longestAnswer = 0;
  #waiting: (() => void)[] = [];

  /**
   * @param earlierCost US dollars of earlier runs
   * @param prices for a model without prices of its own, such as one over several: the highest of theirs
   */
  constructor(limit: number, earlierCost: number, prices?: Prices) {
    if (!(limit > 0)) throw new DefinitionError(`A budget must be above 0, not ${limit}.`);
    this.#limit = limit;
    this.#prices = prices;
    this.#spent = earlierCost;
  }

  /**
   * Waits while requests in flight have reserved so much that this one may not fit.
   *
   * @param loaded the image of the call, whose size is available already
   * @throws {BudgetError} when it may not fit whatever they release
   * @throws {DefinitionError} for a model without a price
   */
  async reserve(model: Model, request: ModelRequest, loaded: LoadedSource): Promise<Reservation> {
    const most = this.#mostOf(model, request, loaded);
    while (this.#spent + this.#reserved + most > this.#limit) {
      if (this.#reserved === 0) throw new BudgetError(this.#limit, this.#spent, most);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#reserved += most;
    return {
      settle: (paid) => {
        this.#reserved = Math.max(0, this.#reserved - most);
        // Rounding leaves sums of fractions slightly above zero.
        if (this.#reserved < 1e-12) this.#reserved = 0;
        this.#spent += paid;
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const resume of waiting) resume();
      },
    };
  }

  /** Learns the length of prompts and answers. */
  addUsage({ inputTokens = 0, outputTokens = 0 }: Usage): void {
    this.#longestPrompt = Math.max(this.#longestPrompt, inputTokens);
    this.#longestAnswer = Math.max(this.#longestAnswer, outputTokens);
  }

  #mostOf(model: Model, request: ModelRequest, loaded: LoadedSource): number {
    const prices = model.capabilities.prices ?? this.#prices;
    if (!prices) {
      throw new DefinitionError(
        `No price is known for ${model.provider}:${model.id}, so a budget cannot be kept. Set its prices, or run without a budget.`,
      );
    }
    const answer = request.params.maxTokens ?? Math.max(defaultAnswerTokens, 2 * this.#longestAnswer);
    // The prompt's token count is an estimate: half as much again is reserved.
    const estimate = promptTokens(model, request, (part) => sizeOf(part, loaded) ?? largeImage);
    const prompt = Math.max(1.5 * estimate, this.#longestPrompt);
    return (prompt * prices.input + answer * prices.output) / 1_000_000;
  }
}

function sizeOf({ image }: ImagePart, loaded: LoadedSource): ImageSize | undefined {
  if (image.kind !== "bytes") return undefined;
  return image.bytes === loaded.bytes ? loaded.size : headerSize(image.bytes);
}

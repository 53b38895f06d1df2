import { createHash } from "node:crypto";
import { type Scenario, say, type VendorServer } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";

/** A server that captions each picture by its number, and counts how often it has. */
export interface CaptionServer extends AsyncDisposable {
  readonly url: string;
  /** Requests, the faulty ones included. */
  readonly requests: number;
  /** How often each picture's caption was sent. */
  readonly answers: ReadonlyMap<number, number>;
  /** Faults that were answered. */
  readonly faults: number;
}

/**
 * @param pictures by their number
 * @param faultOf decides, by a request's number, whether it goes wrong
 */
export async function captionServer(
  pictures: readonly Uint8Array[],
  faultOf: (request: number) => Scenario | undefined,
): Promise<CaptionServer> {
  const numbers = new Map(pictures.map((bytes, number) => [digest(Buffer.from(bytes)), number]));
  const answers = new Map<number, number>();
  let faults = 0;
  const server: VendorServer = await openaiServer({ keyless: true });
  server.script(({ text }, index) => {
    const fault = faultOf(index);
    if (fault) {
      faults++;
      return fault;
    }
    const [, base64 = ""] = /"data:image\/png;base64,([^"]+)"/.exec(text) ?? [];
    const number = numbers.get(digest(Buffer.from(base64, "base64"))) ?? -1;
    answers.set(number, (answers.get(number) ?? 0) + 1);
    return say(`Picture ${number}.`);
  });
  return {
    url: server.url,
    answers,
    get requests() {
      return server.requests.length;
    },
    get faults() {
      return faults;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

const digest = (bytes: Buffer): string => createHash("sha1").update(bytes).digest("hex");

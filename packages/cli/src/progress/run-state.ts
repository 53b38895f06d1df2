/** What a display is told beside the counts. */
export interface RunState {
  /** Milliseconds until the provider's limit lets the next request go; 0 or nothing while none waits for it. */
  readonly waitingMs?: number | undefined;
}

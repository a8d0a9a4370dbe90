/** How a run is stopped, by the user or by a failure: first gently, then at once. */
export class RunControl {
  readonly #noNewCalls = new AbortController();
  readonly #atOnce = new AbortController();
  #stoppedByUser = false;
  #failed = false;

  /** Aborted when no new call may be made; those in flight may end and are kept. */
  get noNewCalls(): AbortSignal {
    return this.#noNewCalls.signal;
  }

  /** Aborted when calls in flight are to end too. They may have been billed. */
  get atOnce(): AbortSignal {
    return this.#atOnce.signal;
  }

  get isStoppedByUser(): boolean {
    return this.#stoppedByUser;
  }

  get hasFailed(): boolean {
    return this.#failed;
  }

  /** The user's stop; the second one is at once. */
  stop(): 'gently' | 'at-once' {
    if (this.#stoppedByUser) {
      this.#atOnce.abort();
      return 'at-once';
    }
    this.stopGently();
    return 'gently';
  }

  /** No new calls, however often it is asked: for closing, which must not cut off what is paid for. */
  stopGently(): void {
    this.#stoppedByUser = true;
    this.#noNewCalls.abort();
  }

  /** A failure that ends the run: no new calls. */
  fail(): void {
    this.noteFailure();
    this.#noNewCalls.abort();
  }

  /** A failure the run outlives. */
  noteFailure(): void {
    this.#failed = true;
  }
}

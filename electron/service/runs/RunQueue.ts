import type { QueueState } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';
import type { LibraryPort } from '../ports/LibraryPort.ts';

type QueueLibrary = Pick<
  LibraryPort,
  'waitingRuns' | 'waitingSummaries' | 'adoptWaitingRuns' | 'runMoved' | 'runDropped' | 'runStarted'
>;

interface RunQueueOptions {
  readonly library: QueueLibrary;
  /** ms since the epoch */
  readonly now: () => number;
  /** Hears of every change. */
  readonly onChange: (queue: QueueState) => void;
  /** Hears why a change could not be told. */
  readonly log: (error: unknown) => void;
}

/** The runs that wait, in their order. It is kept by the library, so it is there after a restart; then it is paused. */
export class RunQueue {
  readonly #library: QueueLibrary;
  readonly #now: () => number;
  readonly #onChange: (queue: QueueState) => void;
  readonly #log: (error: unknown) => void;
  #running: string | null = null;
  #isPaused = false;

  constructor({ library, now, onChange, log }: RunQueueOptions) {
    this.#library = library;
    this.#now = now;
    this.#onChange = onChange;
    this.#log = log;
  }

  /** Takes over what programs that are no more left waiting; nothing of it starts unasked. */
  restore(): void {
    this.#library.adoptWaitingRuns();
    if (this.#library.waitingRuns().length > 0) this.#isPaused = true;
    this.changed();
  }

  get state(): QueueState {
    return { isPaused: this.#isPaused, running: this.#running, waiting: this.#library.waitingSummaries() };
  }

  isWaiting(runId: string): boolean {
    return this.#library.waitingRuns().includes(runId);
  }

  /** The run to begin now; `undefined`: none is. */
  get next(): string | undefined {
    return this.#running === null && !this.#isPaused ? this.#library.waitingRuns()[0] : undefined;
  }

  /** It waits no more and runs. @throws StorageError; then it waits still. */
  begin(runId: string, at: number): void {
    this.#library.runStarted(runId, at);
    this.#running = runId;
    this.changed();
  }

  /** The one under way has ended. */
  ended(): void {
    this.#running = null;
    this.changed();
  }

  move(runId: string, before: string | null): void {
    this.#needWaiting(runId);
    if (before !== null) this.#needWaiting(before);
    this.#library.runMoved(runId, before);
    this.changed();
  }

  /** @throws NotFoundError for one that runs, or ended: it is not touched. */
  cancel(runId: string): void {
    this.#needWaiting(runId);
    this.#library.runDropped(runId, this.#now());
    this.changed();
  }

  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.changed();
  }

  /** Tells the queue as it is now. What has happened stands, also where that cannot be told. */
  changed(): void {
    try {
      this.#onChange(this.state);
    } catch (caught) {
      this.#log(caught);
    }
  }

  #needWaiting(runId: string): void {
    if (this.isWaiting(runId)) return;
    throw new NotFoundError('That run does not wait any more.', {
      hint: 'It has started or was taken out. A run that has started is ended by Stop.',
    });
  }
}

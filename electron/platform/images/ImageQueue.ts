import {
  BadInputError,
  CancelledError,
  PictureError,
  StorageError,
  UnopenedPictureError,
} from '#shared/errors/inputErrors';
import { answerSchema, type ImageJob } from './imageJobs.ts';
import type { ImageProcess } from './forkImageProcess.ts';

const CONCURRENCY = 2;
/** Reading a header takes no time worth waiting for, and a picture that was paid for waits for it: it passes whatever is decoded. */
const PROBES_BESIDES = 4;

const FAILURES = {
  picture: PictureError,
  unopened: UnopenedPictureError,
  storage: StorageError,
  'bad-input': BadInputError,
} as const;

interface Task {
  readonly job: ImageJob;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  timer?: NodeJS.Timeout;
  /** It was at work beside another when the process ended; now it must show whether it was the cause. */
  isSuspect: boolean;
}

/**
 * Hands jobs to a picture process, two at a time, first come first served but for probes, which go first. The process is started with the first job and replaced when
 * it dies or hangs; only the job that made it do so fails.
 */
export class ImageQueue {
  readonly #start: () => ImageProcess;
  readonly #timeoutMs: number;
  #process: ImageProcess | undefined;
  #waiting: Task[] = [];
  readonly #running = new Map<number, Task>();
  #lastId = 0;
  #isClosed = false;

  constructor(start: () => ImageProcess, timeoutMs: number) {
    this.#start = start;
    this.#timeoutMs = timeoutMs;
  }

  /** @throws PictureError, StorageError, BadInputError, CancelledError once closed */
  run(job: ImageJob): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const task = { job, resolve, reject, isSuspect: false };
      const behindProbes = this.#waiting.findIndex((other) => !isProbe(other));
      if (isProbe(task) && behindProbes >= 0) this.#waiting.splice(behindProbes, 0, task);
      else this.#waiting.push(task);
      this.#next();
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const task of [...this.#stop(), ...this.#waiting.splice(0)]) task.reject(closed());
  }

  #next(): void {
    for (let task = this.#waiting[0]; task && this.#hasRoom(task); task = this.#waiting[0]) {
      this.#waiting.shift();
      this.#send(task);
    }
    if (this.#running.size === 0) this.#process?.hold(false);
  }

  #hasRoom(task: Task): boolean {
    if (this.#running.size === 0) return true;
    const isShared = !task.isSuspect && [...this.#running.values()].every((other) => !other.isSuspect);
    return isShared && this.#running.size < CONCURRENCY + (isProbe(task) ? PROBES_BESIDES : 0);
  }

  #send(task: Task): void {
    const id = ++this.#lastId;
    this.#running.set(id, task);
    task.timer = setTimeout(() => {
      this.#hung(task);
    }, this.#timeoutMs);
    this.#process ??= this.#started();
    this.#process.hold(true);
    this.#process.send({ id, job: task.job });
  }

  #started(): ImageProcess {
    const started = this.#start();
    started.onMessage((message) => {
      this.#answered(message);
    });
    started.onExit(() => {
      if (started === this.#process) this.#died();
    });
    return started;
  }

  #answered(message: unknown): void {
    const parsed = answerSchema.safeParse(message);
    // A process that talks nonsense is as good as dead.
    if (!parsed.success) {
      this.#died();
      return;
    }
    const answer = parsed.data;
    const task = this.#running.get(answer.id);
    if (!task) return;
    this.#running.delete(answer.id);
    clearTimeout(task.timer);
    if (answer.ok) task.resolve(answer.value);
    else {
      const Failure = FAILURES[answer.fault];
      task.reject(new Failure(answer.message, { hint: answer.hint, cause: answer.detail }));
    }
    this.#next();
  }

  #died(): void {
    const [first, ...others] = this.#stop();
    if (first && others.length === 0)
      first.reject(new UnopenedPictureError('The picture broke the program that opens pictures.'));
    else if (first) this.#again([first, ...others], true);
    this.#next();
  }

  #hung(task: Task): void {
    const others = this.#stop().filter((other) => other !== task);
    task.reject(new UnopenedPictureError('The picture took too long to open.'));
    this.#again(others, false);
    this.#next();
  }

  #again(tasks: readonly Task[], isSuspect: boolean): void {
    this.#waiting.unshift(...tasks.map((task) => Object.assign(task, { isSuspect: isSuspect || task.isSuspect })));
  }

  /** Ends the process. Gives the jobs that were at work. */
  #stop(): Task[] {
    const stopped = this.#process;
    this.#process = undefined;
    stopped?.kill();
    const lost = [...this.#running.values()];
    for (const task of lost) clearTimeout(task.timer);
    this.#running.clear();
    return lost;
  }
}

function isProbe(task: Task): boolean {
  return task.job.kind === 'probe';
}

function closed(): CancelledError {
  return new CancelledError('The program is closing.');
}

import type { Worker } from 'node:worker_threads';
import { CancelledError } from '#shared/errors/inputErrors';
import { startThread } from './startThread.ts';

/** What a file's bytes are; `code`: the system's, where it cannot be read. */
export type HashAnswer = { readonly id: string; readonly bytes: number } | { readonly code: string };

/** Hashes files in a thread of its own, one after the other, so that this one goes on meanwhile. */
export class HashThread {
  readonly #thread: Worker;
  readonly #waiting: { resolve: (answer: HashAnswer) => void; reject: (error: Error) => void }[] = [];
  #failure: Error | undefined;

  constructor() {
    this.#thread = startThread(hashOnDemand, undefined);
    this.#thread.on('message', (answer: HashAnswer) => this.#waiting.shift()?.resolve(answer));
    this.#thread.once('error', (error: Error) => {
      this.#end(error);
    });
    this.#thread.once('exit', () => {
      this.#end(new CancelledError('It was stopped.'));
    });
  }

  hash(path: string): Promise<HashAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#thread.postMessage(path);
    });
  }

  /** What is not answered fails. */
  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #end(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

/** What the thread runs: nothing from around it. */
function hashOnDemand(): void {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const { closeSync, openSync, readSync } = process.getBuiltinModule('node:fs');
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  const block = Buffer.allocUnsafeSlow(1024 * 1024);

  const hashOf = (path: string) => {
    const file = openSync(path, 'r');
    try {
      const hash = createHash('sha256');
      for (let bytes = 0; ;) {
        const read = readSync(file, block, 0, block.length, bytes);
        if (read === 0) return { id: hash.digest('hex'), bytes };
        hash.update(block.subarray(0, read));
        bytes += read;
      }
    } finally {
      closeSync(file);
    }
  };

  parentPort?.on('message', (path: string) => {
    try {
      parentPort.postMessage(hashOf(path));
    } catch (caught) {
      parentPort.postMessage({ code: String((caught as Error & { readonly code?: unknown }).code) });
    }
  });
}

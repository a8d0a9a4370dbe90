import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isOutOfDescriptors } from '../disk/withDescriptor.ts';

/** Of what could not be written yet, characters. */
const MAX_WAITING = 256 * 1024;

export interface RotatingFileOptions {
  /** The newest file, `….log`; older ones are `….1.log`, `….2.log` and so on. */
  readonly path: string;
  /** Of one file, bytes. An entry is never split: a file may end one entry above it. */
  readonly maxBytes: number;
  /** All together, the newest included. */
  readonly maxFiles: number;
}

/**
 * A text file that is set aside when it is full. Every entry is with the system when `append` returns, so that the last words of a program
 * that crashes are there. Several processes may append to the same one.
 */
export class RotatingFile {
  readonly #options: RotatingFileOptions;
  #isFolderMade = false;
  /** What came while no descriptor was to be had. */
  #waiting = '';

  constructor(options: RotatingFileOptions) {
    this.#options = options;
  }

  /** Oldest first. Some may not be there. */
  get paths(): readonly string[] {
    return Array.from({ length: this.#options.maxFiles }, (_, age) => this.#pathOf(age)).reverse();
  }

  /**
   * Where no descriptor is to be had the entry is written with the next one.
   * @throws the system's error where the file cannot be written.
   */
  append(entry: string): void {
    const text = this.#waiting + entry;
    try {
      this.#write(text);
      this.#waiting = '';
    } catch (caught) {
      if (!isOutOfDescriptors(caught)) throw caught;
      if (text.length <= MAX_WAITING) this.#waiting = text;
    }
  }

  #write(text: string): void {
    if (!this.#isFolderMade) mkdirSync(dirname(this.#options.path), { recursive: true, mode: 0o700 });
    this.#isFolderMade = true;
    // Opened each time: another process may have set the file aside meanwhile.
    const file = openSync(this.#options.path, 'a', 0o600);
    let isFull: boolean;
    try {
      writeSync(file, text);
      isFull = fstatSync(file).size >= this.#options.maxBytes;
    } finally {
      closeSync(file);
    }
    if (isFull) this.#setAside();
  }

  #setAside(): void {
    for (let age = this.#options.maxFiles - 2; age >= 0; age--) {
      try {
        renameSync(this.#pathOf(age), this.#pathOf(age + 1));
      } catch (caught) {
        // Not there yet, or another process was faster, or (on Windows) is reading it: then this file grows until the next entry.
        if (!['ENOENT', 'EPERM', 'EBUSY', 'EACCES'].includes((caught as NodeJS.ErrnoException).code ?? ''))
          throw caught;
      }
    }
  }

  #pathOf(age: number): string {
    return age === 0 ? this.#options.path : this.#options.path.replace(/\.log$/, `.${age}.log`);
  }
}

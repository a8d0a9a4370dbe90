import { app } from 'electron';
import { isAbsolute, resolve } from 'node:path';

/**
 * Graph files the system asks to open: on the command line, from a second start, or by macOS. Any program can start ours with any
 * words, so only what looks like a graph file counts; the file's content is judged where it is read.
 */
export class FilesToOpen {
  #waiting: string[] = [];
  #open: ((path: string) => void) | undefined;

  /** Listens from the very start: macOS names the file before the app is ready. */
  constructor(onSecondStart: () => void) {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.add([path], '/');
    });
    app.on('second-instance', (_event, words, folder) => {
      onSecondStart();
      this.add(words, folder);
    });
  }

  /** @param words of a command line, in that folder */
  add(words: readonly string[], folder: string): void {
    this.#waiting.push(...words.filter(isGraphFile).map((path) => (isAbsolute(path) ? path : resolve(folder, path))));
    this.#flush();
  }

  /** Hands over what waits and all that comes. */
  handTo(open: (path: string) => void): void {
    this.#open = open;
    this.#flush();
  }

  #flush(): void {
    if (!this.#open) return;
    for (const path of this.#waiting.splice(0)) this.#open(path);
  }
}

function isGraphFile(word: string): boolean {
  return !word.startsWith('-') && !word.includes('\0') && word.toLowerCase().endsWith('.lumi.json');
}

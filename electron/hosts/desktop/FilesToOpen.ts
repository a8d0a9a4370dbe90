import { app } from 'electron';
import { graphPath } from './graphPath.ts';

/**
 * Graph files the system asks to open: on the command line, from a second start, or by macOS. Any program can start ours with any
 * words, so only what looks like a graph file counts; the file's content is judged where it is read.
 */
export class FilesToOpen {
  #waiting: string[] = [];
  #open: ((path: string) => void) | undefined;
  #isHeld = false;
  #isAskedFor = false;

  /**
   * Listens from the very start: macOS names the file before the app is ready.
   * @param onAsked something was started or opened: there is to be a window
   */
  constructor(onAsked: () => void) {
    const ask = (words: readonly string[], folder: string) => {
      this.#isAskedFor = this.#isHeld;
      onAsked();
      this.add(words, folder);
    };
    app.on('open-file', (event, path) => {
      event.preventDefault();
      ask([path], '/');
    });
    app.on('second-instance', (_event, words, folder) => {
      ask(words, folder);
    });
  }

  /** @param words of a command line, in that folder */
  add(words: readonly string[], folder: string): void {
    this.#waiting.push(...words.flatMap((word) => graphPath(word, folder) ?? []));
    this.#flush();
  }

  /** Hands over what waits and all that comes. */
  handTo(open: (path: string) => void): void {
    this.#open = open;
    this.#flush();
  }

  /** The application ends: what is asked for from now on is for its next start. */
  hold(): void {
    if (!this.#isHeld) this.#waiting = [];
    this.#isHeld = true;
  }

  /** The words to start anew with, as this start had them but for its graphs; `undefined`: nobody asked. */
  wordsOfNextStart(): readonly string[] | undefined {
    if (!this.#isAskedFor) return undefined;
    const own = process.argv.slice(1).filter((word) => graphPath(word, '/') === undefined);
    return [...own, ...this.#waiting];
  }

  #flush(): void {
    if (!this.#open || this.#isHeld) return;
    for (const path of this.#waiting.splice(0)) this.#open(path);
  }
}

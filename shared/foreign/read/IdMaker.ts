import { looksLikeKey } from '../../graph/keyShapes.ts';

/** What our files, paths and maps take as it is. */
const PLAIN = /^[\w.:-]{1,60}$/;
const TAKEN: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Gives ids of a file of another program their own in ours: the same wherever it can be, and each once. */
export class IdMaker {
  readonly #used = new Set<string>();
  #next = 1;

  /** Whether an id can stay as it is. */
  isFit(wanted: string): boolean {
    return PLAIN.test(wanted) && !TAKEN.has(wanted) && !looksLikeKey(wanted);
  }

  /** @param wanted as it stands in the file; `undefined`: it has none */
  make(wanted: string | undefined): string {
    let id = wanted !== undefined && this.isFit(wanted) ? wanted : this.#another();
    while (this.#used.has(id)) id = this.#another();
    this.#used.add(id);
    return id;
  }

  #another(): string {
    return `n${String(this.#next++)}`;
  }
}

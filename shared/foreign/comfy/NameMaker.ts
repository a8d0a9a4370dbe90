import { isSocketName } from '../../graph/socketNames.ts';

/** Gives names that our sockets and fields can have, each once. */
export class NameMaker {
  readonly #used = new Set<string>();

  make(wanted: string, otherwise: string): string {
    const plain = wanted
      .trim()
      .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-')
      .slice(0, 50);
    const base = isSocketName(plain) ? plain : otherwise;
    let name = base;
    for (let twin = 2; this.#used.has(name); twin++) name = `${base}-${String(twin)}`;
    this.#used.add(name);
    return name;
  }
}

/** Texts as small numbers, so that columns of them can be compared and counted fast. 0: none. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [''];

  get size(): number {
    return this.#names.length;
  }

  /** Gives a new one a number. */
  add(name: string | null): number {
    if (name === null) return 0;
    const present = this.#numbers.get(name);
    if (present !== undefined) return present;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  /** `undefined`: no picture has it. */
  numberOf(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** `null` for 0. */
  nameOf(number: number): string | null {
    return number === 0 ? null : (this.#names[number] ?? null);
  }
}

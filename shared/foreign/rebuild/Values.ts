import { readWhole } from '../../graph/fields/Whole.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { numberOf } from '../json.ts';

/** How a choice is read; a value that is none of `choices` is told of. */
export interface ChoiceOf<V extends string> {
  readonly choices: readonly V[];
  readonly default: V;
}

/** The values of one node by name. One of the wrong kind takes the default, which is told; one that is not there takes it in silence. */
export class Values {
  readonly #named: ReadonlyMap<string, unknown>;
  readonly #node: { readonly id: string; readonly type: string };
  readonly log: ImportLog;

  constructor(
    named: Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>,
    node: { readonly id: string; readonly type: string },
    log: ImportLog,
  ) {
    this.#named = named instanceof Map ? named : new Map(Object.entries(named));
    this.#node = node;
    this.log = log;
  }

  get node(): string {
    return this.#node.id;
  }

  /** How a sentence calls the node. */
  get words(): string {
    return `${this.#node.type} ${quoted(this.log.pathOf(this.#node.id))}`;
  }

  has(name: string): boolean {
    const value = this.#named.get(name);
    return value !== undefined && value !== null;
  }

  raw(name: string): unknown {
    return this.#named.get(name);
  }

  text(name: string, fallback = ''): string {
    const value = this.#named.get(name);
    if (value === undefined || value === null) return fallback;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    return this.#wrong(name, value, fallback);
  }

  number(name: string, fallback: number, min: number, max: number): number {
    const value = this.#named.get(name);
    if (value === undefined || value === null) return fallback;
    const number = numberOf(value);
    return number !== undefined && number >= min && number <= max ? number : this.#wrong(name, value, fallback);
  }

  choice<V extends string>(name: string, of: ChoiceOf<V>): V {
    const value = this.#named.get(name);
    if (value === undefined || value === null) return of.default;
    return of.choices.find((each) => each === value) ?? this.#wrong(name, value, of.default);
  }

  /** A whole number as it stands in the file, to its last digit. */
  whole(name: string): bigint {
    const value = this.#named.get(name);
    if (value === undefined || value === null) return 0n;
    return readWhole(value) ?? this.#wrong(name, value, 0n);
  }

  left(sentence: string): void {
    this.log.left(`${this.words} ${sentence}`);
  }

  #wrong<V>(name: string, value: unknown, fallback: V): V {
    const words = quoted(typeof value === 'string' ? value : JSON.stringify(value).slice(0, 200));
    this.left(
      `had ${words} as ${quoted(name)}, which cannot be: it has ${fallback === '' ? 'nothing' : quoted(String(fallback))} there now.`,
    );
    return fallback;
  }
}

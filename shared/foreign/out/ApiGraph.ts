/** A graph of ComfyUI's in API form while it is made. */

/** A value as it stands in the file, or where it comes from: a node there and the number of its output. */
export type ApiValue = string | number | bigint | ApiWire;
export interface ApiWire {
  readonly node: string;
  readonly output: number;
}

interface ApiNode {
  readonly type: string;
  readonly title: string;
  readonly inputs: Readonly<Record<string, ApiValue>>;
}

export class ApiGraph {
  readonly #nodes: ApiNode[] = [];
  readonly #told = new Set<string>();

  /** Adds a node; gives its id. An input that has no value is left out. */
  add(type: string, title: string, inputs: Readonly<Record<string, ApiValue | undefined>>): string {
    const known = Object.entries(inputs).filter((entry): entry is [string, ApiValue] => entry[1] !== undefined);
    this.#nodes.push({ type, title, inputs: Object.fromEntries(known) });
    return String(this.#nodes.length);
  }

  /** Says of a node what is other there, or left out: the rest of a sentence that begins with what it is called. */
  tell(name: string, words: string): void {
    this.#told.add(`${name}: ${words}`);
  }

  get count(): number {
    return this.#nodes.length;
  }

  get told(): readonly string[] {
    return [...this.#told];
  }

  /** The text of the file. Whole numbers of 64 bits stand in it digit by digit. */
  toJson(): string {
    const nodes = this.#nodes.map(({ type, title, inputs }, at) => {
      const values = Object.entries(inputs).map(
        ([name, value]) => `      ${JSON.stringify(name)}: ${valueText(value)}`,
      );
      const held = values.length === 0 ? '{}' : `{\n${values.join(',\n')}\n    }`;
      const about = `    "class_type": ${JSON.stringify(type)},\n    "_meta": { "title": ${JSON.stringify(title)} }`;
      return `  "${String(at + 1)}": {\n    "inputs": ${held},\n${about}\n  }`;
    });
    return nodes.length === 0 ? '{}\n' : `{\n${nodes.join(',\n')}\n}\n`;
  }
}

function valueText(value: ApiValue): string {
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(typeof value === 'object' ? [value.node, value.output] : value);
}

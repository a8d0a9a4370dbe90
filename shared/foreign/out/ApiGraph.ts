/** A graph of ComfyUI's in API form while it is made. */

import { groupPathIds } from '../../graph/groups/groupPath.ts';
import { redactKeys } from '../../graph/keyShapes.ts';
import { IdMaker } from '../read/IdMaker.ts';

/** A value as it stands in the file, or where it comes from: a node there and the number of its output. */
export type ApiValue = string | number | bigint | ApiWire;
export interface ApiWire {
  readonly node: string;
  readonly output: number;
}

interface ApiNode {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly inputs: Readonly<Record<string, ApiValue>>;
}

export class ApiGraph {
  readonly #nodes: ApiNode[] = [];
  readonly #told = new Set<string>();
  readonly #ids = new IdMaker();
  /** What the nodes of ours are called there. */
  readonly #ofOurs: ReadonlyMap<string, string>;
  /** Pictures by what their files are called. */
  readonly #files = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** @param ours paths of all nodes that may become nodes there: each keeps its own, so that a node is the same one in the next file too */
  constructor(ours: readonly string[]) {
    const wanted = ours.map((path) => ({ path, id: groupPathIds(path).join(':') }));
    const own = wanted.filter(({ id }) => this.#ids.isFit(id));
    const others = wanted.filter(({ id }) => !this.#ids.isFit(id));
    this.#ofOurs = new Map([...own, ...others].map(({ path, id }) => [path, this.#ids.make(id)]));
  }

  /**
   * Adds a node; gives its id. An input that has no value is left out.
   * @param of the node of ours that it is, or that it is a part of
   * @param part what part, where it is not all of it
   */
  add(
    { of, part }: { readonly of: string; readonly part?: string },
    type: string,
    title: string,
    inputs: Readonly<Record<string, ApiValue | undefined>>,
  ): string {
    const known = Object.entries(inputs).filter((entry): entry is [string, ApiValue] => entry[1] !== undefined);
    const id = this.#idFor(of, part);
    this.#nodes.push({ id, type, title, inputs: Object.fromEntries(known) });
    return id;
  }

  /** The first that is made of a node has its id, and what follows a number or the name of the part behind that. */
  #idFor(of: string, part: string | undefined): string {
    const own = this.#ofOurs.get(of) ?? this.#ids.make(of);
    const name = part === undefined ? own : `${own}:${part}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    if (count > 1) return this.#ids.make(`${name}:${String(count)}`);
    return part === undefined ? own : this.#ids.make(name);
  }

  /** What a picture’s file is to be called in the folder ComfyUI reads: each picture its own, though two have one name here. */
  fileFor(picture: string, name = ''): string {
    const plain = redactKeys(name.split(/[/\\]/).at(-1)?.trim() ?? '');
    const short = picture.slice(0, 12);
    const wanted = plain === '' ? `${short}.png` : plain;
    // Capitals are none to the disks of Windows and macOS.
    const holder = this.#files.get(wanted.toLowerCase()) ?? picture;
    const file = holder === picture ? wanted : `${short}-${wanted}`;
    this.#files.set(file.toLowerCase(), picture);
    return file;
  }

  /** Says of a node what is other there, or left out: the rest of a sentence that begins with what it is called. */
  tell(name: string, words: string): void {
    this.#told.add(redactKeys(`${name}: ${words}`));
  }

  get count(): number {
    return this.#nodes.length;
  }

  get told(): readonly string[] {
    return [...this.#told];
  }

  /** The text of the file, without what is shaped like a key. Whole numbers of 64 bits stand in it digit by digit. */
  toJson(): string {
    const nodes = this.#nodes.map(({ id, type, title, inputs }) => {
      const values = Object.entries(inputs).map(
        ([name, value]) => `      ${JSON.stringify(name)}: ${valueText(value)}`,
      );
      const held = values.length === 0 ? '{}' : `{\n${values.join(',\n')}\n    }`;
      const about = `    "class_type": ${JSON.stringify(type)},\n    "_meta": { "title": ${textJson(title)} }`;
      return `  ${JSON.stringify(id)}: {\n    "inputs": ${held},\n${about}\n  }`;
    });
    return nodes.length === 0 ? '{}\n' : `{\n${nodes.join(',\n')}\n}\n`;
  }
}

function valueText(value: ApiValue): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return textJson(value);
  return JSON.stringify(typeof value === 'object' ? [value.node, value.output] : value);
}

function textJson(text: string): string {
  return JSON.stringify(redactKeys(text));
}

import { KEY_REMOVED, looksLikeKey, redactKeys } from '../graph/keyShapes.ts';
import { pathBelow } from '../graph/groups/groupPath.ts';
import { printable } from '../errors/printable.ts';
import type { ForeignForm, ImportReport } from './ImportReport.ts';

/** Sentences told one by one; more are counted. */
const MAX_LEFT = 500;
/** Letters of a name, or of a value, in a sentence. */
const MAX_WORDS = 60;
/** Changes of one kind, and nodes with keys. */
const MAX_CHANGES = 5000;

/** Writes down what becomes of a graph while it is rebuilt. No key gets into it. */
export class ImportLog {
  readonly #rebuilt = new Map<string, number>();
  readonly #placeholders = new Map<string, number>();
  readonly #models: ImportReport['models'][number][] = [];
  /** By node. */
  readonly #seeds = new Map<string, ImportReport['seeds'][number]>();
  readonly #keys = new Set<string>();
  /** Nodes of subgraphs in which a key stood, by subgraph: where a person finds them is known once these are used. */
  readonly #inside = new Map<string, Set<string>>();
  #subgraph: string | undefined;
  readonly #left = new Set<string>();
  #more = 0;
  /** The path of the use of the group that is built. */
  #path = '';

  /** What is told of nodes meanwhile is told by their paths in this use of a group. */
  within<V>(path: string, work: () => V): V {
    const before = this.#path;
    this.#path = path;
    try {
      return work();
    } finally {
      this.#path = before;
    }
  }

  /** The same, of a use that stands where it is built already. */
  below<V>(use: string, work: () => V): V {
    return this.within(this.pathOf(use), work);
  }

  /** What a node is called from outside: its path. */
  pathOf(node: string): string {
    return pathBelow(this.#path, node);
  }

  /** What is read meanwhile stands in this subgraph. */
  inSubgraph<V>(id: string, work: () => V): V {
    const before = this.#subgraph;
    this.#subgraph = id;
    try {
      return work();
    } finally {
      this.#subgraph = before;
    }
  }

  /** A subgraph is used here: the first path that is told is where keys in it are found. */
  foundAt(path: string, subgraph: string): void {
    for (const node of this.#inside.get(subgraph) ?? []) this.#addKey(node === '' ? path : pathBelow(path, node));
    this.#inside.delete(subgraph);
  }

  rebuilt(type: string): void {
    raise(this.#rebuilt, type);
  }

  placeholder(type: string): void {
    raise(this.#placeholders, named(type));
  }

  model(node: string, from: string, to: string): void {
    if (this.#models.length < MAX_CHANGES) this.#models.push({ node: this.pathOf(node), from: named(from), to });
  }

  seed(node: string, from: string, to: string): void {
    if (this.#seeds.size < MAX_CHANGES) this.#seeds.set(this.pathOf(node), { node: this.pathOf(node), from, to });
  }

  /** A key stood in this node, or, with '', beside all nodes. */
  key(node: string): void {
    if (this.#subgraph === undefined) this.#addKey(node === '' ? '' : this.pathOf(node));
    else this.#inside.set(this.#subgraph, (this.#inside.get(this.#subgraph) ?? new Set()).add(node));
  }

  #addKey(path: string): void {
    if (this.#keys.size < MAX_CHANGES) this.#keys.add(path);
  }

  /** A sentence of what was left out, or means something else now; the same is told once. */
  left(sentence: string): void {
    if (this.#left.size < MAX_LEFT) this.#left.add(printable(redactKeys(sentence)));
    else this.#more++;
  }

  /** The text without what is shaped like a key; where there was one, that is told of the node. */
  clean(node: string, text: string): string {
    if (!heldKey(text)) return text;
    this.key(node);
    return redactKeys(text);
  }

  report(file: string, form: ForeignForm): ImportReport {
    return {
      file: redactKeys(file),
      form,
      rebuilt: counts(this.#rebuilt),
      placeholders: counts(this.#placeholders),
      models: this.#models,
      seeds: [...this.#seeds.values()],
      // What nothing uses is found beside the nodes.
      keys: [...this.#keys, ...(this.#inside.size > 0 && !this.#keys.has('') ? [''] : [])].map((node) => ({ node })),
      left: [...this.#left, ...(this.#more > 0 ? [`${String(this.#more)} more are not listed.`] : [])],
    };
  }
}

/** Whether a key stands in a text, or stood there before what knows the live ones took it out. */
export function heldKey(text: string): boolean {
  return looksLikeKey(text) || text.includes(KEY_REMOVED);
}

/** How a sentence calls something of the file. */
export function quoted(text: string): string {
  return `“${named(text)}”`;
}

function named(text: string): string {
  const plain = printable(redactKeys(text)).trim();
  return plain.length > MAX_WORDS ? `${plain.slice(0, MAX_WORDS).toWellFormed()}…` : plain;
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function counts(of: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...of].sort(([a], [b]) => (a < b ? -1 : 1)));
}

import type { Edge } from '#shared/graph/Graph';
import { outputsOf } from '#shared/graph/NodeOutputs';
import type { RunEvent } from '#shared/runs/RunEvent';

/** What a run gave in words, for a graph that makes no picture. */
export class TextsOut {
  #makesPictures = false;
  #nodes: ReadonlySet<string> = new Set();
  /** What nodes gave that finished, by socket. */
  readonly #given = new Map<string, Readonly<Record<string, readonly string[]>>>();
  /** What calls wrote, by node and place. */
  readonly #written = new Map<string, Map<number, string>>();

  hear(event: RunEvent): void {
    if (event.kind === 'run-started') this.#nodes = new Set(event.nodes);
    if (event.kind === 'images-expected') this.#makesPictures = true;
    if (event.kind === 'node-finished') this.#given.set(event.node, outputsOf(event.outputs, 'text'));
    if (event.kind === 'text-saved') {
      const places = this.#written.get(event.node) ?? new Map<number, string>();
      this.#written.set(event.node, places.set(event.index, event.text));
    }
  }

  /**
   * The texts that no node behind was to take; and what was written by one that did not finish. Empty: the run makes pictures.
   * `edges`: of the graph that ran.
   */
  texts(edges: readonly Edge[]): readonly string[] {
    if (this.#makesPictures) return [];
    const taken = new Set(
      edges.flatMap(({ from, to }) => (this.#nodes.has(to.node) ? [keyOf(from.node, from.socket)] : [])),
    );
    const given = [...this.#given].flatMap(([node, sockets]) =>
      Object.entries(sockets).flatMap(([socket, texts]) => (taken.has(keyOf(node, socket)) ? [] : texts)),
    );
    const unfinished = [...this.#written].flatMap(([node, places]) =>
      this.#given.has(node) ? [] : [...places].sort(([one], [other]) => one - other).map(([, text]) => text),
    );
    return [...given, ...unfinished].filter((text) => text !== '');
  }
}

function keyOf(node: string, socket: string): string {
  return JSON.stringify([node, socket]);
}

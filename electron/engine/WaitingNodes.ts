import type { PlannedNode } from '#shared/graph/planRun';

/** The nodes of a run that wait for a person to choose, and in which node. */
export class WaitingNodes {
  readonly #on = new Map<string, string>();

  /** @param on the node in which to choose: itself, or one it depends on */
  add(node: string, on: string): void {
    this.#on.set(node, on);
  }

  has(node: Pick<PlannedNode, 'id'> | undefined): boolean {
    return node !== undefined && this.#on.has(node.id);
  }

  /** The node that one waits on, where all that it lacks only waits; `undefined`: something it needs did not finish for another reason. */
  async causeOf(
    { sources }: Pick<PlannedNode, 'sources'>,
    given: ReadonlyMap<string, Promise<unknown>>,
  ): Promise<string | undefined> {
    const nodes = [...new Set(Object.values(sources).flatMap((each) => each.map(({ node }) => node)))];
    const lists = await Promise.all(nodes.map(async (node) => await given.get(node)));
    const lacking = nodes.filter((_node, at) => lists[at] === undefined);
    return lacking.every((node) => this.#on.has(node)) ? lacking.map((node) => this.#on.get(node)).at(0) : undefined;
  }
}

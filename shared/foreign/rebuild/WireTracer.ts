import type { ForeignGraph, ForeignWire } from '../ForeignGraph.ts';
import type { Plan } from './plans.ts';

export interface Source {
  readonly node: string;
  readonly slot: number;
}

/** Finds where wires come from, through what only passes them on. */
export class WireTracer {
  readonly #plans: ReadonlyMap<string, Plan>;
  readonly #into = new Map<string, Map<string, ForeignWire>>();
  readonly #found = new Map<string, Source | undefined>();

  constructor(graph: ForeignGraph, plans: ReadonlyMap<string, Plan>) {
    this.#plans = plans;
    for (const wire of graph.wires) {
      const inputs = this.#into.get(wire.to.node) ?? new Map<string, ForeignWire>();
      this.#into.set(wire.to.node, inputs.set(wire.to.input, wire));
    }
  }

  /** The wire into an input. */
  into(node: string, input: string): ForeignWire | undefined {
    return this.#into.get(node)?.get(input);
  }

  /**
   * What a wire comes from in the end; `undefined`: nothing is wired there, or it goes round in a circle.
   * @param isThrough which nodes are gone through
   */
  source(from: Source, isThrough: (plan: Plan | undefined) => boolean = passesOn): Source | undefined {
    const way: string[] = [];
    const seen = new Set<string>();
    let at: Source | undefined = from;
    const isPlain = isThrough === passesOn;
    for (;;) {
      if (!at || seen.has(at.node)) {
        at = undefined;
        break;
      }
      if (isPlain && this.#found.has(at.node)) {
        at = this.#found.get(at.node);
        break;
      }
      const plan = this.#plans.get(at.node);
      if (!plan || !('input' in plan) || !isThrough(plan)) break;
      seen.add(at.node);
      way.push(at.node);
      at = this.into(at.node, plan.input)?.from;
    }
    if (isPlain) for (const node of way) this.#found.set(node, at);
    return at;
  }
}

/** Reroutes and nodes that have none of ours in their place. */
export function passesOn(plan: Plan | undefined): boolean {
  return plan?.is === 'passed' || plan?.is === 'reroute';
}

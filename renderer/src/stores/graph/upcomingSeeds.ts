import { neededFor } from '#shared/graph/neededFor';
import { advanceSeeds } from '#shared/nodes/seedControl';
import type { Workflow } from '#shared/workflow/Workflow';

/** The seeds of the run to come. */
export interface UpcomingSeeds {
  /**
   * The graph with its seeds moved on as their controls say, where the run of these targets, or of everything, uses them. The same graph
   * where nothing moves.
   */
  readonly applyTo: (workflow: Workflow, targets?: readonly string[]) => Workflow;
  /** A run has taken them: the next has others. */
  readonly take: () => void;
}

/**
 * A random seed is drawn once and kept until a run takes it, so that what a run would send can be told before it is sent.
 * @param random 0 to below 1
 */
export function createUpcomingSeeds(random: () => number): UpcomingSeeds {
  const drawn = new Map<string, number>();
  const draw = (id: string) => {
    const value = drawn.get(id) ?? random();
    drawn.set(id, value);
    return value;
  };
  return {
    applyTo(workflow, targets) {
      const needed = new Set((targets ? neededFor(workflow, targets) : workflow).nodes.map((node) => node.id));
      const advanced = advanceSeeds(workflow.nodes, workflow.edges, draw);
      const nodes = workflow.nodes.map((node, at) => (needed.has(node.id) ? (advanced[at] ?? node) : node));
      return nodes.some((node, at) => node !== workflow.nodes[at]) ? { ...workflow, nodes } : workflow;
    },
    take() {
      drawn.clear();
    },
  };
}

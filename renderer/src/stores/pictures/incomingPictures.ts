import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { outputOf } from '#shared/graph/NodeOutputs';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { nodeRun } from '../running/runStore.ts';
import type { RunStoreState } from '../running/RunStoreState.ts';
import { pictureOfSlot, shownSlots } from '../running/shownSlots.ts';

interface Incoming {
  readonly workflow: Workflow;
  readonly runs: RunStoreState;
  readonly definitionAt: (node: WorkflowNode) => AnyNodeDefinition | undefined;
}

/**
 * The pictures that come into a node, by their ids, as far as that can be known without a run: those a node upstream holds, what it made last, or
 * what comes into one that only passes pictures on.
 */
export function incomingPictures(incoming: Incoming, id: string, passed: ReadonlySet<string> = NOBODY): string[] {
  const { workflow, runs, definitionAt } = incoming;
  const inputs = inputsOf(incoming, id);
  return edgesInto(workflow, id).flatMap(({ from, to }): string[] => {
    const source = nodeById(workflow, from.node);
    const definition = source && definitionAt(source);
    if (!definition || inputs[to.socket]?.type !== 'images' || passed.has(from.node)) return [];
    const held = Object.entries(definition.fields).find(([, { kind }]) => kind === 'pictures');
    if (held) return idsIn(source.fields?.[held[0]]);
    const made = shownSlots(runs, from.node).flatMap((slot) => pictureOfSlot(slot)?.id ?? []);
    if (made.length > 0) return made;
    const run = nodeRun(from.node)(runs);
    const given = run && outputOf(run.outputs, from.socket, 'images');
    if (given) return given.map((image) => image.id);
    if (definition.category === 'generate') return [];
    return incomingPictures(incoming, from.node, new Set([...passed, from.node]));
  });
}

const NOBODY: ReadonlySet<string> = new Set();

function inputsOf({ workflow, definitionAt }: Incoming, id: string): AnyNodeDefinition['inputs'] {
  const node = nodeById(workflow, id);
  return (node && definitionAt(node)?.inputs) ?? {};
}

function idsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((picture: unknown) =>
    typeof picture === 'object' && picture !== null && 'id' in picture && typeof picture.id === 'string'
      ? [picture.id]
      : [],
  );
}

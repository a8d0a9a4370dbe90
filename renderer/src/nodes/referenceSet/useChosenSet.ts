import type { ReferenceSet } from '#shared/api/contract';
import { readChosenSet, type ChosenSet } from '#shared/nodes/chosenSet';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useSets } from '../../stores/hooks.ts';

/** What a node says of its set, and what the library has of that. */
export interface ChosenSetState {
  /** `null`: none is chosen. */
  readonly chosen: ChosenSet | null;
  /** At its newest version; absent: the library lacks it, or is not known yet. */
  readonly set: ReferenceSet | undefined;
  /** Whether the library is known. */
  readonly isKnown: boolean;
  /** The number of an earlier version, which never changes; absent: the newest is meant. */
  readonly earlier: number | undefined;
}

export function useChosenSet(node: WorkflowNode): ChosenSetState {
  const sets = useSets((state) => state.sets);
  const chosen = readChosenSet(node.fields?.['set'] ?? null) ?? null;
  const set = chosen ? sets?.get(chosen.id) : undefined;
  const isEarlier = chosen?.version !== undefined && chosen.version !== set?.version;
  return { chosen, set, isKnown: sets !== null, earlier: isEarlier ? chosen.version : undefined };
}

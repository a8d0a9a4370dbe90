import { takeSeeds, type TakenSeed } from '#shared/nodes/takeSeeds';
import { readWorkflow } from '#shared/workflow/readWorkflow';

interface Asked {
  readonly workflow?: unknown;
  readonly targets?: readonly string[];
  readonly seeds?: { readonly draw?: string };
}

/** The seeds a service takes for a run that it is asked for. */
export function seedsOf({ workflow, targets, seeds }: Asked): readonly TakenSeed[] {
  return takeSeeds(readWorkflow(workflow), { draw: seeds?.draw ?? 'drawn', targets });
}

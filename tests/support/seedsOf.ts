import { takeSeeds, type TakenSeed } from '#shared/nodes/takeSeeds';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { palette } from './shipped.ts';

interface Asked {
  readonly workflow?: unknown;
  readonly targets?: readonly string[];
  readonly seeds?: { readonly draw?: string };
}

/** The seeds a service takes for a run that it is asked for. */
export function seedsOf({ workflow, targets, seeds }: Asked): readonly TakenSeed[] {
  return takeSeeds(readWorkflow(workflow), palette, { draw: seeds?.draw ?? 'drawn', targets });
}

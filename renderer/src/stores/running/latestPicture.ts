import type { Workflow } from '#shared/workflow/Workflow';
import type { RunStoreState } from './RunStoreState.ts';
import { pictureOfSlot, shownSlots } from './shownSlots.ts';

/** The id of the picture that stands first in what a graph shows as its result: in its last node that has any. `null`: none has. */
export function latestPicture(state: Pick<RunStoreState, 'runs' | 'histories'>, { nodes }: Workflow): string | null {
  const pictures = nodes.map(({ id }) =>
    shownSlots(state, id)
      .map(pictureOfSlot)
      .find((picture) => picture),
  );
  return pictures.findLast((picture) => picture)?.id ?? null;
}

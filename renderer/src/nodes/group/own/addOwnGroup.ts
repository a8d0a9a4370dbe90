import { readGroupText } from '#shared/workflow/groups/groupFile';
import { attempt } from '../../../stores/attempt.ts';
import type { GroupEntry } from '../../../stores/groups/groupsStore.ts';
import type { Studio } from '../../../stores/studio.ts';
import { placeGroup, type GroupWish } from '../../place/placeGroup.ts';

/** Puts a use of one of one's own groups into the graph that is on screen, or says why not. It never rejects. */
export function addOwnGroup(studio: Studio, { file, name }: GroupEntry, wish?: GroupWish): Promise<void> {
  studio.view.getState().showSection('graph');
  const { store } = studio.documents.active();
  return attempt(studio, undefined, async () => {
    const { text } = await studio.client('groups.read', { file });
    // Another graph may have come on screen meanwhile: it is not the one that was meant.
    if (studio.documents.active().store === store) placeGroup(studio, readGroupText(text, name), wish);
  });
}

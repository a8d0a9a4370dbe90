import type { DragEvent } from 'react';
import type { ReferenceSet } from '#shared/api/contract';
import { allDragged, carriesPicture, draggedPicture } from '../../gallery/draggedPicture.ts';
import { useStudio } from '../../stores/hooks.ts';
import type { Studio } from '../../stores/studio.ts';
import { putInSet } from './setActions.ts';

/** Files of one drop that are taken. */
const MAX_FILES = 200;

/** Pictures that are dropped on a node go into its set, or into one that is made of them; not into the graph. */
export function useSetDrop(set: ReferenceSet | undefined, onMade: (set: ReferenceSet) => void) {
  const studio = useStudio();
  const put = async (ids: readonly string[]) => {
    const made = await putInSet(studio, set, ids);
    if (made && !set) onMade(made);
  };
  return {
    onDragOver(event: DragEvent) {
      if (event.dataTransfer.types.includes('Files') || carriesPicture(studio, event.dataTransfer))
        event.preventDefault();
    },
    onDrop(event: DragEvent) {
      const picture = draggedPicture(studio, event.dataTransfer);
      const files = [...event.dataTransfer.files].filter(({ type }) => type.startsWith('image/'));
      if (!picture && files.length === 0) return;
      event.preventDefault();
      // The canvas would make a node of them.
      event.stopPropagation();
      const { setDropOver, setDragged } = studio.view.getState();
      setDropOver(null);
      setDragged(null);
      void (picture ? put(allDragged(picture).map(({ id }) => id)) : takeFiles(studio, files).then(put));
    },
  };
}

/** Puts files into the library, and tells of those that were left out. Gives the ids of the pictures. */
async function takeFiles({ importPictures, view }: Studio, files: readonly File[]): Promise<readonly string[]> {
  const { pictures, refused } = await importPictures(files.slice(0, MAX_FILES));
  const [first] = refused;
  if (first) {
    const more = refused.length > 1 ? ` ${String(refused.length - 1)} more were left out.` : '';
    view.getState().reportError({ ...first.error, message: `${first.name}: ${first.error.message}${more}` });
  }
  return pictures.map(({ id }) => id);
}

import { useMemo, useRef, useState } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { useStudio, useView } from '../../stores/hooks.ts';
import type { Picking, PickMark } from './Picking.ts';

/** Picking among pictures of the library. What is marked stays marked until the page is closed, also where the room is left. */
export function usePickingPictures(images: readonly ImageRef[], first: string | undefined): Picking {
  const { view } = useStudio();
  const marks = useView((state) => state.pickMarks);
  const [lookedAt, look] = useState(first);
  const done = useRef<{ readonly id: string; readonly before: PickMark | undefined }[]>([]);
  const batch = useMemo(
    () => images.map((image, at) => ({ image, number: at + 1, mark: marks.get(image.id) })),
    [images, marks],
  );
  const current = batch.find(({ image }) => image.id === lookedAt) ?? batch[0];
  return {
    batch,
    current,
    look,
    mark(id, mark) {
      const before = view.getState().pickMarks.get(id);
      if (before === mark) return;
      done.current.push({ id, before });
      view.getState().setPickMark(id, mark);
    },
    undo() {
      const last = done.current.pop();
      if (!last) return;
      view.getState().setPickMark(last.id, last.before);
      look(last.id);
    },
  };
}

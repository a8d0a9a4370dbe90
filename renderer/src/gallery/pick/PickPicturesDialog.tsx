import { useStudio } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { trashPictures } from '../look/pictureDeeds.ts';
import { PickRoom } from './PickRoom.tsx';
import { usePickingPictures } from './usePickingPictures.ts';

/** Choosing among pictures of the library; gives which are kept. */
export function PickPicturesDialog({ asked, onAnswer, onClose }: AskedDialogProps<'pick-pictures'>) {
  const studio = useStudio();
  const picking = usePickingPictures(asked.images, asked.first);
  const kept = picking.batch.flatMap(({ image, mark }) => (mark === 'kept' ? [image.id] : []));
  const count = asked.images.length;
  return (
    <PickRoom
      title={`Pick from ${asked.title ?? 'these pictures'}`}
      aside={count === 1 ? '1 picture' : `${count.toLocaleString('en')} pictures`}
      picking={picking}
      onDoneWords={
        kept.length === 0 ? (
          <>
            <b>Done</b> leaves everything as it is: nothing is kept.
          </>
        ) : (
          <>
            On <b>Done</b> only {kept.length === 1 ? 'the kept one is' : `the ${String(kept.length)} kept are`}{' '}
            {asked.then === 'choose' ? 'chosen in the gallery' : 'shown'}.
          </>
        )
      }
      onDone={(rejected) => {
        if (rejected.length > 0) void trashPictures(studio, { ids: rejected });
        onAnswer({ kept });
      }}
      onClose={onClose}
    />
  );
}

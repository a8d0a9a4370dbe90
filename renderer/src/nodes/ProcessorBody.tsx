import { PictureGroups } from '../gallery/PictureGroups.tsx';
import { classNames } from '../ui/classNames.ts';
import type { BodyProps, NodeLook } from './NodeLook.ts';
import { SentNotes } from './SentNotes.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { useShownSlots } from './useNode.ts';
import { useOpenPictures } from './useOpenPictures.ts';
import './ProcessorBody.css';

/** The places of the pictures, filled as they land, and what differs from what the fields say. */
function ProcessorBody({ node }: BodyProps) {
  const slots = useShownSlots(node.id);
  const open = useOpenPictures(slots);
  const hasRows = slots.some(({ row }) => row);
  return (
    <>
      {slots.length > 0 && (
        <div
          className={classNames('processor-body__pictures nodrag', hasRows && 'processor-body__pictures--rows nowheel')}
        >
          <PictureGroups slots={slots} label="Pictures" onOpen={open} />
        </div>
      )}
      <SentNotes id={node.id} />
    </>
  );
}

/** The newest of its pictures. */
function ProcessorThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useShownSlots(id)} />;
}

export const processorLook: NodeLook = {
  Body: ProcessorBody,
  Thumbnail: ProcessorThumbnail,
  hides: ['firstReference'],
  width: 340,
};

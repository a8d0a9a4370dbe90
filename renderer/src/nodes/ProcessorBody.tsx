import { PictureGroups } from '../gallery/PictureGroups.tsx';
import { usePreview } from '../stores/hooks.ts';
import { classNames } from '../ui/classNames.ts';
import { Icon } from '../ui/Icon.tsx';
import { Info } from 'lucide-react';
import type { BodyProps, NodeLook } from './NodeLook.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useShownSlots } from './useNode.ts';
import { useOpenPictures } from './useOpenPictures.ts';
import './ProcessorBody.css';

/** The places of the pictures, filled as they land, and what differs from what the fields say. */
function ProcessorBody({ node }: BodyProps) {
  const slots = useShownSlots(node.id);
  const notes = usePreview(({ byNode }) => distinct(byNode.get(node.id)?.flatMap((call) => call.notes) ?? []));
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
      {notes !== '' && (
        <ul className="processor-body__notes" aria-label="What will be sent differs">
          {notes.split('\n').map((note) => (
            <li key={note}>
              <Icon icon={Info} size={12} />
              {note}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The newest of its pictures. */
function ProcessorThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useShownSlots(id)} />;
}

/** One text, so that an unchanged answer draws nothing again. */
function distinct(notes: readonly string[]): string {
  return [...new Set(notes)].join('\n');
}

export const processorLook: NodeLook = { Body: ProcessorBody, Thumbnail: ProcessorThumbnail, width: 340 };

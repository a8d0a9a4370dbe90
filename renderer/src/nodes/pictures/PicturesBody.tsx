import { ImagePlus, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { useNode } from '../useNode.ts';
import { chooseFor } from './choosePictures.ts';
import { pictureField, picturesIn, withMoved } from './namedPictures.ts';
import { openPictures } from './openPictures.ts';
import { TakenCount } from './TakenCount.tsx';
import { PicturesPanel } from './PicturesPanel.tsx';
import { PictureSlot } from './PictureSlot.tsx';
import { useReferenceLimit } from './useReferenceLimit.ts';
import './PicturesBody.css';

/** Pictures of one's own, in order. It keeps its size: many are scrolled. */
function PicturesBody({ node, definition }: BodyProps) {
  const studio = useStudio();
  const graph = useGraph();
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const field = pictureField(definition) ?? 'pictures';
  const pictures = picturesIn(node.fields?.[field]);
  const set = (next: typeof pictures) => {
    graph.getState().setFields(node.id, { [field]: next.length > 0 ? next : undefined });
  };
  const focusAt = (at: number) => {
    // Once it is drawn: what is moved in the page loses the focus.
    requestAnimationFrame(() => {
      list.current?.querySelectorAll<HTMLElement>('.picture-slot button')[at]?.focus();
    });
  };
  const move = (from: number, by: number) => {
    const to = Math.min(Math.max(from + by, 0), pictures.length - 1);
    if (to === from) return;
    set(withMoved(pictures, from, to));
    setSaid(`Moved to ${String(to + 1)} of ${String(pictures.length)}.`);
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-picture-slot="${String(to)}"] button`)?.focus();
    });
  };
  const choose = () => void chooseFor(studio, { node: node.id });
  return (
    <div className="pictures-body nodrag nopan">
      {pictures.length === 0 ? (
        <button type="button" className="pictures-body__empty" onClick={choose}>
          <Icon icon={ImagePlus} size={18} />
          Drop or paste pictures, or choose them
        </button>
      ) : (
        <ul className="pictures-body__list" ref={list} aria-label="Pictures, in order">
          {pictures.map((picture, at) => (
            <PictureSlot
              key={picture.id}
              node={node.id}
              picture={picture}
              at={at}
              onOpen={() => void openPictures(studio, pictures, at)}
              onRemove={() => {
                set(pictures.toSpliced(at, 1));
                focusAt(Math.max(0, at - 1));
              }}
              onMove={(by) => {
                move(at, by);
              }}
            />
          ))}
        </ul>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  );
}

function ChoosePictures({ node }: BodyProps) {
  const studio = useStudio();
  return (
    <button
      type="button"
      className="pictures-body__choose nodrag nopan"
      onClick={() => void chooseFor(studio, { node: node.id })}
    >
      <Icon icon={Plus} size={13} />
      Choose…
    </button>
  );
}

/** How many there are, of those that the model they go to takes. */
function PicturesWords({ node, definition }: BodyProps) {
  const count = picturesIn(node.fields?.[pictureField(definition) ?? '']).length;
  const limit = useReferenceLimit(node.id);
  if (count === 0) return null;
  if (!limit) return count === 1 ? '1 picture' : `${String(count)} pictures`;
  return <TakenCount count={count} {...limit} />;
}

function PicturesThumbnail({ id }: { readonly id: string }) {
  const node = useNode(id);
  const [first] = picturesIn(node?.fields?.['pictures']);
  return first ? <ServedPicture className="thumbnail" src={imageUrl(first.id, 160)} alt="" draggable={false} /> : null;
}

export const picturesLook: NodeLook = {
  Body: PicturesBody,
  Aside: ChoosePictures,
  Words: PicturesWords,
  Thumbnail: PicturesThumbnail,
  Panel: PicturesPanel,
  bodyHeight: 76,
  stretches: true,
  width: 260,
};

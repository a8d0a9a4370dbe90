import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { NamedPicture } from '#shared/graph/Field';
import { imageUrl } from '../../api/imageUrl.ts';
import { dragPictureOut, preparePictureDrag } from '../../gallery/pictureActions.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { chooseFor } from './choosePictures.ts';
import { pictureSlotData } from './movePicture.ts';
import { usePictureDetails } from './usePictureDetails.ts';

export interface PictureSlotProps {
  readonly node: string;
  readonly picture: NamedPicture;
  /** From 0. */
  readonly at: number;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  /** Moves it by so many places. */
  readonly onMove: (by: number) => void;
}

/** One picture of a node, with its number: as a prompt may speak of it. */
export function PictureSlot({ node, picture, at, onOpen, onRemove, onMove }: PictureSlotProps) {
  const studio = useStudio();
  const { details, isMissing } = usePictureDetails(picture.id);
  const { width, height, mime } = details?.image ?? { width: 1, height: 1, mime: 'image/png' };
  const number = String(at + 1);
  const name = picture.name ?? details?.imported?.name;
  const press = (event: KeyboardEvent) => {
    const moves = event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (moves) onMove(event.key === 'ArrowRight' ? 1 : -1);
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const remove = (
    <IconButton
      label={`Remove picture ${number}`}
      icon={X}
      size="small"
      side="top"
      className="picture-slot__remove"
      onClick={onRemove}
    />
  );
  if (isMissing) {
    const called = name ?? 'A picture';
    return (
      <li
        className="picture-slot picture-slot--missing"
        title={`${called} is not in this library.`}
        {...pictureSlotData(at)}
      >
        <span className="picture-slot__number">{number}</span>
        <p>
          <strong>{called}</strong> is not in this library.
        </p>
        <Button onClick={() => void chooseFor(studio, { node, instead: at, missing: picture })}>Choose…</Button>
        {remove}
      </li>
    );
  }
  return (
    <li className="picture-slot" {...pictureSlotData(at)}>
      <button
        type="button"
        className="picture-slot__picture"
        style={{ aspectRatio: String(width / height) }}
        title={name}
        aria-label={['Picture', number, name].filter(Boolean).join(' ')}
        aria-description="Alt and the arrows move it, Delete removes it"
        draggable
        onClick={onOpen}
        onKeyDown={press}
        onPointerDown={({ nativeEvent }) => {
          preparePictureDrag(studio, nativeEvent, { ...picture, mime });
        }}
        onDragStart={({ nativeEvent }) => {
          dragPictureOut(studio, nativeEvent, { ...picture, mime, seed: 0 }, { node, at });
        }}
        {...pictureData({ id: picture.id, mime, width, height })}
      >
        {details && <ServedPicture src={imageUrl(picture.id, 320)} alt="" loading="lazy" draggable={false} />}
        <span className="picture-slot__number">{number}</span>
      </button>
      {remove}
    </li>
  );
}

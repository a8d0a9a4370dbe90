import { GripVertical, X } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { imageUrl } from '../../api/imageUrl.ts';
import { dragPictureOut, preparePictureDrag } from '../../gallery/pictureActions.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SetNote } from './SetNote.tsx';

interface SetRowProps {
  readonly image: ImageRef;
  readonly note: string;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  /** Where what is dragged would go. */
  readonly dropMark: 'before' | 'after' | undefined;
  readonly onOpen: () => void;
  /** Absent: it is only looked at. */
  readonly editing?: {
    readonly onNote: (note: string) => void;
    readonly onRemove: () => void;
    readonly onMove: (by: 1 | -1) => void;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
}

/** One picture of a set: its number, by which models speak of it, and its note. */
export function SetRow({ image, note, place, count, dropMark, onOpen, editing }: SetRowProps) {
  const studio = useStudio();
  const name = `picture ${String(place)}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : 1;
    const isMove = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (!editing || (!isMove && event.key !== 'Delete')) return;
    event.preventDefault();
    event.stopPropagation();
    if (isMove) editing.onMove(by);
    else editing.onRemove();
  };
  return (
    <li className={classNames('set-row', dropMark && `set-row--drop-${dropMark}`)} onDragOver={editing?.onDragOver}>
      <span
        className="set-row__number"
        title={editing && 'Drag to change the order'}
        draggable={editing !== undefined}
        onDragStart={editing?.onDragStart}
        onDragEnd={editing?.onDragEnd}
      >
        {editing && <Icon icon={GripVertical} size={12} />}
        <span className="mono">{place}</span>
      </span>
      <button
        type="button"
        className="set-row__picture"
        aria-label={[`Picture ${String(place)} of ${String(count)}`, note].filter(Boolean).join(', ')}
        title={note || undefined}
        {...(editing && { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown Delete' })}
        draggable
        onPointerDown={({ nativeEvent }) => {
          preparePictureDrag(studio, nativeEvent, image);
        }}
        onDragStart={({ nativeEvent }) => {
          dragPictureOut(studio, nativeEvent, { ...image, seed: 0 });
        }}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        {...pictureData(image)}
      >
        <ServedPicture src={imageUrl(image.id, 160)} alt="" loading="lazy" draggable={false} />
      </button>
      {editing ? (
        <>
          <SetNote key={note} of={name} note={note} onChange={editing.onNote} />
          <IconButton label={`Take ${name} out`} icon={X} size="small" onClick={editing.onRemove} />
        </>
      ) : (
        <span className="set-row__words" dir="auto">
          {note}
        </span>
      )}
    </li>
  );
}

import { useRef, useState, type DragEvent } from 'react';
import { allDragged, carriesPicture, draggedPicture } from '../../gallery/draggedPicture.ts';
import { choosePictures } from '../../nodes/pictures/choosePictures.ts';
import { picturesIn, withMoved } from '../../nodes/pictures/namedPictures.ts';
import { openPictures } from '../../nodes/pictures/openPictures.ts';
import { PictureSlot } from '../../nodes/pictures/PictureSlot.tsx';
import { takePictures } from '../../nodes/pictures/takePictures.ts';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import type { ShownEntry } from '../useFormEntries.ts';
import { addToField, intakeOfField } from './intoFormField.ts';

/** Pictures of the form: dropped, pasted or chosen, in order. */
export function FormPictures({ entry }: { readonly entry: ShownEntry }) {
  const studio = useStudio();
  const graph = useGraph();
  const list = useRef<HTMLUListElement>(null);
  const [isOver, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const pictures = picturesIn(entry.value);
  const set = (next: typeof pictures) => {
    studio.form.getState().write(entry, next.length > 0 ? next : undefined);
  };
  const focusAt = (at: number) => {
    // Once it is drawn: what is moved in the page loses the focus.
    requestAnimationFrame(() => {
      const slots = list.current?.querySelectorAll<HTMLElement>('.picture-slot button');
      (slots?.[at] ?? list.current?.parentElement?.querySelector<HTMLElement>('.form-pictures__choose'))?.focus();
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
  const takes = ({ dataTransfer }: DragEvent) =>
    carriesPicture(studio, dataTransfer) || dataTransfer.types.includes('Files');
  const drop = (event: DragEvent) => {
    setOver(false);
    const dragged = draggedPicture(studio, event.dataTransfer);
    const files = [...event.dataTransfer.files].filter(({ type }) => type.startsWith('image/'));
    // What is no picture, such as a graph, is opened.
    if (!dragged && files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    studio.view.getState().setDragged(null);
    if (dragged) studio.view.getState().notify(addToField(studio, graph, allDragged(dragged), entry.key));
    else void takePictures(studio, files, intakeOfField(studio, entry.key));
  };
  const { help } = entry.shown;
  return (
    <div
      className={classNames('form-pictures', isOver && 'form-pictures--over')}
      data-form-pictures={entry.key}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      {pictures.length > 0 && (
        <ul ref={list} className="form-pictures__list" aria-label={`${entry.label}, in order`}>
          {pictures.map((picture, at) => (
            <PictureSlot
              key={picture.id}
              node={entry.shown.node}
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
      <p className="form-pictures__words">
        Drop, paste, or{' '}
        <button
          type="button"
          className="form-pictures__choose"
          aria-label={`Choose pictures for ${entry.label}`}
          onClick={() => void choosePictures(studio, intakeOfField(studio, entry.key))}
        >
          choose
        </button>
        .{help !== undefined && ` ${help}`}
      </p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  );
}

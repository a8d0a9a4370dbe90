import { useEffect, useRef, useState, type DragEvent } from 'react';
import type { SetVersion } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { withMoved, withNote, withoutPicture } from '../../stores/sets/setEdits.ts';
import type { SetContent } from '../../stores/sets/setsStore.ts';
import { SetRow } from './SetRow.tsx';
import './SetRows.css';

export interface SetRowsProps {
  readonly pictures: SetVersion['pictures'];
  readonly label: string;
  /** Absent: they are only looked at. */
  readonly onEdit?: ((edit: (pictures: SetContent) => SetContent) => void) | undefined;
}

/** What a drag of a row carries: nothing but the page itself reads it. */
const ROW_TYPE = 'application/x-lumi-set-row';

/** The pictures of a set, in order, with numbers and notes. A row is moved by a drag, or by Alt and the arrows. */
export function SetRows({ pictures, label, onEdit }: SetRowsProps) {
  const { view } = useStudio();
  const list = useRef<HTMLOListElement>(null);
  const [dropAt, setDropAt] = useState<number | null>(null);
  /** The picture that was moved by key: the focus goes with it. */
  const moved = useRef<string | null>(null);
  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`button[data-picture="${moved.current}"]`)?.focus();
    moved.current = null;
  }, [pictures]);

  const images = pictures.map(({ image }) => image);
  const onDragOver = (event: DragEvent, at: number) => {
    if (!event.dataTransfer.types.includes(ROW_TYPE)) return;
    event.preventDefault();
    event.stopPropagation();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    setDropAt(event.clientY < top + height / 2 ? at : at + 1);
  };
  const onDrop = (event: DragEvent) => {
    const id = event.dataTransfer.getData(ROW_TYPE);
    if (id === '' || dropAt === null) return;
    event.preventDefault();
    event.stopPropagation();
    const from = images.findIndex((image) => image.id === id);
    setDropAt(null);
    onEdit?.((content) => withMoved(content, id, from < dropAt ? dropAt - 1 : dropAt));
  };
  return (
    <ol
      ref={list}
      className="set-rows"
      aria-label={label}
      onDrop={onDrop}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setDropAt(null);
      }}
    >
      {pictures.map(({ image, note }, at) => (
        <SetRow
          key={image.id}
          image={image}
          note={note}
          place={at + 1}
          count={pictures.length}
          dropMark={dropAt === at ? 'before' : dropAt === pictures.length && at === dropAt - 1 ? 'after' : undefined}
          onOpen={() => {
            view.getState().openLightbox(images, at);
          }}
          {...(onEdit && {
            editing: {
              onNote: (next: string) => {
                onEdit((content) => withNote(content, image.id, next));
              },
              onRemove: () => {
                onEdit((content) => withoutPicture(content, image.id));
              },
              onMove: (by: 1 | -1) => {
                moved.current = image.id;
                onEdit((content) => withMoved(content, image.id, at + by));
              },
              onDragStart: (event: DragEvent) => {
                event.dataTransfer.setData(ROW_TYPE, image.id);
                event.dataTransfer.effectAllowed = 'move';
              },
              onDragOver: (event: DragEvent) => {
                onDragOver(event, at);
              },
              onDragEnd: () => {
                setDropAt(null);
              },
            },
          })}
        />
      ))}
    </ol>
  );
}

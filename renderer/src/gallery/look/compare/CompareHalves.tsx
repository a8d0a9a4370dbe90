import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { SIDE_NAMES } from './compareWays.ts';
import { useDropOn } from './useDropOn.ts';

interface CompareHalvesProps {
  readonly onDrop: (side: number, image: ImageRef) => void;
  readonly children: ReactNode;
}

/** A stage on whose halves a picture may be dropped: it takes that side. */
export function CompareHalves({ onDrop, children }: CompareHalvesProps) {
  const area = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(0);
  const halfAt = (x: number) => {
    const box = area.current?.getBoundingClientRect();
    return box && x > box.x + box.width / 2 ? 1 : 0;
  };
  const drop = useDropOn((image, { x }) => {
    onDrop(halfAt(x), image);
  });
  return (
    <div
      ref={area}
      className="compare-halves"
      {...drop}
      onDragOver={(event: DragEvent) => {
        drop.onDragOver(event);
        setOver(halfAt(event.clientX));
      }}
    >
      {children}
      {drop['data-over'] && (
        <span className="compare-halves__half" data-side={SIDE_NAMES[over]} aria-hidden>
          {SIDE_NAMES[over]}
        </span>
      )}
    </div>
  );
}

import { ViewportPortal } from '@xyflow/react';
import { useView } from '../../stores/hooks.ts';
import './CopyGhosts.css';

/** Where what is dragged over the canvas would make nodes. */
export function DropMark() {
  const places = useView((state) => state.dropPlaces);
  if (places.length === 0) return null;
  return (
    <ViewportPortal>
      <div className="copy-ghosts" aria-hidden>
        {places.map(({ x, y, width, height }) => (
          <div
            key={`${String(x)} ${String(y)}`}
            className="copy-ghosts__box copy-ghosts__box--drop"
            style={{ left: x, top: y, width, height }}
          />
        ))}
      </div>
    </ViewportPortal>
  );
}

import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Box } from '../../nodes/place/freeSpot.ts';
import type { Guide } from './snapMove.ts';
import './Guides.css';

/** What is shown of a drag beside what is dragged. It lives outside the nodes, so that showing it draws none of them again. */
export interface DragSigns {
  readonly guides: readonly Guide[];
  /** The frame that what is dragged would belong to. */
  readonly holder: Box | null;
}

export const NO_SIGNS: DragSigns = { guides: [], holder: null };

/** The lines that what is dragged stands on, and the frame it comes into. */
export function Guides({ signs }: { readonly signs: StoreApi<DragSigns> }) {
  const { guides, holder } = useStore(signs);
  if (guides.length === 0 && !holder) return null;
  return (
    <ViewportPortal>
      {holder && (
        <div
          className="guides__holder"
          style={{
            translate: `${String(holder.x)}px ${String(holder.y)}px`,
            width: holder.width,
            height: holder.height,
          }}
        />
      )}
      <svg className="guides" aria-hidden>
        {guides.map(({ kind, from, to }) => (
          <line
            key={`${kind} ${String(from.x)} ${String(from.y)} ${String(to.x)} ${String(to.y)}`}
            className={`guides__${kind}`}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}

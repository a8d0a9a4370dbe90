import { ViewportPortal } from '@xyflow/react';
import { useStore, type StoreApi } from 'zustand';
import type { Copying } from './useCopyDrag.ts';
import './CopyGhosts.css';

/** Where copies would lie that are dragged. */
export function CopyGhosts({ copying }: { readonly copying: StoreApi<{ readonly now: Copying | null }> }) {
  const now = useStore(copying, (state) => state.now);
  if (!now || now.isOff) return null;
  return (
    <ViewportPortal>
      <div className="copy-ghosts" aria-hidden style={{ translate: `${String(now.by.x)}px ${String(now.by.y)}px` }}>
        {[...now.boxes].map(([id, { x, y, width, height }]) => (
          <div key={id} className="copy-ghosts__box" style={{ left: x, top: y, width, height }} />
        ))}
      </div>
    </ViewportPortal>
  );
}

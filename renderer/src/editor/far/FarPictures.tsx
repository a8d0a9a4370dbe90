import { useStore, type ReactFlowState } from '@xyflow/react';
import { memo, useCallback, useDeferredValue, type RefObject } from 'react';
import { shallow } from 'zustand/shallow';
import { nodeById } from '#shared/workflow/lookups';
import { nodeLook } from '../../nodes/index.ts';
import { useStudio } from '../../stores/hooks.ts';

/** Pictures that are shown at most, and px of the screen: on a narrower node none is. */
const MOST = 120;
const NARROWEST = 30;

export interface FarPicturesProps {
  readonly room: RefObject<HTMLDivElement | null>;
  /** One has come, or gone. */
  readonly onChange: () => void;
}

/** The pictures the far view shows, as the page loads them: unseen here, drawn from here. */
export function FarPictures({ room, onChange }: FarPicturesProps) {
  const { workflow } = useStudio();
  const select = useCallback(
    (state: ReactFlowState) => {
      const graph = workflow.getState().workflow;
      const [x, y, zoom] = state.transform;
      const found: string[] = [];
      for (const { id, measured, internals } of state.nodeLookup.values()) {
        const width = (measured.width ?? 0) * zoom;
        if (width < NARROWEST) continue;
        const left = internals.positionAbsolute.x * zoom + x;
        const top = internals.positionAbsolute.y * zoom + y;
        if (left > state.width || top > state.height || left + width < 0 || top + (measured.height ?? 0) * zoom < 0)
          continue;
        const node = nodeById(graph, id);
        if (!node || node.collapsed || !nodeLook(node.type).Thumbnail) continue;
        found.push(id);
        if (found.length === MOST) break;
      }
      return found;
    },
    [workflow],
  );
  const seen = useDeferredValue(useStore(select, shallow));
  return (
    <div ref={room} hidden onLoadCapture={onChange} onErrorCapture={onChange}>
      {seen.map((id) => (
        <FarPicture key={id} id={id} />
      ))}
    </div>
  );
}

const FarPicture = memo(function FarPicture({ id }: { readonly id: string }) {
  const { workflow } = useStudio();
  const node = nodeById(workflow.getState().workflow, id);
  const { Thumbnail } = nodeLook(node?.type ?? '');
  return Thumbnail ? (
    <div data-far-picture={id}>
      <Thumbnail id={id} />
    </div>
  ) : null;
});

import type { KeyboardEvent, PointerEvent } from 'react';
import { useStudio, useView } from '../stores/hooks.ts';
import { INSPECTOR_WIDTHS } from '../stores/view/viewStore.ts';

/** px */
const STEP = 16;

/** The edge of the inspector, to make it wider or narrower by dragging, or by the arrow keys. A double-click gives back the usual width. */
export function InspectorEdge() {
  const { view } = useStudio();
  const width = useView((state) => state.inspectorWidth);
  const { setInspectorWidth } = view.getState();
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? window.innerWidth;
    setInspectorWidth(right - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    const next = widthFor(event.key, width);
    if (next === undefined) return;
    event.preventDefault();
    setInspectorWidth(next);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      className="inspector__edge"
      aria-label="Width of the inspector"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={INSPECTOR_WIDTHS.least}
      aria-valuemax={INSPECTOR_WIDTHS.most}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onKeyDown={press}
      onDoubleClick={() => {
        setInspectorWidth(INSPECTOR_WIDTHS.usual);
      }}
    />
  );
}

/** It stands at the left edge, so the left arrow makes it wider. */
function widthFor(key: string, width: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return width + STEP;
    case 'ArrowRight':
      return width - STEP;
    case 'Home':
      return INSPECTOR_WIDTHS.least;
    case 'End':
      return INSPECTOR_WIDTHS.most;
    default:
      return undefined;
  }
}

import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Position, Size } from '#shared/workflow/Workflow';

/** What is seen of a drawing: the point of it at the upper left, and how near it is. */
export interface Sight extends Position {
  readonly zoom: number;
}

const LEAST = 0.05;
const MOST = 2;
/** px on the screen, for a press of an arrow. */
const STEP = 60;

export interface Sighted {
  readonly sight: Sight;
  /** px on the screen; `null` until known. */
  readonly room: Size | null;
  /** Of the element that is looked through. */
  readonly ref: (element: HTMLElement | null) => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Brings a part into the middle, where it is not in view. */
  readonly reveal: (box: Position & Size) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Looking at a drawing: it is dragged, scrolled and zoomed. It fits until somebody looks elsewhere. */
export function useSight(box: Position & Size): Sighted {
  const [given, setGiven] = useState<Sight | null>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const fitted = useMemo(() => fitTo(box, room), [box, room]);
  const sight = given ?? fitted;
  const now = useRef(sight);
  useEffect(() => {
    now.current = sight;
  }, [sight]);
  const zoomAt = useCallback((factor: number, at: Position) => {
    const { x, y, zoom } = now.current;
    const next = Math.min(MOST, Math.max(LEAST, zoom * factor));
    setGiven({ zoom: next, x: x + at.x / zoom - at.x / next, y: y + at.y / zoom - at.y / next });
  }, []);
  const panBy = useCallback((x: number, y: number) => {
    const { zoom } = now.current;
    setGiven({ zoom, x: now.current.x + x / zoom, y: now.current.y + y / zoom });
  }, []);
  const end = useRef<() => void>(undefined);
  const ref = useCallback(
    (element: HTMLElement | null) => {
      end.current?.();
      end.current = undefined;
      if (!element) return;
      const watch = new ResizeObserver(([entry]) => {
        if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
      });
      watch.observe(element);
      // React's own wheel listeners are passive and cannot keep the page from zooming.
      const wheel = (event: WheelEvent) => {
        event.preventDefault();
        const { left, top } = element.getBoundingClientRect();
        if (event.ctrlKey || event.metaKey) {
          zoomAt(Math.exp(-event.deltaY / 200), { x: event.clientX - left, y: event.clientY - top });
        } else panBy(event.deltaX, event.deltaY);
      };
      element.addEventListener('wheel', wheel, { passive: false });
      end.current = () => {
        watch.disconnect();
        element.removeEventListener('wheel', wheel);
      };
    },
    [panBy, zoomAt],
  );
  const middle = { x: (room?.width ?? 0) / 2, y: (room?.height ?? 0) / 2 };
  return {
    sight,
    room,
    ref,
    zoomBy: (factor) => {
      zoomAt(factor, middle);
    },
    fit: () => {
      setGiven(null);
    },
    reveal: ({ x, y, width, height }) => {
      if (!room) return;
      const { zoom } = now.current;
      const left = (x - now.current.x) * zoom;
      const top = (y - now.current.y) * zoom;
      const isSeen = left >= 0 && top >= 0 && left + width * zoom <= room.width && top + height * zoom <= room.height;
      if (isSeen) return;
      setGiven({ zoom, x: x + width / 2 - middle.x / zoom, y: y + height / 2 - middle.y / zoom });
    },
    onPointerDown(event) {
      if (event.button > 1) return;
      const { currentTarget } = event;
      let last = { x: event.clientX, y: event.clientY };
      const over = new AbortController();
      const { signal } = over;
      currentTarget.addEventListener(
        'pointermove',
        (moved) => {
          const { clientX, clientY, buttons } = moved as globalThis.PointerEvent;
          if (buttons === 0) {
            over.abort();
            return;
          }
          panBy(last.x - clientX, last.y - clientY);
          last = { x: clientX, y: clientY };
        },
        { signal },
      );
      for (const kind of ['pointerup', 'pointercancel']) {
        currentTarget.addEventListener(
          kind,
          () => {
            over.abort();
          },
          { signal },
        );
      }
      currentTarget.setPointerCapture(event.pointerId);
    },
    onKeyDown(event) {
      const step = ARROWS[event.key];
      if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      panBy(step[0] * STEP, step[1] * STEP);
    },
  };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function fitTo(box: Position & Size, room: Size | null): Sight {
  if (!room || room.width === 0 || room.height === 0) return { x: box.x, y: box.y, zoom: 1 };
  const zoom = Math.max(LEAST, Math.min(1, room.width / box.width, room.height / box.height));
  return {
    zoom,
    x: box.x - (room.width / zoom - box.width) / 2,
    y: box.y - (room.height / zoom - box.height) / 2,
  };
}

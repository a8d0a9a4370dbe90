import { useCallback, useEffect, useMemo, useState, type PointerEvent, type RefObject } from 'react';
import { centred, fit, zoomAt, type Extent, type Placement } from './fit.ts';

/** How far one notch of the wheel goes. */
const WHEEL_SPEED = 0.0018;

export interface Zoom {
  readonly placement: Placement;
  /** 1: one picture pixel is one pixel of the screen. */
  readonly magnification: number;
  readonly isFitted: boolean;
  readonly zoomBy: (factor: number) => void;
  /** Around a point, CSS px in the frame. */
  readonly zoomAround: (factor: number, at: { readonly x: number; readonly y: number }) => void;
  /** CSS px; a fitted picture stays where it is. */
  readonly panBy: (x: number, y: number) => void;
  readonly toFit: () => void;
  readonly toFullSize: () => void;
  readonly panHandlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
  };
}

/** Zoom by wheel around the pointer and pan by drag, for a picture in a frame. Starts fitted; the owner gives it a key per picture. */
export function useZoom(frameRef: RefObject<HTMLElement | null>, picture: Extent): Zoom {
  const frame = useSize(frameRef);
  const [own, setOwn] = useState<Placement | null>(null);
  const fullSize = 1 / window.devicePixelRatio;
  const { width, height } = picture;
  const fitted = useMemo(() => fit({ width, height }, frame, fullSize), [width, height, frame, fullSize]);
  const placement = own ?? fitted;

  const zoom = useCallback(
    (factor: number, at: { x: number; y: number }) => {
      setOwn((now) => {
        const next = zoomAt(now ?? fitted, factor, at, fitted.scale);
        return next.scale <= fitted.scale ? null : next;
      });
    },
    [fitted],
  );

  useEffect(() => {
    const element = frameRef.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY * WHEEL_SPEED), { x: event.clientX - box.x, y: event.clientY - box.y });
    };
    // React's own wheel listener is passive and could not keep the browser from zooming the page.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [frameRef, zoom]);

  return {
    placement,
    magnification: placement.scale / fullSize,
    isFitted: own === null,
    zoomBy: (factor) => {
      zoom(factor, { x: frame.width / 2, y: frame.height / 2 });
    },
    zoomAround: zoom,
    panBy: (x, y) => {
      setOwn((now) => now && { ...now, x: now.x + x, y: now.y + y });
    },
    toFit: () => {
      setOwn(null);
    },
    toFullSize: () => {
      setOwn(centred(picture, frame, fullSize));
    },
    panHandlers: {
      onPointerDown: (event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        setOwn((now) => now && { ...now, x: now.x + event.movementX, y: now.y + event.movementY });
      },
    },
  };
}

function useSize(ref: RefObject<HTMLElement | null>): Extent {
  const [size, setSize] = useState<Extent>({ width: 1, height: 1 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return size;
}

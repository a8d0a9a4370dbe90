import { useCallback, useEffect, useMemo, useState, type PointerEvent, type RefObject } from 'react';
import { fit, placementOf, sightOf, zoomAt, type Extent, type Placement, type Sight } from './fit.ts';
import { useFrameSize } from './useFrameSize.ts';

/** How far one notch of the wheel goes. */
const WHEEL_SPEED = 0.0018;
/** A small picture is fitted into its frame no larger than so, CSS px per picture px. */
const MOST_ENLARGED = 4;

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
  /** Between these two. */
  readonly toggle: () => void;
  readonly panHandlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
  };
}

/** What several pictures show, in step; `null`: all of them in view. */
export interface SharedSight {
  readonly sight: Sight | null;
  readonly see: (change: (now: Sight | null) => Sight | null) => void;
}

export interface ZoomOptions {
  /** px around a fitted picture */
  readonly margin?: number;
  /** Absent: the picture is looked at by itself. */
  readonly shared?: SharedSight;
}

/** Zoom by wheel around the pointer and pan by drag, for a picture in a frame. Starts fitted; the owner gives it a key per picture. */
export function useZoom(
  frameRef: RefObject<HTMLElement | null>,
  picture: Extent,
  { margin, shared }: ZoomOptions = {},
): Zoom {
  const frame = useFrameSize(frameRef);
  const [own, setOwn] = useState<Sight | null>(null);
  const sight = shared ? shared.sight : own;
  const see = shared ? shared.see : setOwn;
  const fullSize = 1 / window.devicePixelRatio;
  const { width, height } = picture;
  const fitted = useMemo(
    () => fit({ width, height }, frame, Math.max(fullSize, MOST_ENLARGED), margin),
    [width, height, frame, fullSize, margin],
  );
  const size = useMemo(() => ({ width, height }), [width, height]);
  const placement = sight ? placementOf(sight, size, frame, fitted.scale) : fitted;

  const zoomAround = useCallback(
    (factor: number, at: { x: number; y: number }) => {
      see((now) => {
        const before = now ? placementOf(now, size, frame, fitted.scale) : fitted;
        const next = zoomAt(before, factor, at, Math.min(before.scale, fitted.scale));
        const isDone = factor < 1 ? next.scale <= fitted.scale : Math.abs(next.scale / fitted.scale - 1) < 1e-6;
        return isDone ? null : sightOf(next, size, frame, fitted.scale);
      });
    },
    [see, size, frame, fitted],
  );
  const panBy = (x: number, y: number) => {
    see((now) => {
      if (!now) return now;
      const { scale, ...before } = placementOf(now, size, frame, fitted.scale);
      return sightOf({ scale, x: before.x + x, y: before.y + y }, size, frame, fitted.scale);
    });
  };
  const toFit = () => {
    see(() => null);
  };
  const toFullSize = () => {
    see((now) => ({ x: now?.x ?? 0.5, y: now?.y ?? 0.5, factor: fullSize / fitted.scale }));
  };

  useEffect(() => {
    const element = frameRef.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      zoomAround(Math.exp(-event.deltaY * WHEEL_SPEED), { x: event.clientX - box.x, y: event.clientY - box.y });
    };
    // React's own wheel listener is passive and could not keep the browser from zooming the page.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [frameRef, zoomAround]);

  return {
    placement,
    magnification: placement.scale / fullSize,
    isFitted: sight === null,
    zoomBy: (factor) => {
      zoomAround(factor, { x: frame.width / 2, y: frame.height / 2 });
    },
    zoomAround,
    panBy,
    toFit,
    toFullSize,
    toggle: sight === null ? toFullSize : toFit,
    panHandlers: {
      onPointerDown: (event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) panBy(event.movementX, event.movementY);
      },
    },
  };
}

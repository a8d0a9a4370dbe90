import { useEffect, useLayoutEffect, type RefObject } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import type { GridModel } from './GridModel.ts';
import { resizeTiles } from './useGridKeys.ts';

/** It rests when nothing was scrolled for so long, ms. */
const REST_MS = 150;
/** What one notch of the wheel makes of the size of tiles. */
const WHEEL_SPEED = 0.0015;

/** Ties a grid to the box that is scrolled: its size, its place, the wheel with Ctrl. */
export function useGridBox(model: GridModel, boxRef: RefObject<HTMLElement | null>, side: number): void {
  const studio = useStudio();
  useLayoutEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const measure = () => {
      model.resize(box.clientWidth - 2 * side, box.clientHeight);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    model.setBox(box);
    measure();
    return () => {
      observer.disconnect();
      model.setBox(undefined);
    };
  }, [model, boxRef, side]);

  useEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const { gallery } = studio;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keepPlace = () => {
      const place = model.place();
      if (place !== undefined) gallery.getState().keepPlace(place);
    };
    const rest = () => {
      model.rest();
      keepPlace();
    };
    const scrolled = () => {
      model.scrolled(box.scrollTop);
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    };
    /** The page goes before it rests, and maybe before it is told that it was scrolled. */
    const leave = () => {
      model.scrolled(box.scrollTop);
      keepPlace();
    };
    const wheeled = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      // Else the browser zooms the page.
      event.preventDefault();
      resizeTiles(studio, Math.exp(-event.deltaY * WHEEL_SPEED));
    };
    box.addEventListener('scroll', scrolled, { passive: true });
    box.addEventListener('wheel', wheeled, { passive: false });
    window.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      keepPlace();
      window.removeEventListener('pagehide', leave);
      box.removeEventListener('scroll', scrolled);
      box.removeEventListener('wheel', wheeled);
    };
  }, [model, boxRef, studio]);
}

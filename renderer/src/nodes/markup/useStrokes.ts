import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { eraseMarks, markAt } from '#shared/graph/marks/eraseMarks';
import type { Mark } from '#shared/graph/marks/Marks';
import { markShapes, type PictureSize } from '#shared/graph/marks/markShapes';
import type { Point } from '#shared/graph/marks/points';
import type { StrokePoint } from '#shared/graph/marks/thinStroke';
import type { Zoom } from '../../gallery/zoom/useZoom.ts';
import { eraserRadius, type DrawingStyle } from './drawingTools.ts';
import { showLive } from './liveShapes.ts';
import { moveMark } from './moveMark.ts';
import { strokeMark } from './strokeMark.ts';

export interface StrokesOptions {
  /** What lies where the picture does. */
  readonly paper: RefObject<HTMLElement | null>;
  /** Where what is being drawn is shown. */
  readonly live: RefObject<SVGGElement | null>;
  readonly zoom: Zoom;
  readonly size: PictureSize;
  readonly style: DrawingStyle;
  readonly marks: readonly Mark[];
  readonly commit: (marks: readonly Mark[]) => boolean;
  readonly select: (at: number | null) => void;
  /** Words are to be written there. */
  readonly write: (at: Point) => void;
}

/** One drag, from press to release. */
type Gesture =
  | { readonly kind: 'pan' }
  | { readonly kind: 'pinch'; spread: number; middle: Point }
  | { readonly kind: 'stroke'; readonly points: StrokePoint[]; frame?: number }
  | { readonly kind: 'erase'; left: readonly Mark[] }
  | { readonly kind: 'move'; readonly mark: number; readonly from: Point; moved?: Mark };

/** Reach of a press on a mark, CSS px. */
const REACH_PX = 6;

export interface Strokes {
  /** The marks as they are while an eraser or a move is under way; else those there are. */
  readonly shown: readonly Mark[];
  /** Gives up the drag under way. Gives whether there was one. */
  readonly cancel: () => boolean;
  readonly handlers: Readonly<
    Record<
      'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
      (event: PointerEvent<HTMLElement>) => void
    >
  >;
}

/** Turns what a pointer does on the picture into marks: one drag is one step. Two fingers zoom and pan, as does the middle button or Space. */
export function useStrokes(options: StrokesOptions & { readonly isPanning: () => boolean }): Strokes {
  const { paper, live, zoom, size, style, marks, commit, select, write, isPanning } = options;
  const gesture = useRef<Gesture | null>(null);
  const fingers = useRef(new Map<number, Point>());
  const [draft, setDraft] = useState<readonly Mark[] | null>(null);
  const ratio = size.width / size.height;

  const pointAt = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = paper.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: inside((event.clientX - box.x) / box.width), y: inside((event.clientY - box.y) / box.height) };
  };
  const reach = () => REACH_PX / (Math.max(size.width, size.height) * zoom.placement.scale);
  const stop = () => {
    const was = gesture.current;
    gesture.current = null;
    if (was?.kind === 'stroke' && was.frame !== undefined) cancelAnimationFrame(was.frame);
    showLive(live.current, []);
    setDraft(null);
    return was;
  };
  const erase = (left: readonly Mark[], at: Point) => eraseMarks(left, { at, radius: eraserRadius(style.step), ratio });

  const begin = (event: PointerEvent<HTMLElement>): Gesture | null => {
    if (event.button === 1 || isPanning()) return { kind: 'pan' };
    if (event.button !== 0) return null;
    const at = pointAt(event);
    switch (style.tool) {
      case 'words':
        // The field that is about to come takes the focus; the press must not take it away again.
        event.preventDefault();
        write(at);
        return null;
      case 'eraser': {
        const left = erase(marks, at);
        setDraft(left);
        return { kind: 'erase', left };
      }
      case 'select': {
        const mark = markAt(marks, { at, radius: reach(), ratio });
        select(mark < 0 ? null : mark);
        return mark < 0 ? { kind: 'pan' } : { kind: 'move', mark, from: at };
      }
      case 'brush':
      case 'box':
      case 'arrow':
      case 'area':
        select(null);
        return { kind: 'stroke', points: [strokePoint(event, at)] };
    }
  };

  const show = (stroke: Gesture & { readonly kind: 'stroke' }) => {
    delete stroke.frame;
    const mark = strokeMark(style, stroke.points, ratio, false);
    showLive(live.current, mark ? markShapes(mark, size) : []);
  };

  return {
    shown: draft ?? marks,
    cancel: () => stop() !== null,
    handlers: {
      onPointerDown(event) {
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        event.currentTarget.setPointerCapture(event.pointerId);
        const [a, b] = [...fingers.current.values()];
        if (event.pointerType === 'touch' && a && b) {
          stop();
          gesture.current = { kind: 'pinch', ...pinchOf(a, b) };
          return;
        }
        gesture.current ??= begin(event);
        if (gesture.current?.kind === 'stroke') show(gesture.current);
      },
      onPointerMove(event) {
        const now = gesture.current;
        const before = fingers.current.get(event.pointerId);
        if (!now || !before) return;
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        switch (now.kind) {
          case 'pan':
            zoom.panBy(event.clientX - before.x, event.clientY - before.y);
            break;
          case 'pinch': {
            const [a, b] = [...fingers.current.values()];
            if (!a || !b) break;
            const next = pinchOf(a, b);
            const box = event.currentTarget.getBoundingClientRect();
            zoom.zoomAround(next.spread / now.spread, { x: next.middle.x - box.x, y: next.middle.y - box.y });
            zoom.panBy(next.middle.x - now.middle.x, next.middle.y - now.middle.y);
            Object.assign(now, next);
            break;
          }
          case 'stroke': {
            // All a pen or a fast mouse told since the last time.
            const passed = event.nativeEvent.getCoalescedEvents();
            for (const one of passed.length > 0 ? passed : [event.nativeEvent]) {
              now.points.push(strokePoint(one, pointAt(one)));
            }
            now.frame ??= requestAnimationFrame(() => {
              show(now);
            });
            break;
          }
          case 'erase':
            setDraft((now.left = erase(now.left, pointAt(event))));
            break;
          case 'move': {
            const [mark, at] = [marks[now.mark], pointAt(event)];
            if (!mark) break;
            const moved = moveMark(mark, { x: at.x - now.from.x, y: at.y - now.from.y });
            now.moved = moved;
            setDraft(marks.map((other, index) => (index === now.mark ? moved : other)));
            break;
          }
        }
      },
      onPointerUp(event) {
        fingers.current.delete(event.pointerId);
        const now = stop();
        switch (now?.kind) {
          case 'stroke': {
            const mark = strokeMark(style, now.points, ratio, true);
            if (mark) commit([...marks, mark]);
            break;
          }
          case 'erase':
            commit(now.left);
            break;
          case 'move': {
            const { moved } = now;
            if (moved && moved.points !== marks[now.mark]?.points) {
              commit(marks.map((other, index) => (index === now.mark ? moved : other)));
            }
            break;
          }
          case 'pan':
          case 'pinch':
          case undefined:
            break;
        }
      },
      onPointerCancel(event) {
        fingers.current.delete(event.pointerId);
        stop();
      },
    },
  };
}

function strokePoint(event: { readonly pointerType: string; readonly pressure: number }, at: Point): StrokePoint {
  // A mouse tells of one pressure only, and a finger of none that means anything.
  return event.pointerType === 'pen' && event.pressure > 0 ? { ...at, pressure: event.pressure } : at;
}

function pinchOf(a: Point, b: Point): { spread: number; middle: Point } {
  return {
    spread: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
    middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
  };
}

function inside(part: number): number {
  return Math.min(1, Math.max(0, part));
}

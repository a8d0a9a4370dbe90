import type { WheelSetting } from '../../stores/view/ViewState.ts';

export type PointingDevice = 'mouse' | 'touchpad';

/** What an event of a wheel tells; lengths as the event gives them. */
export interface WheelFacts {
  readonly deltaX: number;
  readonly deltaY: number;
  /** As `WheelEvent.deltaMode`: 0 is px, 1 lines, 2 pages. */
  readonly deltaMode: number;
  /** Where a browser tells it: 120 for each notch of a wheel. */
  readonly wheelDelta?: number;
  /** Held, or a pinch on a touchpad: browsers tell of both alike. */
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** ms */
  readonly at: number;
}

/** Events that follow one another closely: what turned out to make them, makes all of them. */
export interface WheelGesture {
  readonly device: PointingDevice;
  /** Of its last event, ms. */
  readonly at: number;
  readonly isPinch: boolean;
  /** Whether its last event was its first. */
  readonly isNew: boolean;
}

/** What the canvas does: `factor` above 1 comes nearer; `x` and `y` say how far what is seen moves, px on screen. */
export type WheelMove =
  { readonly kind: 'zoom'; readonly factor: number } | { readonly kind: 'pan'; readonly x: number; readonly y: number };

/** The longest pause within one gesture, ms: between two notches of a wheel that is turned slowly. */
const PAUSE_MS = 400;
/** px of a line and of a page, where a wheel counts in those. */
const LINE = 20;
const PAGE = 400;
/** A notch of 100 px brings one nearer by a seventh; a pinch tells of smaller steps, and wants all of them to count. */
const ZOOM_PER_PIXEL = { notch: 0.002, pinch: 0.01 } as const;
/** Most that one event zooms: some wheels spin freely. */
const MOST_DOUBLINGS = 0.5;

/** What an event of the wheel does, after those before it. `setting`: what makes them, or `automatic` where they are to tell. */
export function readWheel(
  before: WheelGesture | undefined,
  wheel: WheelFacts,
  setting: WheelSetting,
): { readonly gesture: WheelGesture; readonly move: WheelMove } {
  const isPinch = wheel.ctrlKey;
  const goesOn = before !== undefined && before.isPinch === isPinch && wheel.at - before.at <= PAUSE_MS;
  const device = setting === 'automatic' ? (goesOn ? before.device : deviceOf(wheel)) : setting;
  const gesture = { device, at: wheel.at, isPinch, isNew: !goesOn };
  return { gesture, move: moveOf(wheel, device) };
}

/** A wheel turns by notches, up or down; fingers on a touchpad move by any length, and aslant. */
function deviceOf({ deltaX, deltaY, deltaMode, wheelDelta = 0 }: WheelFacts): PointingDevice {
  if (deltaMode !== 0) return 'mouse';
  if (deltaX !== 0 && deltaY !== 0) return 'touchpad';
  const length = Math.abs(deltaY || deltaX);
  const isNotched = [length % 100, length % 120, wheelDelta === 0 ? 1 : wheelDelta % 120].some((rest) => rest === 0);
  return isNotched ? 'mouse' : 'touchpad';
}

function moveOf(wheel: WheelFacts, device: PointingDevice): WheelMove {
  const unit = wheel.deltaMode === 1 ? LINE : wheel.deltaMode === 2 ? PAGE : 1;
  const x = wheel.deltaX * unit;
  const y = wheel.deltaY * unit;
  if (wheel.ctrlKey) return zoom(y, deviceOf(wheel) === 'mouse' ? ZOOM_PER_PIXEL.notch : ZOOM_PER_PIXEL.pinch);
  // Some systems turn the direction themselves while Shift is held.
  if (wheel.shiftKey) return pan(x || y, 0);
  if (device === 'touchpad') return pan(x, y);
  // A wheel that is tilted goes sideways.
  if (wheel.altKey || y === 0) return pan(x, y);
  return zoom(y, ZOOM_PER_PIXEL.notch);
}

function pan(x: number, y: number): WheelMove {
  return { kind: 'pan', x: 0 - x, y: 0 - y };
}

function zoom(by: number, perPixel: number): WheelMove {
  const doublings = Math.min(MOST_DOUBLINGS, Math.max(-MOST_DOUBLINGS, -by * perPixel));
  return { kind: 'zoom', factor: 2 ** doublings };
}

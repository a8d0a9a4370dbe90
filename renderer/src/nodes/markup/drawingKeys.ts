import type { KeyboardEvent } from 'react';
import { zoomKey } from '../../gallery/zoom/zoomKey.ts';
import type { DrawingStageControls } from './DrawingStage.tsx';
import { DRAWING_TOOLS, TOOL_IDS, WIDTH_STEPS, type DrawingStyle } from './drawingTools.ts';
import { moveMark, stretchMark } from './moveMark.ts';
import { middleMark } from './strokeMark.ts';
import type { Drawing } from './useDrawing.ts';

export interface DrawingKeyOptions {
  readonly style: DrawingStyle;
  readonly change: (part: Partial<DrawingStyle>) => void;
  readonly selected: number | null;
  readonly select: (at: number | null) => void;
  readonly remove: (at: number) => void;
  readonly drawing: Drawing;
  readonly stage: DrawingStageControls | null;
}

/** Parts of the picture an arrow key moves a mark by. */
const NUDGE = 0.01;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does while drawing; `undefined`: nothing. */
export function drawingKey(event: KeyboardEvent, options: DrawingKeyOptions): (() => void) | undefined {
  const { key, shiftKey, altKey, target } = event;
  const hasCommand = event.ctrlKey || event.metaKey;
  if (hasCommand) return commandKey(key.toLowerCase(), shiftKey, options);
  if (altKey) return undefined;
  const { style, change, selected, stage } = options;
  const arrow = ARROWS[key];
  if (arrow && selected !== null)
    return () => {
      nudge(arrow, shiftKey, selected, options);
    };
  if ((key === 'Delete' || key === 'Backspace') && selected !== null)
    return () => {
      options.remove(selected);
    };
  // A button that has the focus takes Enter for itself, unless it is the mark that is chosen.
  if (key === 'Enter' && (!(target instanceof HTMLButtonElement) || target.ariaPressed === 'true')) {
    return () => {
      enter(options);
    };
  }
  if (key === '[' && style.step > 0)
    return () => {
      change({ step: style.step - 1 });
    };
  if (key === ']' && style.step < WIDTH_STEPS - 1)
    return () => {
      change({ step: style.step + 1 });
    };
  const zooms = zoomKey(event, stage?.zoom);
  if (zooms) return zooms;
  if (key === '1') return () => stage?.zoom.toFullSize();
  const tool = TOOL_IDS.find((id) => DRAWING_TOOLS[id].key === key.toUpperCase());
  return (
    tool &&
    (() => {
      change({ tool });
    })
  );
}

function commandKey(key: string, isShifted: boolean, { drawing }: DrawingKeyOptions): (() => void) | undefined {
  if (key === 'z') return isShifted ? drawing.redo : drawing.undo;
  return key === 'y' ? drawing.redo : undefined;
}

/** Changes the words of the chosen mark, or makes a mark in the middle, chosen, so that the arrow keys move it. */
function enter({ style, selected, select, drawing, stage }: DrawingKeyOptions): void {
  const { marks } = drawing;
  if (selected !== null && marks[selected]?.tool === 'words') {
    stage?.write(selected);
    return;
  }
  if (style.tool === 'words') {
    stage?.write();
    return;
  }
  const mark = middleMark(style);
  if (mark && drawing.commit([...marks, mark])) select(marks.length);
}

function nudge(
  [x, y]: readonly [number, number],
  isStretched: boolean,
  selected: number,
  { drawing }: DrawingKeyOptions,
): void {
  const by = { x: x * NUDGE, y: y * NUDGE };
  const change = isStretched ? stretchMark : moveMark;
  drawing.commit(drawing.marks.map((mark, at) => (at === selected ? change(mark, by) : mark)));
}

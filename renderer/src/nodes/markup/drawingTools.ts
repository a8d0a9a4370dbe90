import {
  ArrowUpRight,
  Eraser,
  LassoSelect,
  MousePointer2,
  Paintbrush,
  Square,
  Type,
  type LucideIcon,
} from 'lucide-react';
import type { MarkColour, MarkTool } from '#shared/graph/marks/Marks';

export type DrawingTool = 'select' | MarkTool | 'eraser';

/** The tools in their order: what they are called, the key of each, and what one does with it. */
export const DRAWING_TOOLS: Readonly<
  Record<
    DrawingTool,
    { readonly label: string; readonly key: string; readonly icon: LucideIcon; readonly hint: string }
  >
> = {
  select: { label: 'Select', key: 'V', icon: MousePointer2, hint: 'Drag a mark to move it. Delete takes it away.' },
  brush: { label: 'Brush', key: 'B', icon: Paintbrush, hint: 'Drag to draw. Enter puts a stroke in the middle.' },
  box: { label: 'Box', key: 'R', icon: Square, hint: 'Drag from corner to corner. Enter puts a box in the middle.' },
  arrow: {
    label: 'Arrow',
    key: 'A',
    icon: ArrowUpRight,
    hint: 'Drag from its tail to its head. Enter puts an arrow in the middle.',
  },
  words: { label: 'Words', key: 'T', icon: Type, hint: 'Click where the words begin. Enter puts them in the middle.' },
  area: {
    label: 'Mask area',
    key: 'M',
    icon: LassoSelect,
    hint: 'Drag around what is to change. Enter puts an area in the middle.',
  },
  eraser: { label: 'Eraser', key: 'E', icon: Eraser, hint: 'Drag over marks. Of a stroke only what you touch goes.' },
};
export const TOOL_IDS = Object.keys(DRAWING_TOOLS) as readonly DrawingTool[];

/** Thousandths of the picture's long side: widths of lines, and of letters where words are written. */
const LINE_WIDTHS = [2, 4, 6, 10, 16, 26, 44] as const;
const LETTER_SIZES = [18, 26, 36, 50, 70, 100, 140] as const;
export const WIDTH_STEPS = LINE_WIDTHS.length;
/** The eraser is wider than the line it is as wide as. */
const ERASER_FACTOR = 1.5;

export interface DrawingStyle {
  readonly tool: DrawingTool;
  readonly colour: MarkColour;
  /** From 0 to `WIDTH_STEPS` - 1. */
  readonly step: number;
}

export const FIRST_STYLE: DrawingStyle = { tool: 'brush', colour: 'red', step: 2 };

/** Thousandths of the picture's long side. */
export function widthOf(tool: DrawingTool, step: number): number {
  return (tool === 'words' ? LETTER_SIZES : LINE_WIDTHS)[step] ?? LINE_WIDTHS[2];
}

/** Parts of the picture's long side. */
export function eraserRadius(step: number): number {
  return (widthOf('eraser', step) * ERASER_FACTOR) / 1000;
}

/** What a picture of a graph is made of: few kinds of shapes, so that a text (SVG) and a canvas (PNG) draw the very same. px on the canvas. */

/** A colour as the style sheets name it, such as `--socket-text`, and how much of it covers what lies below. */
export interface Paint {
  readonly token: string;
  /** 0 to 1; absent: all. */
  readonly alpha?: number;
}

export type Shape =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      readonly fill?: Paint;
      readonly line?: Paint;
      readonly isDashed?: boolean;
    }
  | {
      readonly kind: 'words';
      readonly x: number;
      /** Of the line they stand on. */
      readonly y: number;
      readonly words: string;
      readonly size: number;
      readonly paint: Paint;
      readonly isBold?: boolean;
      readonly isMono?: boolean;
      readonly anchor?: 'middle' | 'end';
    }
  | {
      readonly kind: 'way';
      /** As the `d` of an SVG path. */
      readonly d: string;
      readonly line?: Paint;
      readonly fill?: Paint;
      readonly width?: number;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: Paint;
      readonly line?: Paint;
    };

/** The families of the words, as any program that shows an SVG may have them. */
export const FONTS = {
  ui: "'Inter Variable', Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif",
  mono: "'JetBrains Mono Variable', 'JetBrains Mono', Consolas, Menlo, 'DejaVu Sans Mono', monospace",
} as const;
export const BOLD = 600;
/** How far a letter's foot stands below the middle of its line, of its size. */
const FOOT = 0.36;

/** Words in the middle of a line. */
export function lineAt(middle: number, size: number): number {
  return Math.round((middle + size * FOOT) * 100) / 100;
}

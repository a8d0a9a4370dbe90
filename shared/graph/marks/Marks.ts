/**
 * What is drawn on pictures, as vectors that stand in the graph. Coordinates are parts of the picture's width and height, 0…1, so that a
 * drawing fits any size of it; widths and sizes of letters are thousandths of its long side.
 */

/** The shape of the value; a newer one is refused, not guessed at. */
export const MARKS_VERSION = 1;

/** Most marks on one picture. */
export const MAX_MARKS = 2000;
/** Most points of all marks on one picture. */
export const MAX_POINTS = 40_000;
/** Most pictures one node holds marks of. */
export const MAX_MARKED = 200;
/** Most UTF-16 units of one mark of words. */
export const MAX_LETTERS = 300;
/** Most lines of one mark of words. */
export const MAX_LINES = 20;
/** Thousandths of the picture's long side. */
export const WIDTHS = { least: 1, most: 200 } as const;

/** The colours to draw with. They stand in pictures, which look alike in every theme. */
export const MARK_COLOURS = {
  red: '#e5322d',
  orange: '#f58a07',
  yellow: '#ffd60a',
  green: '#2fa84f',
  blue: '#1f6feb',
  violet: '#8b46d8',
  black: '#111111',
  white: '#ffffff',
} as const;
export type MarkColour = keyof typeof MARK_COLOURS;

/** `0.1 0.25 0.5 0.75`: x and y in turn, four decimals at most. A text, so that a stroke is one line of a file. */
export type Points = string;

type Drawn = {
  readonly colour: MarkColour;
  /** Of its line, or of its letters' height. */
  readonly width: number;
};

/** `pressure`: a digit a point, 1 (lightest) to 9 (as wide as `width`); absent: 9 throughout. */
export type BrushMark = { readonly tool: 'brush'; readonly points: Points; readonly pressure?: string } & Drawn;
/** Two opposite corners. */
export type BoxMark = { readonly tool: 'box'; readonly points: Points } & Drawn;
/** From its tail to its head. */
export type ArrowMark = { readonly tool: 'arrow'; readonly points: Points } & Drawn;
/** One point: the top left of the first line. */
export type WordsMark = { readonly tool: 'words'; readonly points: Points; readonly text: string } & Drawn;
/** The outline of a part of the picture that a model is to change. */
export type AreaMark = { readonly tool: 'area'; readonly points: Points };

export type Mark = BrushMark | BoxMark | ArrowMark | WordsMark | AreaMark;
export type MarkTool = Mark['tool'];

/** All that is drawn on one picture; later marks lie over earlier ones. */
export type MarkedPicture = {
  /** SHA-256 of the picture it was drawn on. */
  readonly picture: string;
  /** Where that came in the list, from 0: another picture that comes there is drawn on in its stead. */
  readonly place: number;
  readonly marks: readonly Mark[];
};

export type Marks = { readonly version: typeof MARKS_VERSION; readonly pictures: readonly MarkedPicture[] };

export const NO_MARKS: Marks = { version: MARKS_VERSION, pictures: [] };

/**
 * How a picture is made of another and its marks: `drawn` over it; the `marks` alone, over nothing; or the areas alone as a `mask`, of which
 * alpha 0 is to be changed.
 */
export const FLATTEN_AS = ['drawn', 'marks', 'mask'] as const;
export type FlattenAs = (typeof FLATTEN_AS)[number];

/** What makes one picture of another. */
export interface Drawing {
  readonly as: FlattenAs;
  readonly marks: readonly Mark[];
}

/** What a model is, whatever its family: data, and what it makes of settings. */
import type { CallKind } from '../graph/callKinds.ts';
import type { JsonObject } from '../graph/Field.ts';
import type { GenerationConfig, ImageRef } from '../graph/generation.ts';
import type { ModelParameters, PriceLine } from '../graph/models/LiveList.ts';

/** px */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Prices of one model in USD. @see the provider's price page, read on `date` */
export interface Prices {
  /** ISO date the prices were read. */
  readonly date: string;
  /** USD per picture, by what the family prices apart, such as a resolution. */
  readonly perImage: Readonly<Partial<Record<string, number>>>;
  /** USD per million tokens, where the provider bills by token. */
  readonly perMillion?: { readonly input: number; readonly textOutput: number; readonly imageOutput?: number };
}

/** A label and a value, for people. */
export type Setting = readonly [label: string, value: string];

/** Settings cut to what a model can do. */
export interface Fit {
  /** What its family sends beside the words, the pictures and the seed. */
  readonly options: JsonObject;
  /** The same, to be told and kept. */
  readonly settings: readonly Setting[];
  /** What differs from what was asked for and why: each goes on after the model's title. */
  readonly notes: readonly string[];
  /** What size to expect. */
  readonly pixels: PixelSize;
  /** Absent: no size was asked for. */
  readonly askedSize?: AskedSize;
  /** Where its price stands in `Prices.perImage`. */
  readonly priced: string;
  /** It costs more than is known, besides: a cap must not count on the price. */
  readonly isUnpriced?: true;
  /** Under load it takes minutes. */
  readonly isSlow?: boolean;
  /** As `Effective.partials`. */
  readonly partials?: number;
  /** It is begun when there is time for it, which takes longer still. */
  readonly waitsTurn?: true;
  /** As `Effective.share`. */
  readonly share?: number;
  /** It can be told where to change the first picture. Absent: it cannot. */
  readonly takesMask?: true;
  /** It takes what is drawn on the first picture apart from it. Absent: it does not. */
  readonly takesMarkup?: true;
}

/** What was asked of a picture's size. */
export interface AskedSize {
  /** After “asked for was”. */
  readonly words: string;
  /** `sides`: width and height; `area`: the ratio was the model's to choose; `ratio`: how large it is was. */
  readonly of: 'sides' | 'area' | 'ratio';
}

/** What one model can do. */
export interface Model {
  /** As sent. */
  readonly id: string;
  readonly title: string;
  readonly family: string;
  /** Absent: pictures only. */
  readonly makes?: readonly CallKind[];
  /** The aspect ratios and the resolutions it can be asked for, for lists. Absent: it takes none, or which is not known. */
  readonly ratios?: readonly string[];
  readonly resolutions?: readonly string[];
  /** What sizes it draws, for lists: a word or two. */
  readonly sizes: string;
  readonly maxReferences: number;
  /** What of a request it has no place for: a seed then only tells pictures apart, instructions are put before the prompt. Absent: it has for all. */
  readonly lacks?: readonly ('seed' | 'instructions')[];
  /** What it makes of its family's settings, with the pictures that will go with them. Never throws. */
  readonly fit: (config: GenerationConfig, references: readonly ImageRef[]) => Fit;
  /** What it can be shown, as its provider names that: `text`, `image`, … Absent: that is not told. */
  readonly reads?: readonly string[];
  /** The settings it takes, by their names on the wire, where its provider tells them. Absent: its family knows, or nobody does. */
  readonly parameters?: ModelParameters;
  /** Partial pictures can come while it draws. */
  readonly streams?: boolean;
  /** What becomes of what it is sent, in its provider's words. */
  readonly policy?: string;
  readonly prices?: Prices;
  /** Its provider's price list for it, where that has more to say than `prices`; read on `read`. */
  readonly priceLines?: readonly PriceLine[];
  /** What its list asks for a picture of this size, USD; 0 where none does. */
  readonly listPrice: (picture: PixelSize) => number;
  /** ISO date on which what stands here was read. Absent: that of its prices. */
  readonly read?: string;
  /** Only its name is known, from its provider's list: what it can do is guessed from the model most like it, and what it costs is not known. */
  readonly isGuessed?: true;
  /** Why not to pick it for new work, such as its shutdown. */
  readonly deprecated?: string;
  /** ISO date from which it is answered no more, where one was announced. */
  readonly retires?: string;
  /** The model to use instead, where it is deprecated or gone. */
  readonly successor?: string;
}

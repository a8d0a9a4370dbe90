import { accepted, refused, type ChoiceField, type FieldWords } from '../Field.ts';

/** px */
export interface SizeLimits {
  /** Each side is a multiple of it. */
  readonly step: number;
  readonly longestSide: number;
  readonly mostPixels: number;
  /** How many times as long as the other a side may be. */
  readonly mostStretch: number;
}

export const AUTO_SIZE = 'auto';

/** A size as `WIDTHxHEIGHT`, or `auto`. Some are offered, others are typed. */
export function sizeField(
  label: string,
  sizes: readonly string[],
  options: FieldWords & { readonly limits: SizeLimits },
): ChoiceField {
  const { limits, ...words } = options;
  return {
    kind: 'choice',
    label,
    choices: [AUTO_SIZE, ...sizes].map((size) => ({ value: size, label: size.replace('x', ' × ') })),
    isOpen: true,
    default: AUTO_SIZE,
    ...words,
    check: (value) => {
      const text = typeof value === 'string' ? value.trim() : '';
      if (text === AUTO_SIZE) return accepted(AUTO_SIZE);
      const sides = sidesOf(text);
      if (!sides) return refused('must be auto, or a size in pixels such as 1024x1536');
      const fault = faultOf(sides, limits);
      return fault === undefined ? accepted(`${String(sides.width)}x${String(sides.height)}`) : refused(fault);
    },
  };
}

/** px; `undefined`: it is no size, as `auto` is none. */
export function sidesOf(size: string): { readonly width: number; readonly height: number } | undefined {
  const [, width, height] = /^(\d{1,5}) ?[x×] ?(\d{1,5})$/i.exec(size) ?? [];
  return width === undefined || height === undefined ? undefined : { width: Number(width), height: Number(height) };
}

/** The end of a sentence that begins with the field's label. */
function faultOf({ width, height }: { readonly width: number; readonly height: number }, limits: SizeLimits) {
  const { step, longestSide, mostPixels, mostStretch } = limits;
  const near = (side: number) => Math.max(step, Math.round(side / step) * step);
  if (width % step !== 0 || height % step !== 0) {
    return `has a side that is no multiple of ${String(step)}: the nearest that fits is ${String(near(width))}x${String(near(height))}`;
  }
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short === 0) return 'has a side of nothing';
  if (long > longestSide || width * height > mostPixels) {
    return `is too large: no side may be longer than ${String(longestSide)} px, and the whole no more than ${(mostPixels / 1_000_000).toFixed(1)} megapixels`;
  }
  return long > short * mostStretch ? `is too narrow: at most ${String(mostStretch)} to 1` : undefined;
}

import { EDITOR_COLOURS, type EditorColour } from '../../nodes/colourField.ts';

/** Hues of ours, degrees. */
const HUES: Readonly<Record<Exclude<EditorColour, 'neutral'>, number>> = {
  rose: 350,
  amber: 40,
  green: 130,
  teal: 180,
  blue: 215,
  violet: 270,
};
/** Of 1: what has less colour than this is grey. */
const GREY = 0.12;

/** The colour of ours that a hex colour is most like, or a name that is the same; grey, and what is none, is neutral. */
export function nearestColour(colour: string | undefined): EditorColour {
  const own = EDITOR_COLOURS.find((each) => each === colour);
  if (own) return own;
  const [, short, long] = /^#(?:([\da-f]{3})|([\da-f]{6}))(?:[\da-f]{2})?$/i.exec(colour ?? '') ?? [];
  const digits = long ?? short?.replaceAll(/./g, '$&$&');
  if (digits === undefined) return 'neutral';
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16) / 255);
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (most === 0 || span / most < GREY) return 'neutral';
  const hue =
    60 *
    (most === red
      ? ((green - blue) / span + 6) % 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4);
  const away = (name: keyof typeof HUES) => Math.min(Math.abs(HUES[name] - hue), 360 - Math.abs(HUES[name] - hue));
  const names = Object.keys(HUES) as (keyof typeof HUES)[];
  return names.reduce((best, name) => (away(name) < away(best) ? name : best));
}

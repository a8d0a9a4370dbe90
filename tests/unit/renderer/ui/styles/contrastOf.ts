interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** The contrast of a colour on a ground, both as they stand in the tokens, as WCAG counts it. */
export function contrastOf(colour: string, ground: string, opacity = 1): number {
  const under = rgbOf(ground);
  const shown = rgbOf(colour).map((part, index) => mixed(part, under[index] ?? 0, opacity));
  const [light = 0, dark = 0] = [luminance(shown), luminance(under)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** As a screen mixes: of the encoded values, not of the light. */
function mixed(over: number, under: number, opacity: number): number {
  return decoded(opacity * encoded(over) + (1 - opacity) * encoded(under));
}

function encoded(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function decoded(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Linear light, each part 0 to 1. */
function rgbOf(colour: string): number[] {
  const { lightness, chroma, hue } = parse(colour);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return [red, green, blue].map((value) => Math.min(1, Math.max(0, value)));
}

function parse(colour: string): Oklch {
  const [, lightness, chroma, hue] = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(colour) ?? [];
  if (lightness === undefined) throw new Error(`${colour} is no opaque colour.`);
  return { lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) };
}

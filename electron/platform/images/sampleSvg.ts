import type { Sample } from './imageJobs.ts';
import { breakIntoLines } from './breakIntoLines.ts';

const FONT = `font-family="Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', 'Noto Sans CJK JP', sans-serif"`;
const HILLS = 6;

/**
 * The picture of the sample provider as SVG, exactly of the size asked for: hills before a sun whose shapes and colours follow the seed,
 * the prompt, the seed, the place in the batch, and the word SAMPLE so that nobody takes it for a model's work. Always the same for the same input.
 */
export function sampleSvg(sample: Sample): string {
  const { width, height } = sample;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${landscape(sample)}${words(sample)}</svg>`;
}

function landscape({ width, height, seed }: Sample): string {
  const random = randomFrom(seed);
  const hue = random() * 360;
  const near = hue - 70 - random() * 90;
  const sun = { x: width * (0.2 + random() * 0.6), y: height * (0.2 + random() * 0.22) };
  const radius = Math.min(width, height) * (0.07 + random() * 0.06);
  const sky = `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
    ${stop(0, colour(hue - 36, 48, 30))}${stop(0.45, colour(hue, 58, 60))}${stop(0.8, colour(hue + 22, 84, 84))}</linearGradient>
    <radialGradient id="glow">${stop(0, '#fff6dc', 0.75)}${stop(0.35, '#fff0c8', 0.28)}${stop(1, '#fff0c8', 0)}</radialGradient>
    <linearGradient id="shade" x1="0" y1="0" x2="0" y2="1">${stop(0, '#000', 0)}${stop(1, '#000', 0.72)}</linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>
    <circle cx="${fixed(sun.x)}" cy="${fixed(sun.y)}" r="${fixed(radius * 5)}" fill="url(#glow)"/>
    <circle cx="${fixed(sun.x)}" cy="${fixed(sun.y)}" r="${fixed(radius)}" fill="#fff7e4"/>`;
  const hills = Array.from({ length: HILLS }, (_, index) => {
    const depth = index / (HILLS - 1);
    const fill = colour(hue + (near - hue) * depth, 34 + 14 * depth, 64 - 50 * depth);
    return `<path d="${hill({ width, height }, height * (0.42 + 0.46 * depth), Math.min(height, width) * (0.1 - 0.05 * depth), random)}" fill="${fill}"/>`;
  });
  return `${sky}${hills.join('')}<rect y="${fixed(height * 0.5)}" width="${width}" height="${fixed(height * 0.5)}" fill="url(#shade)"/>`;
}

function hill(
  { width, height }: Pick<Sample, 'width' | 'height'>,
  base: number,
  swing: number,
  random: () => number,
): string {
  const waves = [1.1, 2.7, 6.1, 13].map((frequency, octave) => ({
    frequency: frequency * (0.8 + random() * 0.4),
    phase: random() * 7,
    size: swing / 2 ** octave,
  }));
  const points = Array.from({ length: 121 }, (_, index) => {
    const along = index / 120;
    const lift = waves.reduce(
      (sum, { frequency, phase, size }) => sum + Math.sin(along * frequency * 6.28 + phase) * size,
      0,
    );
    return `${fixed(along * width)} ${fixed(base + lift)}`;
  });
  return `M0 ${height}L${points.join('L')}L${width} ${height}Z`;
}

function words({ prompt, width, height, seed, index }: Sample): string {
  // Strips of 1:8 would leave letters too small to read, or too large for a line.
  const unit = Math.min(Math.sqrt(width * height), Math.min(width, height) * 1.6);
  const margin = unit * 0.05;
  const size = unit * 0.038;
  const small = unit * 0.028;
  const lineHeight = size * 1.35;
  const lines = breakIntoLines(printable(prompt) || 'No prompt', (width - 2 * margin) / size, 5);
  const bottom = height - margin - small * 1.9;
  const spans = lines.map((line, at) => {
    const y = bottom - (lines.length - 1 - at) * lineHeight;
    return `<text x="${fixed(margin)}" y="${fixed(y)}" font-size="${fixed(size)}" font-weight="600">${escaped(line)}</text>`;
  });
  const badge = { width: small * 5.6, height: small * 1.9 };
  return `<g fill="#fff" ${FONT}>${spans.join('')}
    <text x="${fixed(margin)}" y="${fixed(height - margin)}" font-size="${fixed(small)}" fill-opacity="0.82">seed ${seed}  ·  #${index + 1}  ·  ${width} × ${height}</text>
    <rect x="${fixed(margin)}" y="${fixed(margin)}" width="${fixed(badge.width)}" height="${fixed(badge.height)}" rx="${fixed(badge.height / 2)}" fill="#000" fill-opacity="0.55"/>
    <text x="${fixed(margin + badge.width / 2)}" y="${fixed(margin + badge.height * 0.68)}" font-size="${fixed(small)}" font-weight="700" letter-spacing="${fixed(small * 0.12)}" text-anchor="middle">SAMPLE</text></g>`;
}

function stop(offset: number, fill: string, opacity = 1): string {
  return `<stop offset="${offset}" stop-color="${fill}" stop-opacity="${opacity}"/>`;
}

function colour(hue: number, saturation: number, lightness: number): string {
  return `hsl(${fixed(((hue % 360) + 360) % 360)}, ${fixed(saturation)}%, ${fixed(lightness)}%)`;
}

/** Numbers the same on every machine. */
function fixed(value: number): string {
  return value.toFixed(1);
}

/** XML knows no control characters and no half pairs. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f\ufffe\uffff]+/g, ' ')
    .trim();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Numbers from 0 to 1, the same for the same seed. @see mulberry32 */
function randomFrom(seed: number): () => number {
  let state = (seed % 4_294_967_296) ^ 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

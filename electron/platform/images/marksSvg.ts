import type { Mark } from '#shared/graph/marks/Marks';
import { markShapes, type MarkShape, type PictureSize } from '#shared/graph/marks/markShapes';
import { letterPaths } from './letterPaths.ts';

/** For letters that we have no outlines of. */
const FONTS =
  "'Noto Sans CJK JP', 'Noto Sans', 'Noto Color Emoji', 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/**
 * Marks as SVG of exactly this size, over nothing. It holds shapes and escaped text only, whatever the marks are: nothing in it points
 * anywhere. Areas are drawn black where `as` is `areas`, and not at all otherwise.
 */
export function marksSvg(marks: readonly Mark[], size: PictureSize, as: 'marks' | 'areas'): string {
  const { width, height } = size;
  const shapes = marks.flatMap((mark) => markShapes(mark, size));
  const drawn = shapes.filter(({ kind }) => (kind === 'area') === (as === 'areas'));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.map(shapeSvg).join('')}</svg>`;
}

function shapeSvg(shape: MarkShape): string {
  switch (shape.kind) {
    case 'area':
      return `<path d="${shape.path}" fill="#000" fill-rule="nonzero" shape-rendering="crispEdges"/>`;
    case 'fill':
      return `<path d="${shape.path}" fill="${shape.colour}" fill-rule="nonzero"/>`;
    case 'line':
      return `<path d="${shape.path}" fill="none" stroke="${shape.colour}" stroke-width="${shape.width}" stroke-linecap="round" stroke-linejoin="round"/>`;
    case 'words':
      return shape.lines.map((line) => lineSvg(shape, line)).join('');
  }
}

type Words = Extract<MarkShape, { readonly kind: 'words' }>;

/** The halo of a whole line lies under all its letters. */
function lineSvg(words: Words, { text, x, y }: Words['lines'][number]): string {
  const { size, colour, halo } = words;
  if (text.trim() === '') return '';
  const outlines = letterPaths(text);
  const around = (unit: number) =>
    `fill="${halo.colour}" stroke="${halo.colour}" stroke-width="${halo.width / unit}" stroke-linejoin="round"`;
  if (!outlines) {
    const line = `x="${x}" y="${y}" font-size="${size}" font-weight="600" font-family="${FONTS}"`;
    return `<text ${line} ${around(1)}>${escaped(text)}</text><text ${line} fill="${colour}">${escaped(text)}</text>`;
  }
  const unit = size / 1000;
  const paths = outlines.letters
    .map(({ path, at }) => `<path transform="translate(${Math.round(at * 1000)})" d="${path}"/>`)
    .join('');
  const place = `transform="translate(${x} ${y}) scale(${unit})"`;
  return `<g ${place}><g ${around(unit)}>${paths}</g><g fill="${colour}">${paths}</g></g>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import { svgMetadata } from '#shared/workflow/drawn/graphInSvg';
import type { GraphPicture } from './drawGraphPicture.ts';
import type { PictureColours } from './pictureColours.ts';
import { BOLD, FONTS, type Paint, type Shape } from './shapes.ts';

/**
 * A picture of a graph as SVG, with the text of the graph's file in it. It holds no script, no style sheet and no address; words are words, so
 * that they can be looked for and read out. The same picture gives the same text.
 * @param title what it is called for who does not see it
 */
export function writeSvg(
  { box, shapes }: GraphPicture,
  colours: PictureColours,
  title: string,
  graphFile: string,
): string {
  const { x, y, width, height } = box;
  const size = `width="${num(width)}" height="${num(height)}" viewBox="${[x, y, width, height].map(num).join(' ')}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${escaped(FONTS.ui)}">`,
    `<title>${escaped(title)}</title>`,
    svgMetadata(graphFile),
    `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"${fill({ token: '--canvas' }, colours)}/>`,
    ...shapes.map((shape) => written(shape, colours)),
    '</svg>',
    '',
  ].join('\n');
}

function written(shape: Shape, colours: PictureColours): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, radius = 0, isDashed } = shape;
      const at = `x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"`;
      const round = radius === 0 ? '' : ` rx="${num(radius)}"`;
      const dashes = isDashed ? ' stroke-dasharray="4 3"' : '';
      return `<rect ${at}${round}${fill(shape.fill, colours)}${line(shape.line, colours)}${dashes}/>`;
    }
    case 'way': {
      const wide = shape.width === undefined || shape.width === 1 ? '' : ` stroke-width="${num(shape.width)}"`;
      return `<path d="${escaped(shape.d)}"${fill(shape.fill, colours)}${line(shape.line, colours)}${wide}/>`;
    }
    case 'dot':
      return `<circle cx="${num(shape.x)}" cy="${num(shape.y)}" r="${num(shape.radius)}"${fill(shape.fill, colours)}${line(shape.line, colours)}/>`;
    case 'words': {
      const { x, y, words, size, paint, isBold, isMono, anchor } = shape;
      const style = [
        isBold ? ` font-weight="${String(BOLD)}"` : '',
        isMono ? ` font-family="${escaped(FONTS.mono)}"` : '',
        anchor ? ` text-anchor="${anchor}"` : '',
      ].join('');
      return `<text x="${num(x)}" y="${num(y)}" font-size="${num(size)}"${style}${fill(paint, colours)} xml:space="preserve">${escaped(words)}</text>`;
    }
  }
}

function fill(paint: Paint | undefined, colours: PictureColours): string {
  if (!paint) return ' fill="none"';
  const alpha = paint.alpha === undefined ? '' : ` fill-opacity="${num(paint.alpha)}"`;
  return ` fill="${escaped(colours(paint.token))}"${alpha}`;
}

function line(paint: Paint | undefined, colours: PictureColours): string {
  if (!paint) return '';
  const alpha = paint.alpha === undefined ? '' : ` stroke-opacity="${num(paint.alpha)}"`;
  return ` stroke="${escaped(colours(paint.token))}"${alpha}`;
}

function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What XML has no way to say, and what turns words round that stand behind it. @see https://www.w3.org/TR/xml/#charsets */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(NOT_XML, '')
    .replaceAll(/[<>&"']/g, (sign) => ENTITIES[sign] ?? sign);
}

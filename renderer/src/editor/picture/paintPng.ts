import { BadInputError } from '#shared/errors/inputErrors';
import { pngWithGraph } from '#shared/workflow/drawn/graphInPng';
import type { GraphPicture } from './drawGraphPicture.ts';
import type { PictureColours } from './pictureColours.ts';
import { pictureSize } from './pictureScale.ts';
import { BOLD, FONTS, type Paint, type Shape } from './shapes.ts';

/**
 * A picture of a graph as PNG, with the text of the graph's file in it. It is drawn by the page, which has the fonts.
 * @param scale px to one of the canvas
 * @throws BadInputError where the browser has no room for it
 */
export async function paintPng(
  { box, shapes }: GraphPicture,
  colours: PictureColours,
  scale: number,
  graphFile: string,
): Promise<Uint8Array<ArrayBuffer>> {
  await document.fonts.ready;
  const { width, height } = pictureSize(box, scale);
  const canvas = new OffscreenCanvas(width, height);
  // No pixel is seen through, so letters are drawn as sharp as on screen.
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw noRoom();
  context.fillStyle = colours('--canvas');
  context.fillRect(0, 0, width, height);
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
  for (const shape of shapes) paint(context, shape, colours);
  const blob = await canvas.convertToBlob({ type: 'image/png' }).catch(() => undefined);
  if (!blob) throw noRoom();
  return pngWithGraph(new Uint8Array(await blob.arrayBuffer()), graphFile);
}

function noRoom(): BadInputError {
  return new BadInputError('The browser has no room for so large a picture.', {
    hint: 'Export it in the size of the canvas, or as SVG.',
  });
}

function paint(context: OffscreenCanvasRenderingContext2D, shape: Shape, colours: PictureColours): void {
  const withPaint = (wanted: Paint | undefined, draw: (colour: string) => void) => {
    if (!wanted) return;
    context.globalAlpha = wanted.alpha ?? 1;
    draw(colours(wanted.token));
    context.globalAlpha = 1;
  };
  const fillAndLine = (path: Path2D, fill: Paint | undefined, line: Paint | undefined, width = 1) => {
    withPaint(fill, (colour) => {
      context.fillStyle = colour;
      context.fill(path);
    });
    withPaint(line, (colour) => {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(path);
    });
  };
  switch (shape.kind) {
    case 'box': {
      const path = new Path2D();
      path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius ?? 0);
      context.setLineDash(shape.isDashed ? [4, 3] : []);
      fillAndLine(path, shape.fill, shape.line);
      context.setLineDash([]);
      return;
    }
    case 'way':
      fillAndLine(new Path2D(shape.d), shape.fill, shape.line, shape.width);
      return;
    case 'dot': {
      const path = new Path2D();
      path.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      fillAndLine(path, shape.fill, shape.line);
      return;
    }
    case 'words':
      withPaint(shape.paint, (colour) => {
        const weight = shape.isBold ? `${String(BOLD)} ` : '';
        context.font = `${weight}${String(shape.size)}px ${shape.isMono ? FONTS.mono : FONTS.ui}`;
        context.textAlign = shape.anchor === 'end' ? 'right' : shape.anchor === 'middle' ? 'center' : 'left';
        context.fillStyle = colour;
        context.fillText(shape.words, shape.x, shape.y);
      });
  }
}

import { placeOnWire, traceWire } from '../wires/wirePath.ts';
import { around } from './distanceToWire.ts';
import type { FarColours } from './farColours.ts';
import type { FarBox, FarScene, FarWire } from './farScene.ts';
import type { LabelSprites } from './LabelSprites.ts';
import { paintMark } from './paintMark.ts';

/** Whatever can be drawn in the place of a body. */
export interface FarPicture {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

export interface FarPaint {
  readonly scene: FarScene;
  /** x, y and zoom of the viewport, px of the screen. */
  readonly transform: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
  /** px of the device to one of the screen */
  readonly ratio: number;
  readonly colours: FarColours;
  readonly labels: LabelSprites;
  readonly pictureOf: (id: string) => FarPicture | undefined;
  /** Drawn by others meanwhile. */
  readonly isLeftOut: (wire: string) => boolean;
}

/** How many of each there were in view. */
export interface FarCounts {
  readonly nodes: number;
  readonly wires: number;
}

/** px on the canvas; near by a node looks the same. */
const STRIP = 8;
const LINE = 7;
const TITLE = 28;
/** px of the screen: what is smaller shows nothing of it. */
const SMALLEST = { titleWidth: 38, titleHeight: 12, picture: 20, mark: 14 } as const;
const TITLE_SIZE = { least: 9, most: 12 } as const;
/** Of more wires than this each is a straight line a pixel wide. */
const FINE_WIRES = 900;
const FEW_NODES = 300;

/** Draws what is in view of a graph, all of it anew. */
export function paintFar(context: CanvasRenderingContext2D, paint: FarPaint): FarCounts {
  const { scene, width, height, ratio, transform } = paint;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width * ratio, height * ratio);
  const boxes = scene.boxes.flatMap((box) => onScreen(box, paint) ?? []);
  const ground = boxes.filter(({ box }) => box.look.isGround);
  const nodes = boxes.filter(({ box }) => !box.look.isGround && !box.look.isDot);
  paintGround(context, ground, paint);
  const wires = paintWires(context, paint);
  paintInside(context, ground, paint, transform[2]);
  paintDots(
    context,
    boxes.filter(({ box }) => box.look.isDot),
    paint,
  );
  for (const layer of layersOf(nodes)) {
    paintNodes(context, layer, paint);
    paintInside(context, layer, paint, transform[2]);
  }
  return { nodes: boxes.length, wires };
}

/** A box in whole px of the device: what is aligned to them is filled many times faster than what is not. */
interface Shown {
  readonly box: FarBox;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function onScreen(box: FarBox, { transform: [x, y, zoom], width, height, ratio }: FarPaint): Shown | null {
  const left = Math.round((box.x * zoom + x) * ratio);
  const top = Math.round((box.y * zoom + y) * ratio);
  if (left > width * ratio || top > height * ratio) return null;
  const wide = Math.max(1, Math.round(box.width * zoom * ratio));
  const high = Math.max(1, Math.round(box.height * zoom * ratio));
  if (left + wide < 0 || top + high < 0) return null;
  return { box, x: left, y: top, width: wide, height: high };
}

/** A few are drawn one over the other; many in two layers, of which each is drawn colour by colour. */
function layersOf(nodes: readonly Shown[]): readonly (readonly Shown[])[] {
  if (nodes.length <= FEW_NODES) return nodes.map((node) => [node]);
  const split = nodes.findIndex(({ box }) => box.isSelected);
  return split < 0 ? [nodes] : [nodes.slice(0, split), nodes.slice(split)];
}

function paintGround(context: CanvasRenderingContext2D, shown: readonly Shown[], { colours, ratio }: FarPaint): void {
  for (const { box, x, y, width, height } of shown) {
    const colour = colours.of(box.look.colour);
    context.globalAlpha = colours.isForced ? 0 : 0.1;
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
    context.strokeStyle = colours.of(box.isSelected ? '--accent-line' : '--edge');
    context.lineWidth = (box.isSelected ? 2 : 1) * ratio;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }
}

/** Bends of wires: as large as they can be seen. */
function paintDots(context: CanvasRenderingContext2D, shown: readonly Shown[], { colours, ratio }: FarPaint): void {
  for (const { box, x, y, width, height } of shown) {
    const reach = Math.max(3 * ratio, width / 4) + (box.isSelected ? ratio : 0);
    context.fillStyle = colours.of(box.isSelected ? '--accent-line' : box.look.colour);
    context.beginPath();
    context.arc(x + width / 2, y + height / 2, reach, 0, 2 * Math.PI);
    context.fill();
  }
}

function paintWires(context: CanvasRenderingContext2D, paint: FarPaint): number {
  const { scene, colours, ratio, isLeftOut } = paint;
  const [x, y, zoom] = paint.transform;
  const scale = zoom * ratio;
  const seen = scene.wires.filter((wire) => isSeen(wire, paint));
  const isFine = seen.length <= FINE_WIRES;
  context.setTransform(scale, 0, 0, scale, x * ratio, y * ratio);
  for (const [colour, wires] of Map.groupBy(seen, (wire) => wire.colour)) {
    context.strokeStyle = colours.of(colour);
    for (const isSelected of [false, true]) {
      const width = isSelected ? 3 * ratio : isFine ? Math.max(1, LINE * zoom) * ratio : 1;
      context.lineWidth = width / scale;
      context.beginPath();
      const drawn = wires.filter(({ id, isSelected: isOne }) => isOne === isSelected && !isLeftOut(id));
      for (const path of drawn.flatMap(({ paths }) => paths)) {
        if (isFine) traceWire(path, context);
        else {
          const [from, to] = [placeOnWire(path, 0), placeOnWire(path, 1)];
          context.moveTo(from.x, from.y);
          context.lineTo(to.x, to.y);
        }
      }
      context.stroke();
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  return seen.length;
}

function isSeen({ paths }: FarWire, { transform: [x, y, zoom], width, height }: FarPaint): boolean {
  return paths.some((path) => {
    const [left, top, right, bottom] = around(path);
    return right * zoom + x >= 0 && left * zoom + x <= width && bottom * zoom + y >= 0 && top * zoom + y <= height;
  });
}

/** In passes of one colour each, which is what makes thousands of them quick. */
function paintNodes(context: CanvasRenderingContext2D, shown: readonly Shown[], paint: FarPaint): void {
  const { colours, ratio, transform } = paint;
  const zoom = transform[2];
  const line = Math.max(1, Math.round((LINE * zoom * ratio) / 1.5));
  for (const [token, some] of Map.groupBy(shown, ({ box }) => outline(box))) {
    context.fillStyle = colours.of(token);
    const ring = token === '--accent-line' ? Math.round(2 * ratio) : 0;
    for (const { x, y, width, height } of some)
      context.fillRect(x - ring, y - ring, width + 2 * ring, height + 2 * ring);
  }
  context.fillStyle = colours.of('--surface');
  for (const { x, y, width, height } of shown)
    context.fillRect(x + line, y + line, width - 2 * line, height - 2 * line);
  const strip = Math.max(ratio, Math.round(STRIP * zoom * ratio));
  for (const [token, some] of Map.groupBy(shown, ({ box }) => box.look.colour)) {
    context.fillStyle = colours.of(token);
    for (const { x, y, width } of some) context.fillRect(x + line, y + line, width - 2 * line, strip);
  }
}

function outline({ isSelected, look }: FarBox): string {
  if (isSelected) return '--accent-line';
  return look.mark === 'failed' ? '--bad' : '--edge';
}

/** Titles, signs and pictures, as far as there is room for them. */
function paintInside(context: CanvasRenderingContext2D, shown: readonly Shown[], paint: FarPaint, zoom: number): void {
  const { colours, labels, ratio, pictureOf } = paint;
  const size = Math.round(Math.min(TITLE_SIZE.most, Math.max(TITLE_SIZE.least, TITLE * zoom)) * ratio);
  labels.use({ font: colours.font, size, colour: colours.of('--text') });
  const inset = Math.round(3 * ratio);
  for (const { box, x, y, width, height } of shown) {
    const { look, id } = box;
    if (width < SMALLEST.mark * ratio) continue;
    const hasTitle = width >= SMALLEST.titleWidth * ratio && height >= SMALLEST.titleHeight * ratio;
    const top = y + Math.min(Math.round(5 * ratio), Math.max(ratio, (height - size) / 2));
    const sign = Math.min(size, Math.round(height * 0.6));
    const signRoom = look.mark ? sign + inset : 0;
    const title = hasTitle ? labels.get(look.title, width - 2 * inset - signRoom) : null;
    context.globalAlpha = look.isOff ? 0.6 : 1;
    if (title) context.drawImage(title, x + inset, Math.round(top));
    if (look.mark) paintMark(context, look.mark, { x: x + width - inset - sign, y: top, size: sign }, colours);
    context.globalAlpha = 1;
    const picture = height >= SMALLEST.picture * ratio ? pictureOf(id) : undefined;
    if (picture) {
      const from = Math.round(top + (hasTitle ? size * 1.3 : sign)) + inset;
      paintPicture(context, picture, {
        x: x + inset,
        y: from,
        width: width - 2 * inset,
        height: y + height - inset - from,
      });
    }
  }
}

/** Fills its place, and is cut where the place has another shape. */
function paintPicture(
  context: CanvasRenderingContext2D,
  { image, width, height }: FarPicture,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  if (place.height < 4 || place.width < 4) return;
  const scale = Math.max(place.width / width, place.height / height);
  const [cutWidth, cutHeight] = [place.width / scale, place.height / scale];
  context.drawImage(
    image,
    (width - cutWidth) / 2,
    (height - cutHeight) / 2,
    cutWidth,
    cutHeight,
    place.x,
    place.y,
    place.width,
    place.height,
  );
}

import { BadInputError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { ShareKind } from '#shared/workflow/shareCheck';
import { MAX_GRAPH_BYTES, readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { download } from '../../stores/files/download.ts';
import { suggestName, withoutExtension } from '../../stores/files/fileNames.ts';
import type { Studio } from '../../stores/studio.ts';
import { drawGraphPicture } from './drawGraphPicture.ts';
import { paintPng } from './paintPng.ts';
import { readPictureColours, type PictureTheme } from './pictureColours.ts';
import { pictureScale } from './pictureScale.ts';
import { writeSvg } from './writeSvg.ts';

/** What a picture of a graph is to be. */
export interface PictureWishes {
  readonly format: 'png' | 'svg';
  readonly theme: PictureTheme;
  /** Of a PNG: px to one of the canvas. */
  readonly scale: number;
  /** What is left out, of the graph in it and of what is seen. */
  readonly strip: ReadonlySet<ShareKind>;
}

type Place = Pick<Studio, 'client' | 'paletteOf' | 'view'>;

/** Draws a graph and hands the picture over with the graph in it. Both are the graph as it may be given away: no key is in it. */
export async function exportGraphPicture(studio: Place, graph: Workflow, wishes: PictureWishes): Promise<void> {
  try {
    const { text } = await studio.client('share.export', { workflow: workflowFile(graph), strip: [...wishes.strip] });
    const shared = readWorkflowText(text);
    const picture = drawGraphPicture(shared, studio.paletteOf(shared));
    const colours = readPictureColours(wishes.theme);
    const name = withoutExtension(suggestName(shared.name));
    if (wishes.format === 'svg') {
      const svg = writeSvg(picture, colours, shared.name, text);
      refuseTooLarge(svg.length);
      download(svg, `${name}.svg`, 'image/svg+xml');
      return;
    }
    refuseLongRecipe(text);
    const png = await paintPng(picture, colours, pictureScale(picture.box, wishes.scale), text);
    refuseTooLarge(png.length);
    download(png, `${name}.png`, 'image/png');
  } catch (caught) {
    studio.view.getState().reportError(reportOf(caught));
  }
}

/** What a recipe in a picture may be, bytes: no reader of ours takes a longer one. */
const MOST_IN_PNG = 8 * 1024 * 1024 - 1000;

/** @throws BadInputError */
function refuseLongRecipe(text: string): void {
  if (new TextEncoder().encode(text).length <= MOST_IN_PNG) return;
  throw new BadInputError('The graph is too long to be put into a PNG.', {
    hint: 'Export it as SVG, which has room for it.',
  });
}

/** What could not be opened again is not written. @throws BadInputError */
function refuseTooLarge(bytes: number): void {
  if (bytes <= MAX_GRAPH_BYTES) return;
  throw new BadInputError('The picture would be too large to be opened again.', {
    hint: 'Select a part of the graph and export that, or use Save as… for the graph alone.',
  });
}

import { isPngDrawing } from './graphInPng.ts';
import { isSvgDrawing } from './graphInSvg.ts';

/** Bytes from the beginning of a file that are looked at. */
export const HEAD_BYTES = 16_384;

/** Whether a file seems to be a picture of a graph with the graph in it, by how it begins. What it holds is known once all of it is read. */
export function isDrawing(head: Uint8Array): boolean {
  return isPngDrawing(head) || isSvgDrawing(new TextDecoder().decode(head));
}

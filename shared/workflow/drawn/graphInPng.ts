/**
 * A graph in a picture of it (PNG): a recipe as pictures of ours carry it, in the same chunk in the same place, so that whoever reads recipes
 * reads it, and marked as of a drawing, which has no other use than its graph.
 */
import { crc32 } from './crc32.ts';

/** As `pngFormat` of the picture process names it. */
const KEYWORD = 'lumi-recipe';
const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Where the chunk of the header ends: it is always as long. */
const HEADER_END = 33;
/** Not packed, no language, no keyword in that. @see https://www.w3.org/TR/png-3/#11iTXt */
const RECIPE_HEAD = `${KEYWORD}\0\0\0\0\0`;
/** How every recipe of a drawing begins. */
const BEGINNING = '{"format":"lumi-recipe","version":1,"drawing":true,"workflow":';
/** Length, type and checksum. */
const FRAME_BYTES = 12;
/** Chunks looked at: what other programs put before the recipe. */
const MOST_CHUNKS = 64;

/** The picture with the text of a graph's file in it. `png` must be whole, as a browser writes it. */
export function pngWithGraph(png: Uint8Array, graphFile: string): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(`${BEGINNING}${graphFile.trim()}}`);
  const body = joined([latin(`iTXt${RECIPE_HEAD}`), json]);
  return joined([
    png.subarray(0, HEADER_END),
    number(body.length - 4),
    body,
    number(crc32(body)),
    png.subarray(HEADER_END),
  ]);
}

/** The text of the graph's file in a drawing; `undefined`: it is no PNG, or no drawing of a graph. */
export function graphInPng(bytes: Uint8Array): string | undefined {
  const data = recipeIn(bytes);
  if (!data || data.isCut || !isOfDrawing(data.json)) return undefined;
  const json = new TextDecoder().decode(data.json);
  return json.endsWith('}') ? json.slice(BEGINNING.length, -1) : undefined;
}

/** Whether a picture that begins so seems to be a drawing of a graph. */
export function isPngDrawing(head: Uint8Array): boolean {
  const data = recipeIn(head);
  return data !== undefined && isOfDrawing(data.json);
}

/** The recipe as it stands there, if it is not packed; `isCut`: only its beginning is there. */
function recipeIn(bytes: Uint8Array): { readonly json: Uint8Array; readonly isCut: boolean } | undefined {
  if (textOf(bytes, 0, SIGNATURE.length) !== SIGNATURE) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  for (let count = 0; count < MOST_CHUNKS && at + FRAME_BYTES <= bytes.length; count++) {
    const end = at + FRAME_BYTES + view.getUint32(at);
    const type = textOf(bytes, at + 4, 4);
    const isOurs = type === 'iTXt' && textOf(bytes, at + 8, RECIPE_HEAD.length) === RECIPE_HEAD;
    const isCut = end > bytes.length;
    if (isOurs) return { json: bytes.subarray(at + 8 + RECIPE_HEAD.length, isCut ? bytes.length : end - 4), isCut };
    if (isCut || type === 'IEND') return undefined;
    at = end;
  }
  return undefined;
}

function isOfDrawing(json: Uint8Array): boolean {
  return textOf(json, 0, BEGINNING.length) === BEGINNING;
}

function textOf(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

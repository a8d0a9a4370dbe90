/** The three kinds of text a PNG may hold. @see https://www.w3.org/TR/png-3/#11textinfo */
import { inflateSync } from 'node:zlib';
import { MAX_RECIPE_BYTES, type PictureFile } from './PictureFile.ts';
import { headOf, textOf, type Block } from './PictureFormat.ts';

export interface PngText {
  readonly keyword: string;
  readonly text: string;
}

/** A keyword and the zero behind it. */
const KEYWORD_BYTES = 80;

/** What a text chunk is named; `undefined` for other chunks. */
export async function keywordOf(file: PictureFile, block: Block): Promise<string | undefined> {
  if (!/^(?:tEXt|zTXt|iTXt)$/.test(block.type)) return undefined;
  const head = await headOf(file, block, KEYWORD_BYTES);
  const end = head.indexOf(0);
  return end < 0 ? undefined : head.toString('latin1', 0, end);
}

/** The text in a chunk of one of these kinds; `undefined` where it is damaged or unpacks to more than the limit of a recipe. */
export function pngText(type: string, data: Buffer): PngText | undefined {
  const end = data.indexOf(0);
  if (end < 0) return undefined;
  const keyword = data.toString('latin1', 0, end);
  const rest = data.subarray(end + 1);
  const bytes = type === 'tEXt' ? rest : type === 'zTXt' ? inflated(rest.subarray(1)) : international(rest);
  return bytes && { keyword, text: textOf(bytes) };
}

/** A flag, a method, a language, the keyword in that language, then the text. */
function international(rest: Buffer): Buffer | undefined {
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) return undefined;
  const text = rest.subarray(translated + 1);
  return rest[0] === 0 ? text : inflated(text);
}

function inflated(bytes: Buffer): Buffer | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_RECIPE_BYTES });
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(caught.code)))
      return undefined;
    throw caught;
  }
}

import { xmlPieces } from '../xmlTags.ts';
import type { PictureText } from './Origin.ts';

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';

/** What the author wrote of a picture into its XMP, in the first language there is. */
export function xmpTexts(packet: string): readonly PictureText[] {
  if (!packet.includes(DUBLIN_CORE)) return [];
  const prefixes = new Set<string>();
  let words: string[] | undefined;
  for (const piece of xmlPieces(packet)) {
    if (piece.kind === 'open') {
      for (const { name, value } of piece.attributes)
        if (value === DUBLIN_CORE && name.startsWith('xmlns:')) prefixes.add(name.slice('xmlns:'.length));
      const [prefix = '', name] = piece.name.split(':');
      if (name === 'description' && prefixes.has(prefix) && !piece.isEmpty) words = [];
    } else if (piece.kind === 'text') words?.push(piece.text);
    else if (words && (words.join('').trim() !== '' || piece.name.endsWith(':description')))
      return [{ key: 'xmp description', text: words.join('').trim() }];
  }
  return [];
}

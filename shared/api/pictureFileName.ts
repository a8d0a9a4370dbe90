import { FORBIDDEN_SIGNS, isReserved } from '../graph/fileNames.ts';
import { pictureExtension } from '../graph/pictureTypes.ts';

/** Characters; leaves room for the seed. */
const MAX_GRAPH_LENGTH = 80;

export interface NamedPicture {
  readonly id: string;
  readonly mime: string;
  /** Of the graph that made it. */
  readonly graph?: string | undefined;
  readonly seed?: number | undefined;
}

/** A name a person can tell a picture by when it leaves the library: `Foxes 417209553.png`. */
export function pictureFileName({ id, mime, graph = '', seed }: NamedPicture): string {
  const plain = graph
    .replaceAll(FORBIDDEN_SIGNS, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '');
  const name = Array.from(plain).slice(0, MAX_GRAPH_LENGTH).join('').trim();
  const whole = `${name === '' ? 'Picture' : name} ${seed === undefined ? id.slice(0, 12) : String(seed)}.${pictureExtension(mime)}`;
  return isReserved(whole) ? `_${whole}` : whole;
}

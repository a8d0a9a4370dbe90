import { pictureExtension } from '../graph/pictureTypes.ts';

/** What no file system takes in a name, and what hides an extension by turning the direction of writing. */
const FORBIDDEN = /[\p{Cc}<>:"/\\|?*\u202A-\u202E\u2066-\u2069]/gu;
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
    .replaceAll(FORBIDDEN, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '');
  const name = Array.from(plain).slice(0, MAX_GRAPH_LENGTH).join('').trim();
  return `${name === '' ? 'Picture' : name} ${seed === undefined ? id.slice(0, 12) : String(seed)}.${pictureExtension(mime)}`;
}

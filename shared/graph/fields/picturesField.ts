import { accepted, refused, type NamedPicture, type PicturesField } from '../Field.ts';

/** Most pictures one field holds: more than any model takes. */
const MAX_PICTURES = 1000;
/** UTF-16 units */
const MAX_NAME = 300;

export function picturesField(label: string, options: { readonly help?: string } = {}): PicturesField {
  return {
    kind: 'pictures',
    label,
    default: [],
    reveals: 'path',
    ...options,
    check: (value) => {
      const pictures = Array.isArray(value) && value.length <= MAX_PICTURES ? value.map(readPicture) : [undefined];
      const known = pictures.filter((picture) => picture !== undefined);
      return known.length === pictures.length
        ? accepted(known)
        : refused(`must be a list of at most ${String(MAX_PICTURES)} pictures of the library, each with its id`);
    },
  };
}

function readPicture(given: unknown): NamedPicture | undefined {
  if (typeof given !== 'object' || given === null || !('id' in given)) return undefined;
  const { id } = given;
  if (typeof id !== 'string' || !/^[0-9a-f]{64}$/.test(id)) return undefined;
  const name = 'name' in given ? given.name : undefined;
  if (name === undefined || name === null) return { id };
  return typeof name === 'string' && name.length <= MAX_NAME ? { id, name } : undefined;
}

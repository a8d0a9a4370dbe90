/** Fields that a node's own body draws: pictures, and values of a shape of their own. */
import type { DataField, FieldCheck, JsonValue, NamedPicture, PicturesField, Reveals } from './Field.ts';

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
        ? { ok: true, value: known }
        : refused(`must be a list of at most ${String(MAX_PICTURES)} pictures of the library, each with its id`);
    },
  };
}

/**
 * @param read gives what a value is in its own shape; `undefined`: it is nothing of the kind
 * @param words what it must be, as the end of a sentence that starts with the label
 */
export function dataField<V extends JsonValue>(
  label: string,
  read: (value: unknown) => V | undefined,
  options: {
    readonly help?: string;
    readonly default: V;
    readonly words: string;
    readonly reveals?: Reveals;
    readonly summary?: (value: V) => string;
  },
): DataField<V> {
  const { words, summary, ...rest } = options;
  return {
    kind: 'data',
    label,
    ...rest,
    ...(summary && {
      summary: (given) => {
        const value = read(given);
        return value === undefined ? '' : summary(value);
      },
    }),
    check: (given) => {
      const value = read(given);
      return value === undefined ? refused(words) : { ok: true, value };
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

function refused(reason: string): FieldCheck<never> {
  return { ok: false, code: 'field-out-of-range', reason };
}

import type { JsonObject, JsonValue, NamedPicture } from '#shared/graph/Field';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';

/** The field of a node that holds pictures of the library; `undefined`: it holds none. */
export function pictureField(definition: Pick<AnyNodeDefinition, 'fields'> | undefined): string | undefined {
  return Object.entries(definition?.fields ?? {}).find(([, { kind }]) => kind === 'pictures')?.[0];
}

/** The first input of a node that pictures can be wired to; `undefined`: it takes none. */
export function pictureInput(definition: Pick<AnyNodeDefinition, 'inputs'> | undefined): string | undefined {
  return Object.entries(definition?.inputs ?? {}).find(([, { type }]) => type === 'images')?.[0];
}

/** The pictures a field holds; what is no list of them counts as empty. */
export function picturesIn(value: JsonValue | undefined): readonly NamedPicture[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: JsonValue): readonly NamedPicture[] => {
    const { id, name } = typeof each === 'object' && each !== null ? (each as JsonObject) : {};
    if (typeof id !== 'string') return [];
    return [typeof name === 'string' ? { id, name } : { id }];
  });
}

/** With more pictures at the end; those that are in already stay where they are. */
export function withMore(pictures: readonly NamedPicture[], more: readonly NamedPicture[]): readonly NamedPicture[] {
  const known = new Set(pictures.map(({ id }) => id));
  return [...pictures, ...more.filter(({ id }) => !known.has(id) && known.add(id))];
}

export function withMoved(pictures: readonly NamedPicture[], from: number, to: number): readonly NamedPicture[] {
  const picture = pictures[from];
  const place = Math.min(Math.max(to, 0), pictures.length - 1);
  if (!picture || place === from) return pictures;
  return pictures.toSpliced(from, 1).toSpliced(place, 0, picture);
}

/** With other pictures in place of one. */
export function withReplaced(
  pictures: readonly NamedPicture[],
  at: number,
  instead: readonly NamedPicture[],
): readonly NamedPicture[] {
  const others = new Set(pictures.flatMap(({ id }, place) => (place === at ? [] : [id])));
  return pictures.toSpliced(at, 1, ...instead.filter(({ id }) => !others.has(id)));
}

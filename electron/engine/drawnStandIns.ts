import type { FlattenerPort } from './Ports.ts';

/**
 * Draws for a preview: what was drawn before is found. What never was is not drawn now, which would fill the library with every step of a drawing;
 * no call can have been made with it, and a stand-in tells as much. One and the same for the same marks on the same picture.
 * @param prefix begins the ids of stand-ins
 */
export function drawnStandIns(prefix: string, findFlattened: FlattenerPort['findFlattened']): FlattenerPort['flatten'] {
  const known = new Map<string, string>();
  return (image, drawing) => {
    const found = findFlattened(image, drawing);
    if (found) return Promise.resolve(found);
    const { id, width, height } = image;
    const key = JSON.stringify([id, drawing]);
    const name = known.get(key) ?? `${prefix} drawing ${String(known.size + 1)}`;
    known.set(key, name);
    return Promise.resolve({ id: name, width, height, mime: 'image/png' });
  };
}

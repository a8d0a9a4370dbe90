import { stepIn, type Picking } from './Picking.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The keys of picking, wherever it is done: K and X mark and go on, the arrows walk, U takes a mark away, Ctrl+Z takes back the last.
 * `undefined`: it is none of them.
 * @param goesOn whether the next is looked at once one is marked
 */
export function pickKey(event: Pressed, picking: Picking, goesOn = true): (() => void) | undefined {
  const { batch, current, look, mark, undo } = picking;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z') return undo;
  if (isCommand || event.altKey || event.shiftKey || !current) return undefined;
  const lookAt = (found: typeof current | undefined) => () => {
    if (found) look(found.image.id);
  };
  const marking = (as: 'kept' | 'rejected') => () => {
    const next = stepIn(batch, current, 1);
    mark(current.image.id, as);
    if (goesOn && next) look(next.image.id);
    else look(current.image.id);
  };
  switch (event.key.toLowerCase()) {
    case 'k':
      return marking('kept');
    case 'x':
      return marking('rejected');
    case 'u':
      return () => {
        mark(current.image.id, undefined);
        look(current.image.id);
      };
    case 'arrowright':
      return lookAt(stepIn(batch, current, 1));
    case 'arrowleft':
      return lookAt(stepIn(batch, current, -1));
    case 'home':
      return lookAt(batch[0]);
    case 'end':
      return lookAt(batch.at(-1));
    default:
      return undefined;
  }
}

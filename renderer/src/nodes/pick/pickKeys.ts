import type { KeyboardEvent } from 'react';
import type { Picking } from './usePicking.ts';

/** The keys of picking, wherever it is done: K and X mark and go on, the arrows walk, U takes a mark away. Gives whether the key was one. */
export function pressPickKey(event: KeyboardEvent, { step, mark, look, batch }: Picking): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const ends = { Home: batch[0], End: batch.at(-1) };
  switch (event.key) {
    case 'k':
      mark('kept');
      break;
    case 'x':
    case 'Delete':
      mark('rejected');
      break;
    case 'u':
      mark(undefined);
      break;
    case 'ArrowRight':
      step(1);
      break;
    case 'ArrowLeft':
      step(-1);
      break;
    case 'Home':
    case 'End': {
      const end = ends[event.key];
      if (end) look(end.image.id);
      break;
    }
    default:
      return false;
  }
  event.preventDefault();
  event.stopPropagation();
  return true;
}

import { pictures } from '../../stores/sets/setWords.ts';
import { formatBytes } from '../../ui/formats.ts';

export interface TrashSize {
  readonly count: number;
  readonly bytes: number;
}

/** `3 pictures, 5.7 MB; they stay on the disk until you empty the trash.` */
export function trashWords({ count, bytes }: TrashSize): string {
  const they = count === 1 ? 'it stays' : 'they stay';
  return `${pictures(count)}, ${formatBytes(bytes)}; ${they} on the disk until you empty the trash.`;
}

/** What emptying does, before it is done. */
export function emptyingWords({ count, bytes }: TrashSize): string {
  if (count === 0) return 'Nothing in the trash is as old as that.';
  const goes = count === 1 ? 'goes' : 'go';
  return `${pictures(count)}, ${formatBytes(bytes)}, ${goes} from the disk. Nothing brings them back.`;
}

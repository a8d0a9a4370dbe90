import type { ImportReport } from '#shared/api/contract';
import { pictures } from '../../stores/sets/setWords.ts';

/** While it is under way. */
export function soFarWords(done: number, total: number | null): string {
  if (total === null) return done === 0 ? 'Looking for pictures…' : `${done.toLocaleString('en')} files looked at.`;
  return `${done.toLocaleString('en')} of ${total.toLocaleString('en')} files looked at.`;
}

/** What became of it, in a sentence. */
export function importWords({ taken, known, restored, refused, isStopped }: ImportReport): string {
  const parts = [
    `${pictures(taken)} imported`,
    ...(known > 0 ? [`${known.toLocaleString('en')} in the library already`] : []),
    ...(restored > 0 ? [`${restored.toLocaleString('en')} brought back out of the trash`] : []),
    ...(refused.count > 0 ? [`${refused.count.toLocaleString('en')} left out`] : []),
  ];
  return `${isStopped ? 'Stopped: ' : ''}${parts.join(', ')}.`;
}

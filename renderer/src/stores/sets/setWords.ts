/** Reference sets in words. */
import type { SetVersion } from '#shared/api/contract';

/** What a version changed, as a person says it. `before`: the one it was made of; absent: it is the first. */
export function changeWords(version: SetVersion, before: SetVersion | undefined): string {
  if (!before) return `made with ${pictures(version.pictures.length)}`;
  const notesBefore = new Map(before.pictures.map(({ image, note }) => [image.id, note]));
  const idsNow = new Set(version.pictures.map(({ image }) => image.id));
  const kept = version.pictures.filter(({ image }) => notesBefore.has(image.id));
  const added = version.pictures.length - kept.length;
  const removed = before.pictures.filter(({ image }) => !idsNow.has(image.id)).length;
  const noted = kept.filter(({ image, note }) => notesBefore.get(image.id) !== note).length;
  const order = before.pictures.filter(({ image }) => idsNow.has(image.id));
  const isMoved = order.some(({ image }, at) => image.id !== kept[at]?.image.id);
  const words = [
    ...(added > 0 ? [`${pictures(added)} added`] : []),
    ...(removed > 0 ? [`${pictures(removed)} taken out`] : []),
    ...(isMoved ? ['order changed'] : []),
    ...(noted > 0 ? [noted === 1 ? '1 note changed' : `${String(noted)} notes changed`] : []),
  ];
  return words.join(', ') || 'as before';
}

export function pictures(count: number): string {
  return count === 1 ? '1 picture' : `${String(count)} pictures`;
}

/** The notes with the numbers a model counts its pictures by, one a line, to be put into a prompt. */
export function notesText({ pictures: noted }: Pick<SetVersion, 'pictures'>): string {
  return noted
    .flatMap(({ note }, at) => (note.trim() === '' ? [] : [`Image ${String(at + 1)}: ${note.trim()}`]))
    .join('\n');
}

import type { CallOutput } from './contract.ts';

/** What a person can do about what a check of the library found, a sentence each; empty: nothing need be done. */
export function checkSteps({
  damaged,
  missing,
  unreadable,
  misnamed,
  unknown,
  index,
}: CallOutput<'library.check'>): readonly string[] {
  return [
    ...(damaged.count + missing.count > 0
      ? ['Importing the same picture again, or putting its file back, makes it whole.']
      : []),
    ...(unreadable.count > 0
      ? [
          'Files under “unreadable” are there and could not be read: see whether you have the right to, and check again.',
        ]
      : []),
    ...(misnamed.count > 0 ? ['A file under “misnamed” is the picture: give it the name of its place again.'] : []),
    ...(unknown.count > 0
      ? ['Files under “unknown” belong to no picture here; importing takes the pictures among them in.']
      : []),
    ...(index.length > 0 ? ['Put a backup of the index in its place; the pictures are files of their own.'] : []),
  ];
}

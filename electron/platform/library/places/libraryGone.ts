import { LibraryGoneError } from '#shared/errors/inputErrors';

/** What is said where a library was and none is. */
export function libraryGone(folder: string): LibraryGoneError {
  return new LibraryGoneError(`The library is not there: ${folder}`, {
    hint: 'If the disk it is on is not connected, connect it and start again. No empty library was made in its place; “lumi library use FOLDER” opens another, and without FOLDER the one in the data folder.',
  });
}
